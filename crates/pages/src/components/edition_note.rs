//! 版: which edition of the plan a text is from, said where the text stands.

use maud::{Markup, html};
use plan::{Edition, EditionId, EditionStatus};
use plan_data::PLAN;

/// A short label of the edition, and whether it was adopted.
pub fn edition_note(edition: EditionId) -> Markup {
    html! {
        @if let Some(edition) = PLAN.edition(edition) {
            p.edition-note {
                span.edition-note__label { (edition.label) }
                span.edition-note__text { (edition.status.label()) }
            }
        }
    }
}

/// The notes of these editions, each once.
pub fn edition_notes(editions: impl IntoIterator<Item = EditionId>) -> Markup {
    let mut editions: Vec<_> = editions.into_iter().collect();
    editions.sort_unstable();
    editions.dedup();
    html! { @for edition in editions { (edition_note(edition)) } }
}

/// What two editions are that stand beside each other, in a sentence.
pub fn standing_of_both(earlier: &Edition<'_>, later: &Edition<'_>) -> &'static str {
    match (earlier.status, later.status) {
        (EditionStatus::Draft, EditionStatus::Draft) => {
            "どちらも検討中の文書で、決定された計画ではありません。"
        }
        (EditionStatus::Draft, EditionStatus::Adopted) => {
            "前のものは検討中の文書で、後のものが決定された計画です。"
        }
        (EditionStatus::Adopted, EditionStatus::Draft) => {
            "前のものが決定された計画で、後のものは検討中の文書です。"
        }
        (EditionStatus::Adopted, EditionStatus::Adopted) => "どちらも決定された計画です。",
    }
}
