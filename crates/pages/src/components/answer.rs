//! The city's answer, and how far it is.

use hearing_api::{Answer, HistoryEntry, Status};
use maud::{Markup, html};

use crate::components::outcome::outcome;
use crate::dates::japanese_day;

/// An answer as every reader sees it.
pub fn answer(answer: &Answer) -> Markup {
    html! {
        p { (outcome(answer.outcome)) }
        p.answer__text dir="auto" { (answer.text) }
        p.page-section__note {
            time datetime=(answer.answered_at) { (japanese_day(&answer.answered_at)) } " 回答"
        }
    }
}

/// What an entry of a history is called: an answer right after an answer is its correction.
pub fn entry_label(history: &[HistoryEntry], at: usize) -> &'static str {
    let status = |at: usize| history.get(at).map(|entry| entry.status);
    let before = at.checked_sub(1).and_then(status);
    match status(at) {
        Some(Status::Answered) if before == Some(Status::Answered) => "回答の訂正",
        Some(status) => status.label(),
        None => "",
    }
}
