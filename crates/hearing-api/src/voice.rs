use plan::{LifeStage, PartnerRole};

use crate::answer::Answer;
use crate::area::Area;
use crate::kind::Kind;
use crate::status::Status;
use crate::subject::Subject;
use crate::text_language::TextLanguage;

/// 公開された声: an opinion that the city has published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The number in its address.
    pub id: i64,
    /// What it is about.
    pub subject: Subject,
    /// Whether the city said so, since its writer could not tell.
    pub is_sorted: bool,
    /// What it wants to be.
    pub kind: Kind,
    /// The writer's stage of life, if they said, and agreed to have it shown.
    pub life_stage: Option<LifeStage>,
    /// The role in which they speak, likewise.
    pub partner_role: Option<PartnerRole>,
    /// Where they live, likewise.
    pub area: Option<Area>,
    /// The words, what is masked hidden.
    pub text: String,
    /// The language that they are written in.
    pub lang: TextLanguage,
    /// How far the city is.
    pub status: Status,
    /// Why it is out of scope, if it is.
    pub reason: Option<String>,
    /// The answer that holds.
    pub answer: Option<Answer>,
    /// How many opinions were merged into it.
    pub merged: i64,
    /// How many devices said 「同じ思い」.
    pub supports: i64,
    /// When it was published, RFC 3339 in UTC.
    pub published_at: String,
    /// When something of it that had been public was last changed.
    pub corrected_at: Option<String>,
}

impl Voice {
    /// When there was last something new: the publication, the answer or a correction.
    pub fn updated_at(&self) -> &str {
        let answered_at = self.answer.as_ref().map(|answer| &answer.answered_at);
        [answered_at, self.corrected_at.as_ref()]
            .into_iter()
            .flatten()
            .fold(self.published_at.as_str(), |latest, at| latest.max(at))
    }
}
