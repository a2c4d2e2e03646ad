//! 版: which draft a text is from, said where the text stands.

use maud::{Markup, html};
use plan::Edition;

/// A short label of the edition.
pub fn edition_note(edition: Edition) -> Markup {
    html! {
        p.edition-note {
            span.edition-note__label { (edition.label()) }
            span.edition-note__text { "検討中の文書です。決定された計画ではありません。" }
        }
    }
}
