use std::fmt;
use std::str::FromStr;

use crate::edition::EditionId;
use crate::vocabulary::UnknownId;

/// 文書: one of the source documents under `seeds/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub enum Document {
    /// The document that carries an edition of the plan: `seeds/editions.toml` lists them.
    Edition(EditionId),
    /// 002: slides of 4 March 2026, which connect the plan's measures with the national strategy.
    Strategy,
    /// 003: 市民自治, a part of an earlier plan's implementation plan for fiscal 2014 to 2016.
    ImplementationPlan2014,
    /// 004: 行財政運営, a part of an earlier plan's implementation plan for fiscal 2023 to 2025.
    ImplementationPlan2023,
}

impl Document {
    /// Whose the documents' texts are, for residents.
    pub const RIGHTS: &str =
        "文書の文章は鎌倉市のものです。利用の条件は、どの文書にも書かれていません。";

    /// The documents that are no edition of the plan.
    pub const OTHERS: [Self; 3] = [
        Self::Strategy,
        Self::ImplementationPlan2014,
        Self::ImplementationPlan2023,
    ];

    /// Its number.
    pub const fn number(self) -> u16 {
        match self {
            Self::Edition(edition) => edition.number,
            Self::Strategy => 2,
            Self::ImplementationPlan2014 => 3,
            Self::ImplementationPlan2023 => 4,
        }
    }

    /// The edition that it carries.
    pub const fn edition(self) -> Option<EditionId> {
        match self {
            Self::Edition(edition) => Some(edition),
            Self::Strategy | Self::ImplementationPlan2014 | Self::ImplementationPlan2023 => None,
        }
    }
}

impl fmt::Display for Document {
    /// Three digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        EditionId::new(self.number()).fmt(f)
    }
}

impl FromStr for Document {
    type Err = UnknownId;

    /// Reads three digits. Whether the plan has such an edition is another question.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let id: EditionId = text.parse()?;
        let other = Self::OTHERS
            .into_iter()
            .find(|document| document.number() == id.number);
        Ok(other.unwrap_or(Self::Edition(id)))
    }
}

/// 出典: the lines of a document that an item stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Source {
    /// The document.
    pub document: Document,
    /// Its first line, counted from 1 in the file as it stands in `seeds/`.
    pub first: u16,
    /// Its last line, inclusive.
    pub last: u16,
}

impl Source {
    /// Whether all these lines are among its own.
    pub fn covers(self, part: Self) -> bool {
        self.document == part.document && self.first <= part.first && part.last <= self.last
    }
}
