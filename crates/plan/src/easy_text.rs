use std::fmt;
use std::str::FromStr;

use crate::edition::EditionId;
use crate::policy_text::PolicyText;
use crate::source::Source;
use crate::vocabulary::UnknownId;

/// やさしい日本語: what one thing of the plan says, in words for a child of ten or somebody who came to
/// Kamakura last year. The editors', not the city's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct EasyText<'a> {
    /// What it explains.
    pub subject: EasySubject,
    /// Two sentences of a policy, one to three of a measure.
    pub sentences: &'a [EasySentence<'a>],
}

/// What a text in やさしい日本語 explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub enum EasySubject {
    /// The vision of an edition.
    Vision(EditionId),
    /// One of its future goals, by its number.
    Goal(EditionId, u8),
    /// A policy.
    Policy(PolicyText),
    /// A policy's measure, by its number.
    Measure(PolicyText, u8),
}

/// A sentence in やさしい日本語.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct EasySentence<'a> {
    /// Its words with a blank between phrases (分かち書き); a hard word is explained behind it: `年度〈春から 次の 春まで〉`.
    pub text: &'a str,
    /// The lines that it rests on.
    pub sources: &'a [Source],
}

impl EasySubject {
    /// The edition whose text it is.
    pub const fn edition(self) -> EditionId {
        match self {
            Self::Vision(edition) | Self::Goal(edition, _) => edition,
            Self::Policy(text) | Self::Measure(text, _) => text.edition,
        }
    }
}

impl fmt::Display for EasySubject {
    /// As open data spells them: `000-vision`, `000-goal-1`, `000-policy-2-2`, `000-2-2-1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vision(edition) => write!(f, "{edition}-vision"),
            Self::Goal(edition, number) => write!(f, "{edition}-goal-{number}"),
            Self::Policy(PolicyText { edition, code }) => write!(f, "{edition}-policy-{code}"),
            Self::Measure(text, number) => write!(f, "{text}-{number}"),
        }
    }
}

impl FromStr for EasySubject {
    type Err = UnknownId;

    /// Whether the plan has it is another question.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (edition, rest) = text.split_once('-').ok_or(UnknownId)?;
        let edition = edition.parse()?;
        if rest == "vision" {
            return Ok(Self::Vision(edition));
        }
        if let Some(number) = rest.strip_prefix("goal-") {
            let number = number.parse().map_err(|_| UnknownId)?;
            return Ok(Self::Goal(edition, number));
        }
        if let Some(code) = rest.strip_prefix("policy-") {
            let code = code.parse().map_err(|_| UnknownId)?;
            return Ok(Self::Policy(PolicyText { edition, code }));
        }
        let (policy, number) = text.rsplit_once('-').ok_or(UnknownId)?;
        let policy = policy.parse().map_err(|_| UnknownId)?;
        let number = number.parse().map_err(|_| UnknownId)?;
        Ok(Self::Measure(policy, number))
    }
}
