use crate::chapter::Subsection;
use crate::co_creation::CoCreation;
use crate::edition::EditionId;
use crate::indicator::Indicator;
use crate::measure::Measure;
use crate::policy_code::PolicyCode;
use crate::policy_text::PolicyText;
use crate::section::Passage;
use crate::source::Source;
use crate::tag::Tag;

/// 施策: one policy in one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Policy<'a> {
    /// `0-1` … `5-9`.
    pub code: PolicyCode,
    /// The name behind the code.
    pub name: &'a str,
    /// The edition that this text is from.
    pub edition: EditionId,
    /// The part of 計画推進体制 that it belongs to; `None` in every other chapter.
    pub subsection: Option<Subsection>,
    /// 目標とするまちの姿.
    pub goal: Passage<'a>,
    /// 現状. Empty in editions that print none: document 000 leaves it to an annex.
    pub current_state: &'a [Passage<'a>],
    /// 課題. Empty in editions that print none.
    pub challenges: &'a [Passage<'a>],
    /// 主な取組.
    pub measures: &'a [Measure<'a>],
    /// 共創のパートナーと共創の取組. `None` where the document prints no matrix, which is not eight noes.
    pub co_creation: Option<CoCreation<'a>>,
    /// 成果指標. Empty in editions that print none.
    pub indicators: &'a [Indicator<'a>],
    /// Whom the words of this policy name. Editorial; every tag's quote stands in the place it gives.
    pub tags: &'a [Tag<'a>],
    /// The lines from the heading to the last line.
    pub source: Source,
}

impl<'a> Policy<'a> {
    /// Which text it is.
    pub const fn id(&self) -> PolicyText {
        PolicyText {
            edition: self.edition,
            code: self.code,
        }
    }

    /// The measure with this number.
    pub fn measure(&self, number: u8) -> Option<&'a Measure<'a>> {
        self.measures
            .iter()
            .find(|measure| measure.number == number)
    }

    /// Its paragraphs and its measures' titles: the goal, the measures, 共創の取組, 現状 and 課題.
    pub fn printed(&self) -> impl Iterator<Item = Passage<'a>> + use<'a> {
        let co_creation = self.co_creation.map_or(&[][..], |it| it.passages);
        let others = [co_creation, self.current_state, self.challenges];
        std::iter::once(self.goal)
            .chain(self.measures.iter().flat_map(Measure::printed))
            .chain(others.into_iter().flatten().copied())
    }
}
