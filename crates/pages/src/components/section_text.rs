//! Paragraphs and headed parts of a document.

use maud::{Markup, html};
use plan::{Passage, Section};

use crate::components::annotations::marked_passage;
use crate::language::passage;

/// One paragraph each, with a mark behind the words on which the page's end has a remark.
pub fn paragraphs(passages: &[Passage<'_>]) -> Markup {
    html! { @for passage in passages { p { (marked_passage(passage)) } } }
}

/// The headed parts of a section, at `h3`, and theirs at `h4`.
pub fn parts(section: &Section<'_>) -> Markup {
    html! {
        @for part in section.parts {
            h3 { (passage(part.title)) }
            (paragraphs(part.passages))
            @for part in part.parts {
                h4 { (passage(part.title)) }
                (paragraphs(part.passages))
            }
        }
    }
}
