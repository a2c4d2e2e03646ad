//! The button that reads the page aloud. `web/read-aloud/` answers, and shows it only where the browser has a voice.

use maud::{Markup, html};

use crate::language::tr;

/// The button, for the row of what can be done with a page.
pub fn read_aloud() -> Markup {
    html! { button.read-aloud type="button" { (tr("読み上げ")) } }
}
