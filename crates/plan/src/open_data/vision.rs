//! 基本構想 in `plan.json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::section::OpenSection;
use super::source::OpenSource;
use super::{id, paragraphs};
use crate::{FutureGoal, Vision};

/// 基本構想, without its future goals.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenVision<'a> {
    /// The identifier: `000-vision`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The heading, as printed.
    title: &'a str,
    /// 将来都市像, quoted from its section.
    city_vision: &'a str,
    /// The sections １ to ６; the last without the future goals.
    sections: Vec<OpenSection<'a>>,
}

impl<'a> OpenVision<'a> {
    pub(super) fn new(vision: &Vision<'a>) -> Self {
        let id = id::part(vision.title.source.document, "vision");
        Self {
            title: vision.title.text,
            city_vision: vision.city_vision.text,
            sections: OpenSection::all(&id, vision.sections()),
            id,
        }
    }
}

/// 将来目標.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenFutureGoal<'a> {
    /// The identifier: `000-goal-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// 1, 2 or 3, as printed in document 000.
    #[schemars(range(min = 1))]
    number: u8,
    /// The title, as printed.
    title: &'a str,
    /// The paragraphs under it.
    paragraphs: Vec<&'a str>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenFutureGoal<'a> {
    pub(super) fn new(goal: &FutureGoal<'a>) -> Self {
        Self {
            id: id::goal(goal),
            number: goal.number,
            title: goal.title,
            paragraphs: paragraphs(goal.passages),
            source: OpenSource::new(goal.source),
        }
    }
}
