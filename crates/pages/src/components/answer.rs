//! The city's answer, and how far it is.

use hearing_api::{Answer, HistoryEntry, Status};
use maud::{Markup, html};

use crate::dates::japanese_time;

/// An answer as every reader sees it.
pub fn answer(answer: &Answer) -> Markup {
    html! {
        p { span.status-badge data-outcome=(answer.outcome.id()) { (answer.outcome.label()) } }
        p { (answer.outcome.explained()) }
        p.answer__text dir="auto" { (answer.text) }
        p.page-section__note {
            time datetime=(answer.answered_at) { (japanese_time(&answer.answered_at)) } " 回答"
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
