use std::fmt;
use std::str::FromStr;

use crate::life_stage::{LifeStage, Situation};
use crate::vocabulary::UnknownId;

/// Whom a quoted word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub enum Audience {
    /// People at this stage of life.
    LifeStage(LifeStage),
    /// People in this situation.
    Situation(Situation),
    /// People of all ages: 誰もが, 生涯にわたり, すべての市民.
    Everyone,
}

impl fmt::Display for Audience {
    /// The id of the stage or situation, or `everyone`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LifeStage(stage) => f.write_str(stage.id()),
            Self::Situation(situation) => f.write_str(situation.id()),
            Self::Everyone => f.write_str("everyone"),
        }
    }
}

impl FromStr for Audience {
    type Err = UnknownId;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        if id == "everyone" {
            return Ok(Self::Everyone);
        }
        id.parse()
            .map(Self::LifeStage)
            .or_else(|_| id.parse().map(Self::Situation))
    }
}

/// The place in a policy where a tag's quote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub enum Place {
    /// 目標とするまちの姿.
    Goal,
    /// The title or a paragraph of the measure with this number.
    Measure(u8),
    /// 共創の取組.
    CoCreation,
    /// 課題.
    Challenges,
}

impl fmt::Display for Place {
    /// `goal`, `measure 2`, `co-creation` or `challenges`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Goal => f.write_str("goal"),
            Self::Measure(number) => write!(f, "measure {number}"),
            Self::CoCreation => f.write_str("co-creation"),
            Self::Challenges => f.write_str("challenges"),
        }
    }
}

impl FromStr for Place {
    type Err = UnknownId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "goal" => Ok(Self::Goal),
            "co-creation" => Ok(Self::CoCreation),
            "challenges" => Ok(Self::Challenges),
            _ => {
                let number = text
                    .strip_prefix("measure ")
                    .and_then(|number| number.parse().ok());
                number.map(Self::Measure).ok_or(UnknownId)
            }
        }
    }
}

/// An editorial tag: it says whom a policy names, and quotes the words that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Tag<'a> {
    /// Who is named.
    pub audience: Audience,
    /// Where the words stand.
    pub place: Place,
    /// The words, exactly as they stand in that place, within one paragraph.
    pub quote: &'a str,
}
