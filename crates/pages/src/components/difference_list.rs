//! The changes that alter what the plan says.

use maud::{Markup, html};
use plan::comparison::Difference;

use crate::components::comparison::{EditionNames, side_by_side};

/// Each change with both wordings, and what it comes to.
pub fn difference_list<'a>(differences: impl IntoIterator<Item = &'a Difference<'a>>) -> Markup {
    html! {
        ul.difference-list {
            @for difference in differences {
                li.difference-list__item {
                    p.difference-list__note { (difference.note) }
                    (side_by_side(&difference.pair(), EditionNames::new(difference.from, difference.to)))
                }
            }
        }
    }
}
