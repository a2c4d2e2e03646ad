use std::fmt;
use std::str::FromStr;

use crate::chapter::Chapter;
use crate::policy_code::PolicyCode;
use crate::vocabulary;
use crate::vocabulary::UnknownId;

/// The number of an edition of the plan, and of the document that carries it: `000`, `001`, ….
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct EditionId {
    /// 0 to 999.
    pub number: u16,
}

impl EditionId {
    /// The edition with this number.
    pub const fn new(number: u16) -> Self {
        Self { number }
    }
}

impl fmt::Display for EditionId {
    /// Three digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.number)
    }
}

impl FromStr for EditionId {
    type Err = UnknownId;

    /// Reads three digits. Whether the plan has such an edition is another question.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.then(|| text.parse().ok()).flatten();
        number.map(Self::new).ok_or(UnknownId)
    }
}

vocabulary! {
    /// How far an edition has come.
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    #[derive(Default)]
    pub enum EditionStatus {
        /// Under discussion.
        #[default]
        Draft = "draft", "検討中の文書です。決定された計画ではありません。";
        /// Decided by the city.
        Adopted = "adopted", "決定された計画です。";
    }
}

/// 版: one text of the plan, or of some of its chapters, as `seeds/editions.toml` describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Edition<'a> {
    /// Its number, which is that of its document.
    pub id: EditionId,
    /// What readers call it: 素案.
    pub name: &'a str,
    /// The name with what it covers: 素案（全43施策）.
    pub label: &'a str,
    /// The title of its document.
    pub title: &'a str,
    /// What readers call its document among the others: 素案, 計画推進体制の案.
    pub document_name: &'a str,
    /// Where its policies' 現状, 課題 and 成果指標 are that it does not print, in sentences; empty if
    /// nothing is known of them.
    pub state_note: &'a str,
    /// What else there is to say of its document, in sentences; empty if nothing.
    pub note: &'a str,
    /// How far it has come.
    pub status: EditionStatus,
    /// When it was dated, as readers read it; `None` where the document bears no date.
    pub date: Option<&'a str>,
    /// The chapters that it prints, in their order.
    pub chapters: &'a [Chapter],
    /// The policies of earlier editions that do not keep their code in this one.
    pub moves: &'a [PolicyMove<'a>],
}

impl Edition<'_> {
    /// Whether it prints the policies of this chapter.
    pub fn covers(&self, chapter: Chapter) -> bool {
        self.chapters.contains(&chapter)
    }

    /// The plan as readers call it in a sentence: 総合計画の素案, or 総合計画 once it is adopted.
    pub fn plan_in_words(&self) -> String {
        match self.status {
            EditionStatus::Draft => format!("総合計画の{}", self.name),
            EditionStatus::Adopted => "総合計画".to_owned(),
        }
    }

    /// What is written behind a title of a text that is not adopted: （素案）.
    pub fn draft_mark(&self) -> String {
        match self.status {
            EditionStatus::Draft => format!("（{}）", self.name),
            EditionStatus::Adopted => String::new(),
        }
    }

    /// Whether it prints every chapter.
    pub fn is_whole(&self) -> bool {
        Chapter::ALL.iter().all(|chapter| self.covers(*chapter))
    }
}

/// What became of an earlier edition's policy that does not keep its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct PolicyMove<'a> {
    /// The earlier edition.
    pub edition: EditionId,
    /// The policy's code there.
    pub from: PolicyCode,
    /// Its codes now: one if it was renumbered, more if it was split, none if it is gone.
    pub to: &'a [PolicyCode],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_edition_that_is_not_adopted_is_called_a_draft() {
        let edition = |status| Edition {
            id: EditionId::new(0),
            name: "素案",
            label: "",
            title: "",
            document_name: "",
            state_note: "",
            note: "",
            status,
            date: None,
            chapters: &[],
            moves: &[],
        };
        let draft = edition(EditionStatus::Draft);
        assert_eq!(
            (draft.plan_in_words().as_str(), draft.draft_mark().as_str()),
            ("総合計画の素案", "（素案）")
        );
        let adopted = edition(EditionStatus::Adopted);
        assert_eq!(
            (adopted.plan_in_words().as_str(), adopted.draft_mark()),
            ("総合計画", String::new())
        );
    }

    #[test]
    fn an_edition_prints_as_it_is_read() {
        for text in ["000", "001", "123"] {
            let read = text.parse::<EditionId>();
            assert_eq!(read.map(|id| id.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "0", "0000", "+01", "1-1", "０００"] {
            assert_eq!(text.parse::<EditionId>(), Err(UnknownId), "{text}");
        }
    }
}
