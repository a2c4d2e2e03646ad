//! 版: how far an edition of the plan has come, said where its text stands.

use maud::{Markup, html};
use plan::{Document, Edition, EditionId, EditionStatus, Standing};
use plan_data::PLAN;

use crate::components::document_note::document_note;

/// How far the editions have come that a page's text is from, each once; nothing while the line over
/// every page says that all of the plan is a draft.
pub fn edition_notes(editions: impl IntoIterator<Item = EditionId>) -> Markup {
    let mut editions: Vec<_> = editions.into_iter().collect();
    editions.sort_unstable();
    editions.dedup();
    html! {
        @if PLAN.standing() != Standing::Drafts {
            @for edition in editions { (document_note(Document::Edition(edition))) }
        }
    }
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
