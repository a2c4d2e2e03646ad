//! 総合戦略 in `plan.json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::source::OpenSource;
use super::{id, paragraphs, schema};
use crate::{
    CitedPolicy, Direction, Document, EditionLink, Impact, NationalCategory, NationalGroup,
    NationalItem, NationalObjective, Slide, Strategy, StrategyMeasure, StrategyTheme,
};

/// 鎌倉市まち・ひと・しごと創生総合戦略2030（案）.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenStrategy<'a> {
    /// The identifier: `002-strategy`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The lines before the first slide: the title, the date, the meeting.
    cover: Vec<&'a str>,
    /// The slides of running text.
    slides: Vec<OpenSlide<'a>>,
    /// インパクト（政策目標）of the national strategy.
    impacts: Vec<OpenImpact<'a>>,
    /// The five sections of the city's own, with 現状と目的 and 取組方針.
    themes: Vec<OpenTheme<'a>>,
    /// The national strategy's objectives A to E, with the measures of the plan beside them.
    national: Vec<OpenObjective<'a>>,
}

impl<'a> OpenStrategy<'a> {
    pub(super) fn new(strategy: &Strategy<'a>) -> Self {
        Self {
            id: id::part(Document::Strategy, "strategy"),
            cover: paragraphs(strategy.cover),
            slides: id::slides(strategy)
                .map(|(id, slide)| OpenSlide::new(id, slide))
                .collect(),
            impacts: strategy.impacts.iter().map(OpenImpact::new).collect(),
            themes: id::themes(strategy)
                .map(|(id, theme)| OpenTheme::new(id, theme))
                .collect(),
            national: strategy.objectives.iter().map(OpenObjective::new).collect(),
        }
    }
}

/// A slide of running text. Of a diagram, only the labels are left.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenSlide<'a> {
    /// The identifier, with the slide's place among these: `002-slide-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The heading behind its `○`, as printed.
    title: &'a str,
    /// The lines below, without the hyphens of lists.
    paragraphs: Vec<&'a str>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenSlide<'a> {
    fn new(id: String, slide: &Slide<'a>) -> Self {
        Self {
            id,
            title: slide.title.text,
            paragraphs: paragraphs(slide.passages),
            source: OpenSource::new(slide.source),
        }
    }
}

/// インパクト: one of the three aims of the national strategy.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenImpact<'a> {
    /// The identifier: `002-impact-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The printed number.
    #[schemars(range(min = 1))]
    number: u8,
    /// The text behind the number, as printed.
    title: &'a str,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenImpact<'a> {
    fn new(impact: &Impact<'a>) -> Self {
        Self {
            id: id::impact(impact),
            number: impact.number,
            title: impact.title,
            source: OpenSource::new(impact.source),
        }
    }
}

/// One of the five sections of the city's strategy.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenTheme<'a> {
    /// The identifier, with the section's place among the five: `002-theme-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The heading over 現状と目的, as printed.
    title: &'a str,
    /// The heading over 取組方針, which the first section words otherwise.
    directions_title: &'a str,
    /// 現状と目的.
    current_state: Vec<&'a str>,
    /// 取組方針と紐づく施策.
    directions: Vec<OpenDirection<'a>>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenTheme<'a> {
    fn new(id: String, theme: &StrategyTheme<'a>) -> Self {
        Self {
            title: theme.title.text,
            directions_title: theme.directions_title.text,
            current_state: paragraphs(theme.current_state),
            directions: id::directions(&id, theme)
                .map(|(id, direction)| OpenDirection::new(id, direction))
                .collect(),
            source: OpenSource::new(theme.source),
            id,
        }
    }
}

/// 取組方針, with the policies that it is tied to.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenDirection<'a> {
    /// The identifier, with the direction's place in its section: `002-theme-1-direction-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The sentence behind the `・`, as printed.
    text: &'a str,
    /// 紐づく施策: the codes, as printed. What they are in each edition stands in `strategy_links.csv`.
    #[schemars(inner(regex(pattern = schema::POLICY_CODE)))]
    policies: Vec<String>,
    /// The same policies, under the names that this document gives them.
    policy_names: Vec<&'a str>,
    /// Where the sentence and its policies stand.
    source: OpenSource,
}

impl<'a> OpenDirection<'a> {
    fn new(id: String, direction: &Direction<'a>) -> Self {
        let mut source = direction.text.source;
        source.last = direction.policies_source.last;
        let links = direction.policies;
        Self {
            id,
            text: direction.text.text,
            policies: links.iter().map(|link| link.code.to_string()).collect(),
            policy_names: links.iter().map(|link| link.name).collect(),
            source: OpenSource::new(source),
        }
    }
}

/// One of the objectives of the national strategy (国戦略2025).
#[derive(Debug, Serialize, JsonSchema)]
struct OpenObjective<'a> {
    /// The identifier: `002-objective-A`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The printed letter, A to E.
    #[schemars(regex(pattern = "^[A-E]$"))]
    objective: char,
    /// The text behind the letter, as printed.
    title: &'a str,
    /// The categories under it.
    categories: Vec<OpenCategory<'a>>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenObjective<'a> {
    fn new(objective: &NationalObjective<'a>) -> Self {
        Self {
            id: id::objective(objective),
            objective: objective.letter,
            title: objective.title,
            categories: objective.categories.iter().map(OpenCategory::new).collect(),
            source: OpenSource::new(objective.source),
        }
    }
}

/// One of the categories of the national strategy, with the measures that the city counts towards it.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenCategory<'a> {
    /// The identifier: `002-category-a`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// a to r.
    #[schemars(regex(pattern = "^[a-r]$"))]
    letter: char,
    /// The letter as printed: `1` for l and `0` for o.
    printed_letter: char,
    /// The text behind the letter, as printed.
    title: &'a str,
    /// What the national strategy prints under it.
    groups: Vec<OpenGroup<'a>>,
    /// The measures of the plan beside it. They belong to the category as a whole.
    measures: Vec<OpenStrategyMeasure<'a>>,
    /// The letter of the category whose measures are this one's too; null if the column is its own.
    shares_with: Option<char>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenCategory<'a> {
    fn new(category: &NationalCategory<'a>) -> Self {
        Self {
            id: id::category(category),
            letter: category.letter,
            printed_letter: category.mark,
            title: category.title,
            groups: category
                .groups
                .iter()
                .map(|group| OpenGroup::new(category, group))
                .collect(),
            measures: id::measure_links(category)
                .map(|(id, policy, measure)| OpenStrategyMeasure::new(id, policy, measure))
                .collect(),
            shares_with: category.shares_with,
            source: OpenSource::new(category.source),
        }
    }
}

/// A part of a category.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenGroup<'a> {
    /// The identifier: `002-category-a-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// 1 for `(1)`.
    #[schemars(range(min = 1))]
    number: u8,
    /// The text behind the number, as printed.
    title: &'a str,
    /// Its items.
    items: Vec<OpenItem<'a>>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenGroup<'a> {
    fn new(category: &NationalCategory<'_>, group: &NationalGroup<'a>) -> Self {
        let id = id::group(category, group);
        Self {
            number: group.number,
            title: group.title,
            items: group
                .items
                .iter()
                .map(|item| OpenItem::new(&id, item))
                .collect(),
            source: OpenSource::new(group.source),
            id,
        }
    }
}

/// A part of a group.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenItem<'a> {
    /// The identifier: `002-category-a-1-8`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// 1 for ①.
    #[schemars(range(min = 1))]
    number: u8,
    /// The text behind the number, as printed.
    title: &'a str,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenItem<'a> {
    fn new(group: &str, item: &NationalItem<'a>) -> Self {
        Self {
            id: id::item(group, item),
            number: item.number,
            title: item.title,
            source: OpenSource::new(item.source),
        }
    }
}

/// A measure of the plan under the number and title that document 002 gives it.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenStrategyMeasure<'a> {
    /// The identifier of this mention, with the numbers of this document: `002-category-a-measure-3-8-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The code of the policy, as printed.
    #[schemars(regex(pattern = schema::POLICY_CODE))]
    policy: String,
    /// The name of the policy, as printed here.
    policy_name: &'a str,
    /// 1 for ①. No key into the plan: measures were added and moved in between.
    #[schemars(range(min = 1))]
    number: u8,
    /// The title, as printed here.
    title: &'a str,
    /// What it is in each edition that prints its policy, by its subject. Added by this project.
    links: Vec<OpenLink>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenStrategyMeasure<'a> {
    fn new(id: String, policy: &CitedPolicy<'a>, measure: &StrategyMeasure<'a>) -> Self {
        Self {
            id,
            policy: measure.policy.to_string(),
            policy_name: policy.name,
            number: measure.number,
            title: measure.title,
            links: measure.links.iter().map(OpenLink::new).collect(),
            source: OpenSource::new(measure.source),
        }
    }
}

/// What a measure of document 002 is in an edition of the plan.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenLink {
    /// The edition.
    #[schemars(extend("enum" = schema::EDITIONS))]
    edition: String,
    /// `same`: title and number. `changed`: the subject, in other words. `renumbered`: the title, under
    /// another number. `absent`: the edition has no such measure.
    #[schemars(extend("enum" = ["same", "changed", "renumbered", "absent"]))]
    kind: &'static str,
    /// The number of the edition's measure in its policy; null if it is absent.
    #[schemars(range(min = 1))]
    measure: Option<u8>,
    /// The identifier of the edition's measure; null if it is absent.
    measure_id: Option<String>,
}

impl OpenLink {
    fn new(own: &EditionLink) -> Self {
        let measure = own.link.measure();
        Self {
            edition: own.edition.to_string(),
            kind: own.link.id(),
            measure,
            measure_id: measure.map(|number| id::measure(own.edition, own.policy, number)),
        }
    }
}
