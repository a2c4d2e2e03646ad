use crate::national_category::NationalCategory;
use crate::source::Source;

/// One of the objectives A to E of the national strategy (国戦略2025).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct NationalObjective<'a> {
    /// `A` to `E`.
    pub letter: char,
    /// The text behind the letter, in the headings of its slides.
    pub title: &'a str,
    /// Its line in the list of all five, which has the same text.
    pub listed: Source,
    /// Its categories, in the order of their letters.
    pub categories: &'a [NationalCategory<'a>],
    /// The heading of each of its slides.
    pub headings: &'a [Source],
    /// The lines from the first heading to the last line of the last slide.
    pub source: Source,
}
