//! The city's answer, and how far it is.

use hearing_api::{Answer, HistoryEntry, Status};
use maud::{Markup, html};

use crate::components::outcome::outcome;
use crate::dates::day_of_time;
use crate::language::{JAPANESE, lang_of_city, tr, tr_with};

/// An answer as every reader sees it.
pub fn answer(answer: &Answer) -> Markup {
    let lang = lang_of_city(&answer.text);
    let day = day_of_time(&answer.answered_at);
    html! {
        p { (outcome(answer.outcome)) }
        @if lang == Some(JAPANESE) { p.page-section__note { (tr("市の回答は日本語で書かれています。")) } }
        p.answer__text dir="auto" lang=[lang] { (answer.text) }
        p.page-section__note {
            time datetime=(answer.answered_at) { (tr_with("{day} 回答", &[("day", &day)])) }
        }
    }
}

/// What an entry of a history is called: an answer right after an answer is its correction.
pub fn entry_label(history: &[HistoryEntry], at: usize) -> &'static str {
    let status = |at: usize| history.get(at).map(|entry| entry.status);
    let before = at.checked_sub(1).and_then(status);
    match status(at) {
        Some(Status::Answered) if before == Some(Status::Answered) => tr("回答の訂正"),
        Some(status) => tr(status.label()),
        None => "",
    }
}
