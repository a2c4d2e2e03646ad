//! Documents 003 and 004: parts of the implementation plans of earlier plans.
//!
//! Both print the approach with a title box in its middle, a table of projects and a card for each
//! priority project. The layout of the page is lost: the extraction wrote out the cells one after the
//! other, so that a line holds any part of a row.

mod amount;
mod approach;
mod card;
mod reading;
mod table;

use bumpalo::Bump;
use plan::{Document, ImplementationPlan, PriorityProject, Project};

use self::approach::Approach;
use self::reading::{Piece, Reading};
use self::table::Table;
use crate::diagnostic::Diagnostic;

/// What is known of a document before it is read.
struct Layout {
    document: Document,
    /// Whether a blank at the end of a line ends its paragraph, as in 000. Otherwise a `。` does.
    marked: bool,
    counts: Counts,
}

/// How many of each thing a document prints. A thing that the parser loses is missed here.
struct Counts {
    /// The paragraphs of the approach.
    paragraphs: usize,
    /// None without a part on SDGs.
    sdg_targets: usize,
    projects: usize,
    /// The departments of all projects, with `他` as one.
    departments: usize,
    /// The costs that are no projects.
    cost_notes: usize,
    priority_projects: usize,
    /// 特記事項.
    notes: usize,
    /// The entries of all schedules.
    entries: usize,
}

/// 003.
const CIVIC_AUTONOMY: Layout = Layout {
    document: Document::ImplementationPlan2014,
    marked: true,
    counts: Counts {
        paragraphs: 13,
        sdg_targets: 0,
        projects: 12,
        departments: 12,
        cost_notes: 0,
        priority_projects: 2,
        notes: 0,
        entries: 11,
    },
};

/// 004.
const ADMINISTRATION: Layout = Layout {
    document: Document::ImplementationPlan2023,
    marked: false,
    counts: Counts {
        paragraphs: 8,
        sdg_targets: 4,
        projects: 48,
        departments: 52,
        cost_notes: 13,
        priority_projects: 5,
        notes: 5,
        entries: 35,
    },
};

/// A part of a document, by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Approach,
    Sdgs,
    Projects,
    PriorityProjects,
}

impl Part {
    const ALL: [Self; 4] = [
        Self::Approach,
        Self::Sdgs,
        Self::Projects,
        Self::PriorityProjects,
    ];

    const fn heading(self) -> &'static str {
        match self {
            Self::Approach => "◆計画の推進に向けた考え方",
            Self::Sdgs => "◆SDGs のゴール・ターゲットの達成に向けた取組の方向性",
            Self::Projects => "◆この計画の推進に向けた考え方に対応する事業（実施事業）",
            Self::PriorityProjects => "◆重点事業",
        }
    }
}

/// The lines under a heading.
struct Block<'d> {
    part: Part,
    /// The line of the heading.
    line: u16,
    lines: Vec<Piece<'d>>,
}

/// Reads 003 and 004.
pub(crate) fn read_both<'a>(
    civic_autonomy: &str,
    administration: &str,
    arena: &'a Bump,
    diagnostics: &mut Vec<Diagnostic>,
) -> [ImplementationPlan<'a>; 2] {
    [
        read(&CIVIC_AUTONOMY, civic_autonomy, arena, diagnostics),
        read(&ADMINISTRATION, administration, arena, diagnostics),
    ]
}

fn read<'a>(
    layout: &Layout,
    text: &str,
    arena: &'a Bump,
    diagnostics: &mut Vec<Diagnostic>,
) -> ImplementationPlan<'a> {
    let reading = &mut Reading::new(layout.document, text, arena, diagnostics);
    let lines = reading::lines(text);
    let mut blocks = blocks(reading, &lines);
    let approach = take(reading, &mut blocks, Part::Approach);
    let Approach {
        title,
        subject,
        estimated_total,
        section,
    } = approach::read(reading, &approach, layout.marked);
    let sdgs = (layout.counts.sdg_targets > 0)
        .then(|| take(reading, &mut blocks, Part::Sdgs))
        .map(|block| approach::sdgs(reading, &block));
    let table = take(reading, &mut blocks, Part::Projects);
    let Table {
        projects,
        cost_notes,
    } = table::read(reading, &table);
    let cards = take(reading, &mut blocks, Part::PriorityProjects);
    let priority_projects = card::read_all(reading, &cards, layout.marked);
    for block in blocks {
        reading.expected(
            block.line,
            format!("no further part {}", block.part.heading()),
        );
    }
    check_priorities(reading, projects, priority_projects);
    let years: Vec<_> = priority_projects
        .first()
        .map_or(&[][..], |project| project.schedule)
        .iter()
        .map(|column| column.year)
        .collect();
    let plan = ImplementationPlan {
        document: layout.document,
        years: reading.slice(&years),
        title,
        subject,
        estimated_total,
        approach: section,
        sdgs,
        projects,
        cost_notes,
        priority_projects,
    };
    check_counts(reading, &layout.counts, &plan, (table.line, cards.line));
    plan
}

fn check_counts(
    reading: &mut Reading<'_, '_>,
    counts: &Counts,
    plan: &ImplementationPlan<'_>,
    (table, cards): (u16, u16),
) {
    let approach = &plan.approach;
    let parts = approach.parts.iter().map(|part| part.passages.len());
    let targets = plan.sdgs.map_or(0, |sdgs| sdgs.targets.len());
    let departments = plan
        .projects
        .iter()
        .map(|project| project.departments.len());
    let costs = plan.cost_notes.map_or(0, |notes| notes.items.len());
    let projects = plan.priority_projects;
    let notes = projects.iter().filter(|project| project.note.is_some());
    let columns = projects.iter().flat_map(|project| project.schedule);
    let checks = [
        (
            approach.source.first,
            "paragraphs in the approach",
            counts.paragraphs,
            approach.passages.len() + parts.sum::<usize>(),
        ),
        (
            plan.sdgs.map_or(1, |sdgs| sdgs.source.first),
            "targets",
            counts.sdg_targets,
            targets,
        ),
        (table, "projects", counts.projects, plan.projects.len()),
        (table, "departments", counts.departments, departments.sum()),
        (
            table,
            "costs that are no projects",
            counts.cost_notes,
            costs,
        ),
        (
            cards,
            "priority projects",
            counts.priority_projects,
            projects.len(),
        ),
        (
            cards,
            "remarks on priority projects",
            counts.notes,
            notes.count(),
        ),
        (
            cards,
            "entries in the schedules",
            counts.entries,
            columns.map(|column| column.entries.len()).sum(),
        ),
    ];
    for (line, what, expected, found) in checks {
        reading.count(line, what, expected, found);
    }
}

fn blocks<'d>(reading: &mut Reading<'_, '_>, lines: &[Piece<'d>]) -> Vec<Block<'d>> {
    let mut blocks: Vec<Block<'d>> = Vec::new();
    for line in lines {
        if line.text.starts_with('◆') {
            let part = Part::ALL
                .into_iter()
                .find(|part| part.heading() == line.text);
            if let Some(part) = part {
                if blocks.last().is_some_and(|last| last.part >= part) {
                    reading.expected(line.line, "the parts of the document in their order");
                }
                blocks.push(Block {
                    part,
                    line: line.line,
                    lines: Vec::new(),
                });
                continue;
            }
            reading.unexpected(line, "the heading of a part");
        }
        match blocks.last_mut() {
            Some(block) => block.lines.push(*line),
            None => reading.unexpected(line, "the heading of a part before this line"),
        }
    }
    blocks
}

fn take<'d>(reading: &mut Reading<'_, '_>, blocks: &mut Vec<Block<'d>>, part: Part) -> Block<'d> {
    if let Some(index) = blocks.iter().position(|block| block.part == part) {
        return blocks.remove(index);
    }
    let line = blocks.first().map_or(reading.end(), |block| block.line);
    reading.expected(line, format!("the part {}", part.heading()));
    Block {
        part,
        line,
        lines: Vec::new(),
    }
}

/// The table and the cards name the same priority projects, in the same order and words.
fn check_priorities(
    reading: &mut Reading<'_, '_>,
    projects: &[Project<'_>],
    cards: &[PriorityProject<'_>],
) {
    let rows: Vec<_> = projects.iter().filter(|project| project.priority).collect();
    if rows.len() != cards.len() {
        let line = cards
            .first()
            .map_or(reading.end(), |card| card.source.first);
        reading.count(
            line,
            "priority projects, as in the table",
            rows.len(),
            cards.len(),
        );
        return;
    }
    let years = cards.first().map_or(&[][..], |card| card.schedule);
    let years: Vec<_> = years.iter().map(|column| column.year.number).collect();
    for (row, card) in rows.into_iter().zip(cards) {
        let names: Vec<_> = row.departments.iter().map(|name| name.text).collect();
        let line = card.source.first;
        if row.name.text != card.name.text || row.code.is_some_and(|code| code != card.code) {
            reading.expected(line, format!("the priority project {}", row.name.text));
        }
        if names != card.department.text.split('、').collect::<Vec<_>>() {
            let line = card.department.source.first;
            reading.expected(line, "the departments of the project in the table");
        }
        if row.description.text != card.content.text {
            let line = card.content.source.first;
            reading.expected(line, "the description of the project in the table");
        }
        let own = card.schedule.iter().map(|column| column.year.number);
        if !own.eq(years.iter().copied()) {
            reading.expected(line, "the same years as in the first schedule");
        }
    }
}
