//! The plan as open data: views whose JSON is the published format of `plan.json`.
//!
//! The format stands apart from the model, so that the model can change without it: people build
//! on these names. Texts are as printed, and every item says where it stands.

mod implementation_plan;
mod strategy;

use std::fmt::Display;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::{
    Audience, BasicPlan, ChapterText, Edition, Footnote, FutureGoal, ImplementationPlan, Indicator,
    Measure, PartnerRole, PartnerSet, Passage, Place, Plan, Policy, PolicyCode, Progress, Section,
    Source, Strategy, Subsection, SubsectionText, Tag, Vision,
};
use implementation_plan::OpenImplementationPlan;
use strategy::OpenStrategy;

/// The whole plan, the strategy, and the implementation plans of earlier plans.
#[derive(Debug, Serialize)]
pub struct OpenPlan<'a> {
    policies: Vec<OpenPolicy<'a>>,
    future_goals: Vec<OpenGoal<'a>>,
    vision: OpenVision<'a>,
    basic_plan: OpenBasicPlan<'a>,
    progress: OpenProgress<'a>,
    footnotes: Vec<OpenFootnote<'a>>,
    strategy: OpenStrategy<'a>,
    implementation_plans: Vec<OpenImplementationPlan<'a>>,
}

impl<'a> OpenPlan<'a> {
    /// The open data of this plan, this strategy and these implementation plans.
    pub fn new(
        plan: &Plan<'a>,
        strategy: &Strategy<'a>,
        implementation_plans: &[ImplementationPlan<'a>],
    ) -> Self {
        Self {
            policies: plan.policies.iter().map(OpenPolicy::new).collect(),
            future_goals: plan.vision.goals.iter().map(OpenGoal::new).collect(),
            vision: OpenVision::new(&plan.vision),
            basic_plan: OpenBasicPlan::new(&plan.basic_plan),
            progress: OpenProgress::new(&plan.progress),
            footnotes: plan.footnotes.iter().map(OpenFootnote::new).collect(),
            strategy: OpenStrategy::new(strategy),
            implementation_plans: implementation_plans
                .iter()
                .map(OpenImplementationPlan::new)
                .collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenPolicy<'a> {
    #[serde(serialize_with = "printed")]
    code: PolicyCode,
    name: &'a str,
    chapter: &'static str,
    subsection: Option<&'static str>,
    edition: Edition,
    goal: &'a str,
    measures: Vec<OpenMeasure<'a>>,
    partners: Option<OpenPartners>,
    co_creation: Vec<&'a str>,
    current_state: Vec<&'a str>,
    challenges: Vec<&'a str>,
    indicators: Vec<OpenIndicator<'a>>,
    tags: Vec<OpenTag<'a>>,
    source: OpenSource,
}

impl<'a> OpenPolicy<'a> {
    fn new(policy: &Policy<'a>) -> Self {
        Self {
            code: policy.code,
            name: policy.name,
            chapter: policy.code.chapter.label(),
            subsection: policy.subsection.map(Subsection::label),
            edition: policy.edition,
            goal: policy.goal.text,
            measures: policy.measures.iter().map(OpenMeasure::new).collect(),
            partners: policy
                .co_creation
                .map(|co_creation| OpenPartners(co_creation.partners)),
            co_creation: policy
                .co_creation
                .map_or_else(Vec::new, |part| paragraphs(part.passages)),
            current_state: paragraphs(policy.current_state),
            challenges: paragraphs(policy.challenges),
            indicators: policy.indicators.iter().map(OpenIndicator::new).collect(),
            tags: policy.tags.iter().map(OpenTag::new).collect(),
            source: OpenSource(policy.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenMeasure<'a> {
    number: u8,
    title: &'a str,
    paragraphs: Vec<&'a str>,
    source: OpenSource,
}

impl<'a> OpenMeasure<'a> {
    fn new(measure: &Measure<'a>) -> Self {
        Self {
            number: measure.number,
            title: measure.title.text,
            paragraphs: paragraphs(measure.passages),
            source: OpenSource(measure.source),
        }
    }
}

/// An object of the eight roles, in the printed order: `{"市民": true, …}`.
#[derive(Debug)]
struct OpenPartners(PartnerSet);

impl Serialize for OpenPartners {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(PartnerRole::ALL.len()))?;
        for role in PartnerRole::ALL {
            map.serialize_entry(role.label(), &self.0.contains(*role))?;
        }
        map.end()
    }
}

#[derive(Debug, Serialize)]
struct OpenIndicator<'a> {
    name: &'a str,
    latest: &'a str,
    latest_year: &'a str,
    target: &'a str,
    source: OpenSource,
}

impl<'a> OpenIndicator<'a> {
    fn new(indicator: &Indicator<'a>) -> Self {
        let Indicator {
            name,
            latest,
            latest_year,
            target,
            source,
        } = *indicator;
        Self {
            name,
            latest,
            latest_year,
            target,
            source: OpenSource(source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenTag<'a> {
    #[serde(serialize_with = "printed")]
    audience: Audience,
    #[serde(serialize_with = "printed")]
    place: Place,
    quote: &'a str,
}

impl<'a> OpenTag<'a> {
    fn new(tag: &Tag<'a>) -> Self {
        let Tag {
            audience,
            place,
            quote,
        } = *tag;
        Self {
            audience,
            place,
            quote,
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenGoal<'a> {
    number: u8,
    title: &'a str,
    paragraphs: Vec<&'a str>,
    source: OpenSource,
}

impl<'a> OpenGoal<'a> {
    fn new(goal: &FutureGoal<'a>) -> Self {
        Self {
            number: goal.number,
            title: goal.title,
            paragraphs: paragraphs(goal.passages),
            source: OpenSource(goal.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenVision<'a> {
    title: &'a str,
    city_vision: &'a str,
    sections: Vec<OpenSection<'a>>,
}

impl<'a> OpenVision<'a> {
    fn new(vision: &Vision<'a>) -> Self {
        let sections = [
            &vision.about,
            &vision.period,
            &vision.name,
            &vision.philosophy,
            &vision.city_vision_section,
            &vision.goals_introduction,
        ];
        Self {
            title: vision.title.text,
            city_vision: vision.city_vision.text,
            sections: sections.map(OpenSection::new).into(),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenBasicPlan<'a> {
    title: &'a str,
    leading_project: &'a str,
    sections: Vec<OpenSection<'a>>,
    chapters: Vec<OpenChapter<'a>>,
}

impl<'a> OpenBasicPlan<'a> {
    fn new(plan: &BasicPlan<'a>) -> Self {
        let sections = [
            &plan.about,
            &plan.period,
            &plan.name,
            &plan.basic_conditions,
            &plan.basic_policy,
            &plan.leading_project.section,
            &plan.policy_system,
        ];
        Self {
            title: plan.title.text,
            leading_project: plan.leading_project.name.text,
            sections: sections.map(OpenSection::new).into(),
            chapters: plan.chapters.iter().map(OpenChapter::new).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenSection<'a> {
    mark: &'a str,
    title: &'a str,
    paragraphs: Vec<&'a str>,
    parts: Vec<OpenSection<'a>>,
    source: OpenSource,
}

impl<'a> OpenSection<'a> {
    fn new(section: &Section<'a>) -> Self {
        Self {
            mark: section.mark,
            title: section.title,
            paragraphs: paragraphs(section.passages),
            parts: section.parts.iter().map(OpenSection::new).collect(),
            source: OpenSource(section.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenChapter<'a> {
    mark: &'a str,
    title: &'static str,
    subsections: Vec<OpenSubsection<'a>>,
    source: OpenSource,
}

impl<'a> OpenChapter<'a> {
    fn new(text: &ChapterText<'a>) -> Self {
        Self {
            mark: text.mark,
            title: text.chapter.label(),
            subsections: text.subsections.iter().map(OpenSubsection::new).collect(),
            source: OpenSource(text.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenSubsection<'a> {
    mark: &'a str,
    title: &'static str,
    paragraphs: Vec<&'a str>,
    source: OpenSource,
}

impl<'a> OpenSubsection<'a> {
    fn new(text: &SubsectionText<'a>) -> Self {
        Self {
            mark: text.mark,
            title: text.subsection.label(),
            paragraphs: paragraphs(text.passages),
            source: OpenSource(text.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenProgress<'a> {
    basic_policy: &'a str,
    #[serde(flatten)]
    section: OpenSection<'a>,
}

impl<'a> OpenProgress<'a> {
    fn new(progress: &Progress<'a>) -> Self {
        Self {
            basic_policy: progress.basic_policy.text,
            section: OpenSection::new(&progress.section),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenFootnote<'a> {
    number: u8,
    text: &'a str,
    source: OpenSource,
}

impl<'a> OpenFootnote<'a> {
    fn new(footnote: &Footnote<'a>) -> Self {
        Self {
            number: footnote.number,
            text: footnote.text,
            source: OpenSource(footnote.source),
        }
    }
}

/// `{"document": "000", "lines": [675, 747]}`.
#[derive(Debug)]
struct OpenSource(Source);

impl Serialize for OpenSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("document", &self.0.document)?;
        map.serialize_entry("lines", &[self.0.first, self.0.last])?;
        map.end()
    }
}

fn paragraphs<'a>(passages: &[Passage<'a>]) -> Vec<&'a str> {
    passages.iter().map(|passage| passage.text).collect()
}

fn printed<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
