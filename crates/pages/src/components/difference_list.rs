//! The changes that alter what the plan says.

use maud::{Markup, html};
use plan::comparison::Difference;
use plan::heading;

use crate::components::comparison::{compared_passage, passage_sources};
use crate::language::lang_of_original;

/// What is said of two editions that the editors have not compared.
pub const NOT_COMPARED: &str = "ふたつの文章の意味が変わったところは、まだ選んでいません。";

/// What each change comes to, and both wordings as one sentence.
pub fn difference_list<'a>(differences: impl IntoIterator<Item = &'a Difference<'a>>) -> Markup {
    html! {
        ul {
            @for difference in differences {
                li.difference-list__item {
                    p.difference-list__note lang=[lang_of_original()] { (difference.note) }
                    @if quotes_a_heading(difference) {
                        (passage_sources(&difference.pair(), difference.note))
                    } @else {
                        (compared_passage(&difference.pair(), difference.note))
                    }
                }
            }
        }
    }
}

/// Whether a quotation is no more than the heading of what was added: the note says which, and a heading
/// beside a sentence is no sentence.
fn quotes_a_heading(difference: &Difference<'_>) -> bool {
    let quotes = [difference.earlier, difference.later];
    let is_heading = |text: &str| [heading::CURRENT_STATE, heading::INDICATORS].contains(&text);
    quotes
        .into_iter()
        .flatten()
        .any(|quote| is_heading(quote.text))
}
