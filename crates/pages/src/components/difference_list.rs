//! The changes that alter what the plan says.

use maud::{Markup, html};
use plan::comparison::Difference;

use crate::components::comparison::compared_passage;

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
