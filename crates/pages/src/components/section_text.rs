//! Paragraphs and headed parts of a document.

use maud::{Markup, html};
use plan::{Passage, Section};

/// One paragraph each.
pub fn paragraphs(passages: &[Passage<'_>]) -> Markup {
    html! { @for passage in passages { p { (passage.text) } } }
}

/// The headed parts of a section, at `h3`, and theirs at `h4`.
pub fn parts(section: &Section<'_>) -> Markup {
    html! {
        @for part in section.parts {
            h3 { (part.title) }
            (paragraphs(part.passages))
            @for part in part.parts {
                h4 { (part.title) }
                (paragraphs(part.passages))
            }
        }
    }
}
