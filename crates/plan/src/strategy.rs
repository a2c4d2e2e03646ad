use crate::national_category::{CitedPolicy, NationalCategory, StrategyMeasure};
use crate::national_objective::NationalObjective;
use crate::section::Passage;
use crate::source::Source;
use crate::strategy_theme::StrategyTheme;

/// 鎌倉市まち・ひと・しごと創生総合戦略2030（案）, document 002: slides of 4 March 2026.
///
/// It stands apart from [`Plan`](crate::Plan), so that a bundle that shows nothing of it does not
/// carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Strategy<'a> {
    /// The lines before the first slide: the title, the date, the meeting.
    pub cover: &'a [Passage<'a>],
    /// The slides that say where the strategy comes from, 地域ビジョン among them. Their diagrams
    /// are lost; the labels of these are left, a passage each.
    pub slides: &'a [Slide<'a>],
    /// インパクト（政策目標）: what the national strategy wants to bring about.
    pub impacts: &'a [Impact<'a>],
    /// The five sections of the city's own, 鎌倉に住みたい、関わりたい first.
    pub themes: &'a [StrategyTheme<'a>],
    /// The national strategy's objectives A to E, with the measures of the plan beside them.
    pub objectives: &'a [NationalObjective<'a>],
}

impl<'a> Strategy<'a> {
    /// The categories a to r of all objectives.
    pub fn categories(&self) -> impl Iterator<Item = &'a NationalCategory<'a>> + use<'a> {
        let objectives = self.objectives;
        objectives.iter().flat_map(|objective| objective.categories)
    }

    /// The category with this letter.
    pub fn category(&self, letter: char) -> Option<&'a NationalCategory<'a>> {
        self.categories().find(|category| category.letter == letter)
    }

    /// The policies beside a category: its own, or those of the column that it shares.
    pub fn policies_beside(&self, category: &NationalCategory<'a>) -> &'a [CitedPolicy<'a>] {
        category
            .shares_with
            .and_then(|letter| self.category(letter))
            .map_or(category.policies, |other| other.policies)
    }

    /// Every measure that a category names, with the category. One that several name comes several
    /// times; the column that two share comes once.
    pub fn measures(
        &self,
    ) -> impl Iterator<Item = (&'a NationalCategory<'a>, &'a StrategyMeasure<'a>)> + use<'a> {
        self.categories()
            .flat_map(|category| category.measures().map(move |measure| (category, measure)))
    }
}

/// A slide of running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Slide<'a> {
    /// The heading behind its `○`.
    pub title: Passage<'a>,
    /// The lines below, without the hyphens of lists.
    pub passages: &'a [Passage<'a>],
    /// The lines from the heading to the last of these.
    pub source: Source,
}

/// インパクト: one of the three aims of the national strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Impact<'a> {
    /// 1 to 3.
    pub number: u8,
    /// The text behind the number.
    pub title: &'a str,
    /// Its line.
    pub source: Source,
}
