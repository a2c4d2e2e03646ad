use crate::life_stage::{LifeStage, Situation};

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
