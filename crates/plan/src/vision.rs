use crate::section::{Passage, Section};
use crate::source::Source;

/// 基本構想「鎌倉ビジョン 2034」, the first part of a whole plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Vision<'a> {
    /// The heading, 鎌倉市基本構想「鎌倉ビジョン 2034」.
    pub title: Passage<'a>,
    /// １ 基本構想について.
    pub about: Section<'a>,
    /// ２ 基本構想期間.
    pub period: Section<'a>,
    /// ３ 基本構想の名称.
    pub name: Section<'a>,
    /// ４ 基本理念.
    pub philosophy: Section<'a>,
    /// ５ 将来都市像, in full.
    pub city_vision_section: Section<'a>,
    /// 将来都市像 itself: the quoted words of section ５.
    pub city_vision: Passage<'a>,
    /// ６ 将来目標: the paragraphs before the goals.
    pub goals_introduction: Section<'a>,
    /// The three goals.
    pub goals: &'a [FutureGoal<'a>],
}

impl<'a> Vision<'a> {
    /// Its name, which its heading quotes: 鎌倉ビジョン 2034.
    pub fn quoted_name(&self) -> &'a str {
        let title = self.title.text;
        let (_, name) = title.split_once('「').unwrap_or(("", title));
        name.split_once('」').map_or(name, |(name, _)| name)
    }

    /// Its sections １ to ６ in the order of the document; the last without the future goals.
    pub const fn sections(&self) -> [&Section<'a>; 6] {
        [
            &self.about,
            &self.period,
            &self.name,
            &self.philosophy,
            &self.city_vision_section,
            &self.goals_introduction,
        ]
    }
}

/// 将来目標: one of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct FutureGoal<'a> {
    /// 1, 2 or 3, in the order of the document.
    pub number: u8,
    /// Its title.
    pub title: &'a str,
    /// Its paragraphs.
    pub passages: &'a [Passage<'a>],
    /// The lines from the heading to the last paragraph.
    pub source: Source,
}
