use crate::partner::PartnerSet;
use crate::section::Passage;
use crate::source::Source;

/// 共創のパートナーと共創の取組: who acts together with the city, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct CoCreation<'a> {
    /// The printed ticks. The text does not agree with them everywhere; neither is corrected.
    pub partners: PartnerSet,
    /// The paragraphs of 共創の取組.
    pub passages: &'a [Passage<'a>],
    /// The lines from the heading to the last paragraph.
    pub source: Source,
}
