//! The dialect of document 000: 基本構想, then 基本計画 with all policies.

use bumpalo::Bump;
use plan::{
    BasicPlan, ChapterText, FutureGoal, LeadingProject, Passage, Policy, Section, Vision,
    WholePlan, heading,
};

use crate::cursor::Cursor;
use crate::diagnostic::Diagnostic;
use crate::editions::EditionEntry;
use crate::item::Item;
use crate::lines;
use crate::policy;
use crate::section::{Outline, quoted};

/// What such a document says.
pub(crate) struct WholePlanText<'a> {
    /// Without its chapters.
    pub(crate) whole_plan: WholePlan<'a>,
    pub(crate) chapters: Vec<ChapterText<'a>>,
    pub(crate) policies: Vec<Policy<'a>>,
}

pub(crate) fn read<'a>(
    document: &str,
    entry: &EditionEntry,
    arena: &'a Bump,
    diagnostics: &mut Vec<Diagnostic>,
) -> WholePlanText<'a> {
    let lines = lines::wrapped(document);
    let cursor = &mut Cursor::new(&lines, entry, arena, diagnostics);
    let vision = vision(cursor);
    let basic_plan = basic_plan(cursor);
    if cursor.item() == Some(Item::PoliciesHeading) {
        cursor.take();
    } else {
        cursor.expected(cursor.here(), "(4) 各施策");
    }
    let (policies, chapters) = policy::read_all(cursor, |_| false);
    WholePlanText {
        whole_plan: WholePlan { vision, basic_plan },
        chapters,
        policies,
    }
}

fn vision<'a>(cursor: &mut Cursor<'_, 'a>) -> Vision<'a> {
    let title = title(cursor, Item::VisionTitle, "the title of 基本構想");
    let mut outline = Outline::read(cursor, |item| {
        matches!(item, Item::BasicPlanTitle | Item::PoliciesHeading) || policy::begins(item)
    });
    let about = outline.take(cursor, "１", "基本構想について", 0);
    let period = outline.take(cursor, "２", "基本構想期間", 0);
    let name = outline.take(cursor, "３", "基本構想の名称", 0);
    let philosophy = outline.take(cursor, "４", "基本理念", 0);
    let city_vision_section = outline.take(cursor, "５", heading::CITY_VISION, 0);
    let city_vision = quoted(
        cursor,
        city_vision_section.passages,
        "とします",
        city_vision_section.source.first,
    );
    let goals = outline.take(cursor, "６", heading::FUTURE_GOALS, 3);
    outline.finish(cursor);
    Vision {
        title,
        about,
        period,
        name,
        philosophy,
        city_vision_section,
        city_vision,
        goals: future_goals(cursor, goals.parts),
        goals_introduction: without_parts(goals),
    }
}

fn basic_plan<'a>(cursor: &mut Cursor<'_, 'a>) -> BasicPlan<'a> {
    let title = title(cursor, Item::BasicPlanTitle, "the title of 基本計画");
    let mut outline = Outline::read(cursor, |item| {
        *item == Item::PoliciesHeading || policy::begins(item)
    });
    let about = outline.take(cursor, "１", "基本計画について", 0);
    let period = outline.take(cursor, "２", "基本計画期間", 0);
    let name = outline.take(cursor, "３", "基本計画の名称", 0);
    let basic_conditions = outline.take(cursor, "４", "基礎条件", 2);
    let basic_policy = outline.take(cursor, "５", heading::BASIC_POLICY, 0);
    let leading = outline.take(cursor, "６", heading::LEADING_PROJECT, 2);
    let purpose = leading.parts.first().map_or(&[][..], |part| part.passages);
    let leading_name = quoted(cursor, purpose, "に取り組みます", leading.source.first);
    // The document goes from (2) to (4), which is the heading of the policies.
    let policy_system = outline.take(cursor, "７", "施策の体系", 2);
    outline.finish(cursor);
    BasicPlan {
        title,
        about,
        period,
        name,
        basic_conditions,
        basic_policy,
        leading_project: LeadingProject {
            name: leading_name,
            section: leading,
        },
        policy_system,
        chapters: &[],
    }
}

fn title<'a>(cursor: &mut Cursor<'_, 'a>, item: Item<'_>, expected: &str) -> Passage<'a> {
    let here = cursor.here();
    let line = if cursor.item() == Some(item) {
        cursor.take()
    } else {
        None
    };
    line.map(|line| cursor.passage(line)).unwrap_or_else(|| {
        cursor.expected(here, expected);
        cursor.no_passage(here)
    })
}

fn future_goals<'a>(cursor: &Cursor<'_, 'a>, parts: &[Section<'a>]) -> &'a [FutureGoal<'a>] {
    let goals: Vec<_> = (1..)
        .zip(parts)
        .map(|(number, part)| FutureGoal {
            number,
            title: part.title,
            passages: part.passages,
            source: part.source,
        })
        .collect();
    cursor.slice(&goals)
}

/// The heading and introduction of a section whose parts stand elsewhere in the plan.
fn without_parts(section: Section<'_>) -> Section<'_> {
    let last = section
        .passages
        .last()
        .map_or(section.source.first, |passage| passage.source.last);
    Section {
        parts: &[],
        source: plan::Source {
            last,
            ..section.source
        },
        ..section
    }
}
