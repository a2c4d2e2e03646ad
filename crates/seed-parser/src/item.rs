//! What a logical line is, by the mark that it begins with.

use std::fmt;
use std::str::FromStr;

use plan::{Chapter, PolicyCode, Subsection, UnknownId, heading};

/// How a document of the plan is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Dialect {
    /// As 000: wrapped paragraphs, each with a blank at its end.
    #[default]
    WholePlan,
    /// As 001: a paragraph to a line.
    Administration,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WholePlan => "whole-plan",
            Self::Administration => "administration",
        })
    }
}

impl FromStr for Dialect {
    type Err = UnknownId;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let mut all = [Self::WholePlan, Self::Administration].into_iter();
        all.find(|dialect| dialect.to_string() == id)
            .ok_or(UnknownId)
    }
}

/// A logical line, by its mark.
///
/// One mark means different things in the two documents: `◎` heads the co-creation in 000 and the
/// goal in 001, `④` is a chapter in 001 as well as a measure, and `(1)` a subsection as well as a
/// part. What follows the mark tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item<'l> {
    /// `鎌倉市基本構想「…」`.
    VisionTitle,
    /// `鎌倉市基本計画「…」`.
    BasicPlanTitle,
    /// `１ 題名`, `(1) 題名` or `ア 題名`.
    Heading {
        level: Level,
        mark: &'l str,
        title: &'l str,
    },
    /// `(4) 各施策`.
    PoliciesHeading,
    /// `ア 施策の前提`, in 001 `④ 計画推進体制`.
    Chapter { chapter: Chapter, mark: &'l str },
    /// `(ｱ) 市民自治`, in 001 `(7) 市民自治`.
    Subsection {
        subsection: Subsection,
        mark: &'l str,
    },
    /// `2-2 こども・若者`.
    Policy { code: PolicyCode, name: &'l str },
    /// The heading of a part of a policy.
    Block(Block),
    /// `① 題名`.
    Measure { number: u8, title: &'l str },
    /// `■市民 ■地域 …`.
    Matrix,
    /// The first row of a table of indicators.
    TableHeader,
    /// Any other row of a table.
    Row,
    /// A number alone on its line, left over from the layout.
    PageNumber,
    /// Anything else: a paragraph.
    Text,
}

/// The depth of a heading that is no policy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// `１`; `7` in 001.
    Section,
    /// `(1)`.
    Part,
    /// `ア`.
    Subpart,
}

/// A part of a policy that has a heading of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    Goal,
    CurrentState,
    Challenges,
    Measures,
    CoCreation,
    Indicators,
}

impl Block {
    pub(crate) const ALL: [Self; 6] = [
        Self::Goal,
        Self::CurrentState,
        Self::Challenges,
        Self::Measures,
        Self::CoCreation,
        Self::Indicators,
    ];

    /// The name under which the documents print it.
    const fn name(self) -> &'static str {
        match self {
            Self::Goal => heading::GOAL,
            Self::CurrentState => heading::CURRENT_STATE,
            Self::Challenges => heading::CHALLENGES,
            Self::Measures => heading::MEASURES,
            Self::CoCreation => heading::CO_CREATION,
            Self::Indicators => heading::INDICATORS,
        }
    }

    /// The mark that this dialect prints before the name; `None` where it has no such part.
    const fn mark(self, dialect: Dialect) -> Option<&'static str> {
        match (dialect, self) {
            (Dialect::WholePlan, Self::Goal) => Some("〇"),
            (Dialect::WholePlan, Self::Measures) => Some("●"),
            (Dialect::WholePlan, Self::CoCreation) => Some("◎"),
            (Dialect::Administration, Self::Goal) => Some("◎"),
            (_, Self::CurrentState) => Some("◆"),
            (_, Self::Challenges) => Some("◇"),
            (Dialect::Administration, Self::Measures) => Some("○"),
            (_, Self::Indicators) => Some("→"),
            (Dialect::Administration, Self::CoCreation) => None,
        }
    }

    /// The heading as this dialect prints it; `None` where it has no such part.
    pub(crate) fn heading(self, dialect: Dialect) -> Option<String> {
        let mark = self.mark(dialect)?;
        Some(format!("{mark} {}", self.name()))
    }

    /// Whether this line is the part's heading.
    fn is_headed_by(self, text: &str, dialect: Dialect) -> bool {
        let marked = text.split_once(' ');
        marked.is_some_and(|(mark, name)| name == self.name() && self.mark(dialect) == Some(mark))
    }
}

pub(crate) const POLICIES_HEADING: &str = "(4) 各施策";
pub(crate) const TABLE_HEADER: &str = "指標名\t直近実績値\t目標値又は目指す方向";
/// The heading of 5-6's indicators in 001, with marks that the extraction left.
pub(crate) const STARRED_INDICATORS_HEADING: &str = "→ **成果指標**";

impl FromStr for Block {
    type Err = UnknownId;

    /// Reads the name of a part that only some policies print.
    fn from_str(id: &str) -> Result<Self, Self::Err> {
        match id {
            "current-state" => Ok(Self::CurrentState),
            "challenges" => Ok(Self::Challenges),
            "co-creation" => Ok(Self::CoCreation),
            "indicators" => Ok(Self::Indicators),
            _ => Err(UnknownId),
        }
    }
}

impl<'l> Item<'l> {
    /// What this logical line is in a document of this dialect.
    pub(crate) fn of(text: &'l str, dialect: Dialect) -> Self {
        if text.starts_with("鎌倉市基本構想「") {
            return Self::VisionTitle;
        }
        if text.starts_with("鎌倉市基本計画「") {
            return Self::BasicPlanTitle;
        }
        if text.starts_with(['■', '□']) {
            return Self::Matrix;
        }
        if text.contains('\t') {
            return if text == TABLE_HEADER {
                Self::TableHeader
            } else {
                Self::Row
            };
        }
        if dialect == Dialect::WholePlan && text == POLICIES_HEADING {
            return Self::PoliciesHeading;
        }
        if dialect == Dialect::WholePlan && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::PageNumber;
        }
        if let Some(block) = Block::ALL
            .into_iter()
            .find(|block| block.is_headed_by(text, dialect))
        {
            return Self::Block(block);
        }
        if dialect == Dialect::Administration && text == STARRED_INDICATORS_HEADING {
            return Self::Block(Block::Indicators);
        }
        text.split_once(' ')
            .map(|(mark, title)| (mark, title.trim_start()))
            .filter(|(_, title)| !title.is_empty())
            .and_then(|(mark, title)| Self::marked(mark, title, dialect))
            .unwrap_or(Self::Text)
    }

    fn marked(mark: &'l str, title: &'l str, dialect: Dialect) -> Option<Self> {
        if let Ok(code) = mark.parse() {
            return Some(Self::Policy { code, name: title });
        }
        let chapter = Chapter::ALL
            .iter()
            .copied()
            .find(|chapter| chapter.label() == title);
        let subsection = Subsection::ALL
            .iter()
            .copied()
            .find(|part| part.label() == title);
        if let Some(inner) = mark
            .strip_prefix('(')
            .and_then(|mark| mark.strip_suffix(')'))
        {
            let numbered = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
            let lettered = only(inner).is_some_and(|letter| ('ｱ'..='ﾝ').contains(&letter));
            return match subsection {
                Some(subsection) if numbered || lettered => {
                    Some(Self::Subsection { subsection, mark })
                }
                _ => numbered.then_some(Self::Heading {
                    level: Level::Part,
                    mark,
                    title,
                }),
            };
        }
        let letter = only(mark)?;
        match (letter, chapter) {
            ('①'..='⑨', Some(chapter)) if dialect == Dialect::Administration => {
                Some(Self::Chapter { chapter, mark })
            }
            ('①'..='⑨', _) => {
                let number = u8::try_from(u32::from(letter) - u32::from('①') + 1).ok()?;
                Some(Self::Measure { number, title })
            }
            ('ア'..='ン', Some(chapter)) => Some(Self::Chapter { chapter, mark }),
            ('ア'..='ン', None) => Some(Self::Heading {
                level: Level::Subpart,
                mark,
                title,
            }),
            ('０'..='９', _) => Some(Self::Heading {
                level: Level::Section,
                mark,
                title,
            }),
            ('0'..='9', _) if dialect == Dialect::Administration => Some(Self::Heading {
                level: Level::Section,
                mark,
                title,
            }),
            _ => None,
        }
    }
}

/// The only character of a text that has one.
pub(crate) fn only(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mark_means_different_things_in_the_two_documents() {
        let goal = Item::Block(Block::Goal);
        assert_eq!(Item::of("〇 目標とするまちの姿", Dialect::WholePlan), goal);
        assert_eq!(
            Item::of("◎ 目標とするまちの姿", Dialect::Administration),
            goal
        );
        assert_eq!(
            Item::of("◎ 目標とするまちの姿", Dialect::WholePlan),
            Item::Text
        );

        let chapter = |mark| Item::Chapter {
            chapter: Chapter::Administration,
            mark,
        };
        assert_eq!(
            Item::of("カ 計画推進体制", Dialect::WholePlan),
            chapter("カ")
        );
        assert_eq!(
            Item::of("④ 計画推進体制", Dialect::Administration),
            chapter("④")
        );

        let subsection = |mark| Item::Subsection {
            subsection: Subsection::CityAdministration,
            mark,
        };
        assert_eq!(
            Item::of("(ｲ) 市政基本運営", Dialect::WholePlan),
            subsection("(ｲ)")
        );
        assert_eq!(
            Item::of("(1) 市政基本運営", Dialect::Administration),
            subsection("(1)")
        );
        let part = Item::Heading {
            level: Level::Part,
            mark: "(1)",
            title: "総論",
        };
        assert_eq!(Item::of("(1) 総論", Dialect::Administration), part);
    }

    #[test]
    fn a_number_in_a_sentence_is_no_mark() {
        for text in [
            "６次産業化支援策を活用して",
            "３Ｒを推進し",
            "2-2こども",
            "6-1 別の施策",
            "①題名",
            "2034 年度",
        ] {
            assert_eq!(Item::of(text, Dialect::WholePlan), Item::Text, "{text}");
        }
    }
}
