use crate::section::Passage;
use crate::source::Source;

/// SDGs のゴール・ターゲットの達成に向けた取組の方向性.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct SdgDirection<'a> {
    /// The targets, in their order.
    pub targets: &'a [SdgTarget],
    /// 市としての取組の方向性.
    pub direction: Passage<'a>,
    /// The lines from the heading to the last of the direction.
    pub source: Source,
}

impl SdgDirection<'_> {
    /// The numbers of the goals that the targets are of, each once.
    pub fn goals(&self) -> impl Iterator<Item = u8> {
        self.targets
            .chunk_by(|target, next| target.goal == next.goal)
            .filter_map(|targets| targets.first())
            .map(|target| target.goal)
    }
}

/// ターゲット: a target of one of the seventeen goals, `16.7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct SdgTarget {
    /// The number of its goal: 16.
    pub goal: u8,
    /// Its number within the goal: 7.
    pub number: u8,
    /// The line that it stands on.
    pub source: Source,
}
