use crate::section::Passage;
use crate::source::Source;

/// 主な取組: one of a policy's numbered measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Measure<'a> {
    /// 1 for ①, and so on.
    pub number: u8,
    /// The heading behind the number.
    pub title: Passage<'a>,
    /// The description, one to three paragraphs.
    pub passages: &'a [Passage<'a>],
    /// The lines from the heading to the last paragraph.
    pub source: Source,
}

impl<'a> Measure<'a> {
    /// Its title and its paragraphs, as they are printed one after another.
    pub fn printed(&self) -> impl Iterator<Item = Passage<'a>> + use<'a> {
        std::iter::once(self.title).chain(self.passages.iter().copied())
    }

    /// The number as it is printed: `①` for 1.
    pub fn mark(&self) -> char {
        const MARKS: [char; 9] = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨'];
        usize::from(self.number)
            .checked_sub(1)
            .and_then(|index| MARKS.get(index).copied())
            .unwrap_or('・')
    }
}
