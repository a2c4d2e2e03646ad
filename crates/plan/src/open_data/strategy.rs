use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{OpenSource, paragraphs, printed};
use crate::{
    CitedPolicy, Direction, Edition, Impact, Link, NationalCategory, NationalGroup, NationalItem,
    NationalObjective, PolicyCode, PolicyLink, Slide, Strategy, StrategyMeasure, StrategyTheme,
};

#[derive(Debug, Serialize)]
pub(super) struct OpenStrategy<'a> {
    cover: Vec<&'a str>,
    slides: Vec<OpenSlide<'a>>,
    impacts: Vec<OpenImpact<'a>>,
    themes: Vec<OpenTheme<'a>>,
    national: Vec<OpenObjective<'a>>,
}

impl<'a> OpenStrategy<'a> {
    pub(super) fn new(strategy: &Strategy<'a>) -> Self {
        Self {
            cover: paragraphs(strategy.cover),
            slides: strategy.slides.iter().map(OpenSlide::new).collect(),
            impacts: strategy.impacts.iter().map(OpenImpact::new).collect(),
            themes: strategy.themes.iter().map(OpenTheme::new).collect(),
            national: strategy.objectives.iter().map(OpenObjective::new).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenSlide<'a> {
    title: &'a str,
    paragraphs: Vec<&'a str>,
    source: OpenSource,
}

impl<'a> OpenSlide<'a> {
    fn new(slide: &Slide<'a>) -> Self {
        Self {
            title: slide.title.text,
            paragraphs: paragraphs(slide.passages),
            source: OpenSource(slide.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenImpact<'a> {
    number: u8,
    title: &'a str,
    source: OpenSource,
}

impl<'a> OpenImpact<'a> {
    fn new(impact: &Impact<'a>) -> Self {
        Self {
            number: impact.number,
            title: impact.title,
            source: OpenSource(impact.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenTheme<'a> {
    title: &'a str,
    directions_title: &'a str,
    current_state: Vec<&'a str>,
    directions: Vec<OpenDirection<'a>>,
    source: OpenSource,
}

impl<'a> OpenTheme<'a> {
    fn new(theme: &StrategyTheme<'a>) -> Self {
        Self {
            title: theme.title.text,
            directions_title: theme.directions_title.text,
            current_state: paragraphs(theme.current_state),
            directions: theme.directions.iter().map(OpenDirection::new).collect(),
            source: OpenSource(theme.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenDirection<'a> {
    text: &'a str,
    policies: Vec<OpenCode>,
    /// The same policies, under the names that the document gives them.
    policy_names: Vec<&'a str>,
    source: OpenSource,
}

impl<'a> OpenDirection<'a> {
    fn new(direction: &Direction<'a>) -> Self {
        let code = |link: &PolicyLink<'a>| OpenCode(link.code);
        let mut source = direction.text.source;
        source.last = direction.policies_source.last;
        Self {
            text: direction.text.text,
            policies: direction.policies.iter().map(code).collect(),
            policy_names: direction.policies.iter().map(|link| link.name).collect(),
            source: OpenSource(source),
        }
    }
}

#[derive(Debug)]
struct OpenCode(PolicyCode);

impl Serialize for OpenCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        printed(&self.0, serializer)
    }
}

#[derive(Debug, Serialize)]
struct OpenObjective<'a> {
    objective: char,
    title: &'a str,
    categories: Vec<OpenCategory<'a>>,
    source: OpenSource,
}

impl<'a> OpenObjective<'a> {
    fn new(objective: &NationalObjective<'a>) -> Self {
        Self {
            objective: objective.letter,
            title: objective.title,
            categories: objective.categories.iter().map(OpenCategory::new).collect(),
            source: OpenSource(objective.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenCategory<'a> {
    letter: char,
    printed_letter: char,
    title: &'a str,
    groups: Vec<OpenGroup<'a>>,
    measures: Vec<OpenMeasure<'a>>,
    /// The category whose measures are this one's too.
    shares_with: Option<char>,
    source: OpenSource,
}

impl<'a> OpenCategory<'a> {
    fn new(category: &NationalCategory<'a>) -> Self {
        let of_policy =
            |policy: &CitedPolicy<'a>| policy.measures.iter().map(OpenMeasure::new_of(policy.name));
        Self {
            letter: category.letter,
            printed_letter: category.mark,
            title: category.title,
            groups: category.groups.iter().map(OpenGroup::new).collect(),
            measures: category.policies.iter().flat_map(of_policy).collect(),
            shares_with: category.shares_with,
            source: OpenSource(category.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenGroup<'a> {
    number: u8,
    title: &'a str,
    items: Vec<OpenItem<'a>>,
    source: OpenSource,
}

impl<'a> OpenGroup<'a> {
    fn new(group: &NationalGroup<'a>) -> Self {
        Self {
            number: group.number,
            title: group.title,
            items: group.items.iter().map(OpenItem::new).collect(),
            source: OpenSource(group.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenItem<'a> {
    number: u8,
    title: &'a str,
    source: OpenSource,
}

impl<'a> OpenItem<'a> {
    fn new(item: &NationalItem<'a>) -> Self {
        Self {
            number: item.number,
            title: item.title,
            source: OpenSource(item.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenMeasure<'a> {
    #[serde(serialize_with = "printed")]
    policy: PolicyCode,
    policy_name: &'a str,
    number: u8,
    title: &'a str,
    /// What it is in each edition that prints its policy.
    links: Vec<OpenLink>,
    source: OpenSource,
}

impl<'a> OpenMeasure<'a> {
    /// The measures of a policy under this name.
    fn new_of(policy_name: &'a str) -> impl Fn(&StrategyMeasure<'a>) -> Self {
        move |measure| {
            let earlier = Some((Edition::Earlier, measure.link));
            let later = measure.later.map(|link| (Edition::Later, link));
            Self {
                policy: measure.policy,
                policy_name,
                number: measure.number,
                title: measure.title,
                links: earlier.into_iter().chain(later).map(OpenLink).collect(),
                source: OpenSource(measure.source),
            }
        }
    }
}

/// `{"edition": "000", "kind": "renumbered", "measure": 1}`; `measure` is `null` for `absent`.
#[derive(Debug)]
struct OpenLink((Edition, Link));

impl Serialize for OpenLink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (edition, link) = self.0;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("edition", &edition)?;
        map.serialize_entry("kind", link.id())?;
        map.serialize_entry("measure", &link.measure())?;
        map.end()
    }
}
