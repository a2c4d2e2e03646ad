//! The changes that alter what the plan says.

use maud::{Markup, html};
use plan::comparison::Difference;

use crate::components::comparison::compared_passage;

/// What is said of two editions that the editors have not compared.
pub const NOT_COMPARED: &str = "ふたつの文章の意味が変わったところは、まだ選んでいません。";

/// What each change comes to, and both wordings as one sentence.
pub fn difference_list<'a>(differences: impl IntoIterator<Item = &'a Difference<'a>>) -> Markup {
    html! {
        ul {
            @for difference in differences {
                li.difference-list__item {
                    p.difference-list__note { (difference.note) }
                    (compared_passage(&difference.pair(), difference.note))
                }
            }
        }
    }
}
