//! 施策 in `plan.json`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::source::OpenSource;
use super::{id, paragraphs, schema};
use crate::{Indicator, Measure, PartnerRole, PartnerSet, Policy, Subsection, Tag};

/// 施策: one policy in one edition.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenPolicy<'a> {
    /// The identifier: `000-policy-2-2`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The code, as printed: `2-2`. The same in every edition.
    #[schemars(regex(pattern = schema::POLICY_CODE))]
    code: String,
    /// The name, as printed behind the code.
    name: &'a str,
    /// 章.
    #[schemars(extend("enum" = schema::chapters()))]
    chapter: &'static str,
    /// The part of the chapter 計画推進体制; null in every other chapter.
    #[schemars(extend("enum" = schema::subsections_or_null()))]
    subsection: Option<&'static str>,
    /// 版: the document that has this text. 000 is earlier and has all 43; 001 is later and has 5-1 to 5-9.
    #[schemars(extend("enum" = schema::EDITIONS))]
    edition: String,
    /// 目標とするまちの姿.
    goal: &'a str,
    /// 主な取組.
    measures: Vec<OpenMeasure<'a>>,
    /// 共創のパートナー: the printed ticks. Null where the document prints no matrix, which is not eight noes.
    partners: Option<OpenPartners>,
    /// 共創の取組. Empty where the document prints none.
    co_creation: Vec<&'a str>,
    /// Where 共創のパートナー and 共創の取組 stand; null where the document prints neither.
    co_creation_source: Option<OpenSource>,
    /// 現状. Only in 001.
    current_state: Vec<&'a str>,
    /// 課題. Only in 001.
    challenges: Vec<&'a str>,
    /// 成果指標. Only in 001.
    indicators: Vec<OpenIndicator<'a>>,
    /// Whom the policy's words name. Added by this project; the documents print no such list.
    tags: Vec<OpenTag<'a>>,
    /// Where it stands, from the heading to the last line.
    source: OpenSource,
}

impl<'a> OpenPolicy<'a> {
    pub(super) fn new(policy: &Policy<'a>) -> Self {
        let id = id::policy(policy);
        let co_creation = policy.co_creation;
        Self {
            code: policy.code.to_string(),
            name: policy.name,
            chapter: policy.code.chapter.label(),
            subsection: policy.subsection.map(Subsection::label),
            edition: policy.edition.to_string(),
            goal: policy.goal.text,
            measures: policy
                .measures
                .iter()
                .map(|measure| OpenMeasure::new(policy, measure))
                .collect(),
            partners: co_creation.map(|co_creation| OpenPartners(co_creation.partners)),
            co_creation: co_creation.map_or_else(Vec::new, |part| paragraphs(part.passages)),
            co_creation_source: co_creation.map(|part| OpenSource::new(part.source)),
            current_state: paragraphs(policy.current_state),
            challenges: paragraphs(policy.challenges),
            indicators: id::indicators(policy)
                .map(|(id, indicator)| OpenIndicator::new(id, indicator))
                .collect(),
            tags: id::tags(policy)
                .map(|(id, tag)| OpenTag::new(id, tag))
                .collect(),
            source: OpenSource::new(policy.source),
            id,
        }
    }
}

/// 主な取組.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenMeasure<'a> {
    /// The identifier, with the edition, the policy's code and the number: `000-2-2-3`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// 1 for ①. It means something only within an edition: the numbers moved.
    #[schemars(range(min = 1))]
    number: u8,
    /// The title, as printed behind the number.
    title: &'a str,
    /// The description.
    paragraphs: Vec<&'a str>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenMeasure<'a> {
    fn new(policy: &Policy<'_>, measure: &Measure<'a>) -> Self {
        Self {
            id: id::measure(policy.edition, policy.code, measure.number),
            number: measure.number,
            title: measure.title.text,
            paragraphs: paragraphs(measure.passages),
            source: OpenSource::new(measure.source),
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

impl JsonSchema for OpenPartners {
    fn schema_name() -> Cow<'static, str> {
        "OpenPartners".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema::flags(PartnerRole::ALL.iter().map(|role| role.label()))
    }
}

/// 成果指標: a row of a policy's table of indicators.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenIndicator<'a> {
    /// The identifier, with the row's place in the table: `001-policy-5-1-indicator-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// 指標名, as printed.
    name: &'a str,
    /// 直近実績値, as printed with its unit and without its year: `76.7%`, `343 団体`, `—`, `(未定)`.
    latest: &'a str,
    /// The year of that value, as printed in brackets behind it: `2025年度`.
    latest_year: &'a str,
    /// 目標値又は目指す方向, as printed: `100%`, `0件`, `↗` up, `↘` down, `⇒` as it is.
    target: &'a str,
    /// Where the row stands.
    source: OpenSource,
}

impl<'a> OpenIndicator<'a> {
    fn new(id: String, indicator: &Indicator<'a>) -> Self {
        let Indicator {
            name,
            latest,
            latest_year,
            target,
            source,
        } = *indicator;
        Self {
            id,
            name,
            latest,
            latest_year,
            target,
            source: OpenSource::new(source),
        }
    }
}

/// Whom a quoted word of the policy names.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenTag<'a> {
    /// The identifier, with who is named and where: `000-policy-2-2-tag-youth-measure-4`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The id of a life stage or a situation, or `everyone`.
    #[schemars(extend("enum" = schema::audiences()))]
    audience: String,
    /// Where the words stand in the policy: `goal`, `measure 2`, `co-creation` or `challenges`.
    #[schemars(regex(pattern = "^(goal|measure [1-9][0-9]?|co-creation|challenges)$"))]
    place: String,
    /// The words, exactly as they stand there.
    quote: &'a str,
}

impl<'a> OpenTag<'a> {
    fn new(id: String, tag: &Tag<'a>) -> Self {
        Self {
            id,
            audience: tag.audience.to_string(),
            place: tag.place.to_string(),
            quote: tag.quote,
        }
    }
}
