//! 基本計画 without its policies, and 計画の推進に向けて, in `plan.json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::section::OpenSection;
use super::source::OpenSource;
use super::{id, paragraphs, schema};
use crate::{BasicPlan, ChapterText, Progress, SubsectionText};

/// 基本計画, without its policies.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenBasicPlan<'a> {
    /// The identifier: `000-basic-plan`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The heading, as printed.
    title: &'a str,
    /// The name of the リーディングプロジェクト, quoted from its section.
    leading_project: &'a str,
    /// The sections １ to ７; the last without its (4), the policies.
    sections: Vec<OpenSection<'a>>,
    /// 章: the headings of document 000, then that of 001.
    chapters: Vec<OpenChapter<'a>>,
}

impl<'a> OpenBasicPlan<'a> {
    pub(super) fn new(plan: &BasicPlan<'a>) -> Self {
        let id = id::part(plan.title.source.document, "basic-plan");
        Self {
            title: plan.title.text,
            leading_project: plan.leading_project.name.text,
            sections: OpenSection::all(&id, plan.sections()),
            chapters: plan.chapters.iter().map(OpenChapter::new).collect(),
            id,
        }
    }
}

/// 章: the heading of a group of policies.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenChapter<'a> {
    /// The identifier, with the first digit of the codes of the chapter's policies: `000-chapter-2`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The mark before the heading, as printed: `ア` … `カ` in 000, `④` in 001.
    mark: &'a str,
    /// The chapter's name.
    #[schemars(extend("enum" = schema::chapters()))]
    title: &'static str,
    /// The parts of the chapter that have an introduction; only 計画推進体制 has some.
    subsections: Vec<OpenSubsection<'a>>,
    /// Where the heading stands.
    source: OpenSource,
}

impl<'a> OpenChapter<'a> {
    fn new(text: &ChapterText<'a>) -> Self {
        let id = id::chapter(text);
        Self {
            mark: text.mark,
            title: text.chapter.label(),
            subsections: text
                .subsections
                .iter()
                .map(|subsection| OpenSubsection::new(&id, subsection))
                .collect(),
            source: OpenSource::new(text.source),
            id,
        }
    }
}

/// A part of the chapter 計画推進体制.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenSubsection<'a> {
    /// The identifier: `000-chapter-5-citizen-autonomy`. The printed marks are no numbers that hold.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The mark before the heading, as printed: `(ｱ)`, `(7)`, ….
    mark: &'a str,
    /// The part's name.
    #[schemars(extend("enum" = schema::subsections()))]
    title: &'static str,
    /// The introduction.
    paragraphs: Vec<&'a str>,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenSubsection<'a> {
    fn new(chapter: &str, text: &SubsectionText<'a>) -> Self {
        Self {
            id: format!("{chapter}-{}", text.subsection),
            mark: text.mark,
            title: text.subsection.label(),
            paragraphs: paragraphs(text.passages),
            source: OpenSource::new(text.source),
        }
    }
}

/// 計画の推進に向けて.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenProgress<'a> {
    /// まちづくりの基本方針 in this document's wording, quoted from (1).
    basic_policy: &'a str,
    #[serde(flatten)]
    section: OpenSection<'a>,
}

impl<'a> OpenProgress<'a> {
    pub(super) fn new(progress: &Progress<'a>) -> Self {
        let section = &progress.section;
        let id = id::part(section.source.document, "progress");
        Self {
            basic_policy: progress.basic_policy.text,
            section: OpenSection::new(id, section),
        }
    }
}
