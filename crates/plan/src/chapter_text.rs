use crate::chapter::{Chapter, Subsection};
use crate::section::Passage;
use crate::source::Source;

/// A chapter as a document prints it: its heading, and its subsections' introductions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct ChapterText<'a> {
    /// Which chapter it is.
    pub chapter: Chapter,
    /// The mark that the document prints before the heading: `ア` … `カ` in 000, `④` in 001.
    pub mark: &'a str,
    /// The subsections; empty in every chapter but 計画推進体制.
    pub subsections: &'a [SubsectionText<'a>],
    /// Where the heading stands.
    pub source: Source,
}

/// The heading and introduction of a subsection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct SubsectionText<'a> {
    /// Which subsection it is.
    pub subsection: Subsection,
    /// The mark that the document prints before the heading: `(ｱ)`, `(7)`, ….
    pub mark: &'a str,
    /// Its paragraphs.
    pub passages: &'a [Passage<'a>],
    /// The lines from the heading to the last paragraph.
    pub source: Source,
}
