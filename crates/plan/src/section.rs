use crate::source::Source;

/// A paragraph, or a heading's text, with the lines it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Passage<'a> {
    /// The text, unwrapped and otherwise as printed.
    pub text: &'a str,
    /// Where it stands.
    pub source: Source,
}

/// A headed part of a document that is no policy: 基本構想について, 人口, (1) 総論, ….
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Section<'a> {
    /// The mark before the heading, as printed: `１`, `(1)`, `ア`.
    pub mark: &'a str,
    /// The heading's text.
    pub title: &'a str,
    /// The paragraphs directly under the heading.
    pub passages: &'a [Passage<'a>],
    /// The headed parts under it.
    pub parts: &'a [Section<'a>],
    /// The lines from the heading to the last line of the last part.
    pub source: Source,
}

/// A footnote of an edition. Notes 1 to 31 of document 001 are in none of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Footnote<'a> {
    /// The number that the text refers to it by, in superscript digits: 32 for `³²`.
    pub number: u8,
    /// The note, without its number.
    pub text: &'a str,
    /// Where the note is printed, which is not always in the policy that refers to it.
    pub source: Source,
}
