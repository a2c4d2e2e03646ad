//! A table that is wider than a phone.

use maud::{Markup, html};

/// A table of this class and these rows that scrolls by itself, also from the keyboard. `label` names
/// it to who cannot see it.
pub fn table_region(label: &str, class: &str, rows: &Markup) -> Markup {
    html! {
        div.table-region tabindex="0" role="region" aria-label=(label) {
            table class=(class) aria-label=(label) { (rows) }
        }
    }
}
