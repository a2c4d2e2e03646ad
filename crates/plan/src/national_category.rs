use crate::edition::EditionId;
use crate::link::Link;
use crate::measure::Measure;
use crate::plan::Plan;
use crate::policy_code::PolicyCode;
use crate::source::Source;

/// One of the categories a to r of the national strategy, with the measures of the plan that the
/// city counts towards it.
///
/// Measures belong to the category as a whole; the document ties none to a group or item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct NationalCategory<'a> {
    /// `a` to `r`.
    pub letter: char,
    /// The letter as printed: `1` for l and `0` for o.
    pub mark: char,
    /// The text behind the letter.
    pub title: &'a str,
    /// What the national strategy prints under it.
    pub groups: &'a [NationalGroup<'a>],
    /// The policies of the plan beside it, in the printed order. One may come twice.
    pub policies: &'a [CitedPolicy<'a>],
    /// The category whose column of policies is this one's too: r for q. The document does not
    /// say which of the policies belong to which of the two.
    pub shares_with: Option<char>,
    /// Its heading on each of its slides.
    pub headings: &'a [Source],
    /// The lines from the first heading to the last group, item or measure.
    pub source: Source,
}

impl<'a> NationalCategory<'a> {
    /// Every measure printed with it.
    pub fn measures(&self) -> impl Iterator<Item = &'a StrategyMeasure<'a>> + use<'a> {
        let policies = self.policies;
        policies.iter().flat_map(|policy| policy.measures)
    }
}

/// `(1) 地域資源の高付加価値化の取組の強化`: a part of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct NationalGroup<'a> {
    /// 1 for `(1)`.
    pub number: u8,
    /// The text behind the number.
    pub title: &'a str,
    /// Its items.
    pub items: &'a [NationalItem<'a>],
    /// Its heading on each of its slides.
    pub headings: &'a [Source],
    /// The lines from the first heading to the last item.
    pub source: Source,
}

/// `①農山漁村の魅力を活用した国内外の観光客の呼び込み`: a part of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct NationalItem<'a> {
    /// 1 for ①, up to 16.
    pub number: u8,
    /// The text behind the number.
    pub title: &'a str,
    /// Its line.
    pub source: Source,
}

/// `3-8農業`: a policy of the plan beside a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct CitedPolicy<'a> {
    /// Its code.
    pub code: PolicyCode,
    /// Its name as printed here, which is not always that of the plan: 就労 for 就労支援.
    pub name: &'a str,
    /// Those of its measures that the category names.
    pub measures: &'a [StrategyMeasure<'a>],
    /// The lines from the heading to the last measure.
    pub source: Source,
}

/// A measure of the plan under the number and title that document 002 gives it.
///
/// The number is no key into an edition of the plan: measures were added and moved in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct StrategyMeasure<'a> {
    /// The policy that it is printed under.
    pub policy: PolicyCode,
    /// 1 for ①.
    pub number: u8,
    /// The title behind the number.
    pub title: &'a str,
    /// What it is in each edition that prints its policy, the oldest first.
    pub links: &'a [EditionLink],
    /// Its line.
    pub source: Source,
}

impl StrategyMeasure<'_> {
    /// What it is in this edition; `None` where the edition does not print its policy.
    pub fn link(&self, edition: EditionId) -> Option<&EditionLink> {
        self.links.iter().find(|link| link.edition == edition)
    }

    /// The measure of the plan that it is in this edition, if it is in it at all.
    pub fn measure<'p>(&self, plan: &Plan<'p>, edition: EditionId) -> Option<&'p Measure<'p>> {
        let found = self.link(edition)?;
        plan.policy_in(edition, found.policy)?
            .measure(found.link.measure()?)
    }
}

/// What a measure of document 002 is in one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct EditionLink {
    /// The edition.
    pub edition: EditionId,
    /// The policy there.
    pub policy: PolicyCode,
    /// Which of its measures it is.
    pub link: Link,
}
