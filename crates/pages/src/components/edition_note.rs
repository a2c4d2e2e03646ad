//! 版: how far two editions of the plan have come, said where their texts stand beside each other.

use plan::{Edition, EditionStatus};

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
