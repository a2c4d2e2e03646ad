//! A table that is wider than a phone.

use maud::{Markup, html};

/// A table that scrolls by itself, also from the keyboard. `label` names it to who cannot see it.
pub fn table_region(label: &str, table: &Markup) -> Markup {
    html! { div.table-region tabindex="0" role="region" aria-label=(label) { (table) } }
}
