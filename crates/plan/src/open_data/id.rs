//! The identifiers of published items.
//!
//! An identifier is the document's number, and the words and numbers that lead to the item within
//! it: `000-2-2-3` is ③ of policy 2-2 in document 000. It is made of what the document prints: its
//! codes, numbers and letters. Only what has none of these (rows of a table, slides) counts from
//! the top of the smallest part that has one. So it stays the same as long as the document prints
//! the item, whatever else is published; the next draft is another document and has identifiers of
//! its own.
//!
//! A measure's is the spelling that opinions and addresses of pages use. A policy's has a word in
//! it, because spreadsheets read `001-5-1` as a date.

use crate::{
    ChapterText, CitedPolicy, Direction, Document, EditionId, Footnote, FutureGoal, Impact,
    ImplementationPlan, Indicator, NationalCategory, NationalGroup, NationalItem,
    NationalObjective, Passage, Policy, PolicyCode, PolicyLink, PriorityProject, Project,
    ScheduleYear, Section, Slide, Strategy, StrategyMeasure, StrategyTheme, Tag,
};

/// What every identifier looks like.
pub(super) const PATTERN: &str = "^[0-9]{3}(-[A-Za-z0-9]+)+$";

/// A part that its document has once.
pub(super) fn part(document: Document, name: &str) -> String {
    format!("{document}-{name}")
}

/// `000-policy-2-2`.
pub(super) fn policy(policy: &Policy<'_>) -> String {
    format!("{}-policy-{}", policy.edition, policy.code)
}

/// `000-2-2-3`.
pub(super) fn measure(edition: EditionId, policy: PolicyCode, number: u8) -> String {
    format!("{edition}-{policy}-{number}")
}

/// The rows of a policy's table: `001-policy-5-1-indicator-1`.
pub(super) fn indicators<'p, 'a>(
    of: &'p Policy<'a>,
) -> impl Iterator<Item = (String, &'p Indicator<'a>)> {
    counted(format!("{}-indicator", policy(of)), of.indicators)
}

/// A policy's tags, by who is named and where: `000-policy-2-2-tag-youth-measure-4`. Where the
/// same place names the same people in several words, the second is `…-measure-4-2`.
pub(super) fn tags<'p, 'a>(of: &'p Policy<'a>) -> impl Iterator<Item = (String, &'p Tag<'a>)> {
    distinct(of.tags, move |tag| {
        let place = tag.place.to_string().replace(' ', "-");
        format!("{}-tag-{}-{place}", policy(of), tag.audience)
    })
}

/// `000-goal-1`.
pub(super) fn goal(goal: &FutureGoal<'_>) -> String {
    format!("{}-goal-{}", goal.source.document, goal.number)
}

/// `000-chapter-2`.
pub(super) fn chapter(text: &ChapterText<'_>) -> String {
    format!("{}-chapter-{}", text.source.document, text.chapter.digit())
}

/// The headed parts of a whole, by the number that stands before the heading: `000-basic-plan-4-1`.
pub(super) fn sections<'s, 'a: 's>(
    whole: &str,
    sections: impl IntoIterator<Item = &'s Section<'a>>,
) -> impl Iterator<Item = (String, &'s Section<'a>)> {
    (1..).zip(sections).map(move |(place, section)| {
        let number = printed_number(section.mark).unwrap_or(place);
        (format!("{whole}-{number}"), section)
    })
}

/// `001-footnote-32`.
pub(super) fn footnote(footnote: &Footnote<'_>) -> String {
    format!("{}-footnote-{}", footnote.source.document, footnote.number)
}

/// The slides of running text, in their order: `002-slide-1`.
pub(super) fn slides<'s, 'a>(
    strategy: &'s Strategy<'a>,
) -> impl Iterator<Item = (String, &'s Slide<'a>)> {
    counted(part(Document::Strategy, "slide"), strategy.slides)
}

/// `002-impact-1`.
pub(super) fn impact(impact: &Impact<'_>) -> String {
    format!("{}-impact-{}", impact.source.document, impact.number)
}

/// The themes, in their order: `002-theme-1`.
pub(super) fn themes<'s, 'a>(
    strategy: &'s Strategy<'a>,
) -> impl Iterator<Item = (String, &'s StrategyTheme<'a>)> {
    counted(part(Document::Strategy, "theme"), strategy.themes)
}

/// The directions of a theme, in their order: `002-theme-1-direction-1`.
pub(super) fn directions<'s, 'a>(
    theme: &str,
    of: &'s StrategyTheme<'a>,
) -> impl Iterator<Item = (String, &'s Direction<'a>)> {
    counted(format!("{theme}-direction"), of.directions)
}

/// The link of a direction to a policy: `002-theme-1-direction-1-policy-3-2`.
pub(super) fn policy_link(direction: &str, link: &PolicyLink<'_>) -> String {
    format!("{direction}-policy-{}", link.code)
}

/// `002-objective-A`.
pub(super) fn objective(objective: &NationalObjective<'_>) -> String {
    format!(
        "{}-objective-{}",
        objective.source.document, objective.letter
    )
}

/// `002-category-a`.
pub(super) fn category(category: &NationalCategory<'_>) -> String {
    format!("{}-category-{}", category.source.document, category.letter)
}

/// `002-category-a-1`.
pub(super) fn group(of: &NationalCategory<'_>, group: &NationalGroup<'_>) -> String {
    format!("{}-{}", category(of), group.number)
}

/// `002-category-a-1-8`.
pub(super) fn item(group: &str, item: &NationalItem<'_>) -> String {
    format!("{group}-{}", item.number)
}

/// The links of a category to measures, each with the policy that it is printed under, by the
/// numbers of document 002: `002-category-a-measure-3-8-1`. One that the category prints twice is
/// `…-3-7-1-2` the second time.
pub(super) fn measure_links<'s, 'a>(
    of: &'s NationalCategory<'a>,
) -> impl Iterator<Item = (String, &'s CitedPolicy<'a>, &'s StrategyMeasure<'a>)> {
    let measures = of
        .policies
        .iter()
        .flat_map(|policy| policy.measures.iter().map(move |measure| (policy, measure)));
    distinct(measures, move |(_, measure)| {
        let StrategyMeasure { policy, number, .. } = measure;
        format!("{}-measure-{policy}-{number}", category(of))
    })
    .map(|(id, (policy, measure))| (id, policy, measure))
}

/// `003-implementation-plan`.
pub(super) fn implementation_plan(plan: &ImplementationPlan<'_>) -> String {
    part(plan.document, "implementation-plan")
}

/// The rows of the table of projects: `004-project-0-2-1-1` where a row prints its code, otherwise
/// `004-project-12`, its place in the table.
pub(super) fn projects<'s, 'a>(
    plan: &'s ImplementationPlan<'a>,
) -> impl Iterator<Item = (String, &'s Project<'a>)> {
    let table = part(plan.document, "project");
    counted(table.clone(), plan.projects).map(move |(place, project)| {
        let id = project.code.map(|code| format!("{table}-{code}"));
        (id.unwrap_or(place), project)
    })
}

/// `004-priority-project-0-2-1-1`.
pub(super) fn priority_project(project: &PriorityProject<'_>) -> String {
    format!(
        "{}-priority-project-{}",
        project.source.document, project.code
    )
}

/// A column of a card's schedule: `004-priority-project-0-2-1-1-2023`.
pub(super) fn schedule_year(priority_project: &str, column: &ScheduleYear<'_>) -> String {
    format!("{priority_project}-{}", column.year.number)
}

/// The entries of a column, in their order: `004-priority-project-0-2-1-1-2023-1`.
pub(super) fn schedule_entries<'s, 'a>(
    year: String,
    column: &'s ScheduleYear<'a>,
) -> impl Iterator<Item = (String, &'s Passage<'a>)> {
    counted(year, column.entries)
}

/// Items that have no number, counted from 1.
fn counted<T>(before: String, items: &[T]) -> impl Iterator<Item = (String, &T)> {
    (1..)
        .zip(items)
        .map(move |(number, item): (usize, _)| (format!("{before}-{number}"), item))
}

/// Items that may share an identifier with an earlier one; the second of these ends in `-2`.
fn distinct<T>(
    items: impl IntoIterator<Item = T>,
    id: impl Fn(&T) -> String,
) -> impl Iterator<Item = (String, T)> {
    let mut earlier: Vec<String> = Vec::new();
    items.into_iter().map(move |item| {
        let id = id(&item);
        earlier.push(id.clone());
        let times = earlier.iter().filter(|other| **other == id).count();
        if times == 1 {
            (id, item)
        } else {
            (format!("{id}-{times}"), item)
        }
    })
}

/// The number that a heading's mark prints: 1 for `１`, `(1)`, `①`, `１．` and `ア`.
fn printed_number(mark: &str) -> Option<usize> {
    const SERIES: [&str; 4] = [
        "123456789",
        "１２３４５６７８９",
        "①②③④⑤⑥⑦⑧⑨",
        "アイウエオカキクケコ",
    ];
    let place = |sign: char| {
        SERIES
            .iter()
            .find_map(|series| series.chars().position(|other| other == sign))
    };
    let mut signs = mark.chars().filter_map(place);
    let number = signs.next()? + 1;
    signs.next().is_none().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_its_printed_number() {
        for (mark, number) in [
            ("１", Some(1)),
            ("(2)", Some(2)),
            ("③", Some(3)),
            ("４．", Some(4)),
            ("7", Some(7)),
            ("カ", Some(6)),
            ("◆", None),
            ("", None),
            ("(12)", None),
        ] {
            assert_eq!(printed_number(mark), number, "{mark}");
        }
    }

    #[test]
    fn what_is_printed_twice_is_told_apart() {
        let ids: Vec<String> = distinct(["a", "b", "a", "a"], |item| (*item).to_owned())
            .map(|(id, _)| id)
            .collect();
        assert_eq!(ids, ["a", "b", "a-2", "a-3"]);
    }
}
