//! The table of projects: three columns, written out cell by cell.
//!
//! A line with a department marks a row: `事業名 所管課 事業内容…`, `所管課 事業内容…` or `所管課` alone.
//! The lines before it belong to its name as far back as the last end of a sentence, which ends the
//! text of the row before.

use plan::{CostNotes, Passage, Project, ProjectCode, heading};

use super::reading::{Piece, Reading};
use super::{Block, amount};

const HEADER: &str = "事業名 所管課 事業内容";
const PRIORITY: &str = "＜重点事業＞";
const CODE: &str = "事業CD:";
const OTHERS: &str = "他";

/// What stands under the heading of the projects.
pub(super) struct Table<'a> {
    pub(super) projects: &'a [Project<'a>],
    pub(super) cost_notes: Option<CostNotes<'a>>,
}

/// The cells of a row.
#[derive(Default)]
struct Row<'d> {
    /// The lines of the name, and the marks above it.
    name: Vec<Piece<'d>>,
    departments: Vec<Piece<'d>>,
    text: Vec<Piece<'d>>,
}

pub(super) fn read<'a>(reading: &mut Reading<'_, 'a>, block: &Block<'_>) -> Table<'a> {
    let notes = block
        .lines
        .iter()
        .position(|line| line.text.starts_with('※'));
    let (lines, notes) = block.lines.split_at(notes.unwrap_or(block.lines.len()));
    if lines.first().is_none_or(|line| line.text != HEADER) {
        reading.expected(block.line, "the columns' names under the heading");
    }
    let mut projects = Vec::new();
    for row in rows(reading, lines) {
        projects.extend(read_row(reading, &row));
    }
    Table {
        projects: reading.slice(&projects),
        cost_notes: cost_notes(reading, notes),
    }
}

fn rows<'d>(reading: &mut Reading<'_, '_>, lines: &[Piece<'d>]) -> Vec<Row<'d>> {
    let mut rows: Vec<Row<'d>> = Vec::new();
    // Lines before the first department: only names may stand there.
    let mut names = Vec::new();
    for line in lines.iter().filter(|line| line.text != HEADER) {
        let cells = Cells::of(*line);
        if let Some(row) = rows.last_mut().filter(|row| row.text.is_empty()) {
            // A second department, below the first.
            match cells {
                Some(Cells {
                    name: None,
                    department,
                    text,
                }) => {
                    row.departments.push(department);
                    row.text.extend(text);
                    continue;
                }
                None if line.text == OTHERS => {
                    row.departments.push(*line);
                    continue;
                }
                _ => {}
            }
        }
        let lines_before = rows.last_mut().map_or(&mut names, |row| &mut row.text);
        let end = lines_before.iter().rposition(|piece| piece.ends_sentence());
        let end = end.map_or(0, |end| end + 1);
        match cells {
            // No department stands above its project's name: `固定資産税等賦課`, `事務` is one name.
            Some(cells)
                if cells.name.is_some() || cells.text.is_some() || end < lines_before.len() =>
            {
                let mut name = lines_before.split_off(end);
                name.extend(cells.name);
                rows.push(Row {
                    name,
                    departments: vec![cells.department],
                    text: cells.text.into_iter().collect(),
                });
            }
            _ => lines_before.push(*line),
        }
    }
    for line in names {
        reading.unexpected(&line, "a department");
    }
    rows
}

/// A line that names a department.
struct Cells<'d> {
    name: Option<Piece<'d>>,
    department: Piece<'d>,
    text: Option<Piece<'d>>,
}

impl<'d> Cells<'d> {
    fn of(line: Piece<'d>) -> Option<Self> {
        let cells = |name, department, text: Option<&'d str>| Self {
            name,
            department: line.part(department),
            text: text.map(|text| line.part(text.trim_start())),
        };
        let (first, rest) = split(line.text);
        if is_department(first) {
            return Some(cells(None, first, rest));
        }
        let (second, rest) = split(rest?);
        is_department(second).then(|| cells(Some(line.part(first)), second, rest))
    }
}

/// The text before a blank, and what stands behind it.
fn split(text: &str) -> (&str, Option<&str>) {
    text.split_once(' ')
        .map_or((text, None), |(first, rest)| (first, Some(rest)))
}

fn is_department(text: &str) -> bool {
    ["課", "局", "支所", "センター"].iter().any(|ending| {
        text.strip_suffix(ending)
            .is_some_and(|name| !name.is_empty())
    })
}

/// The projects of a row: one, or one for each department whose name it begins with.
fn read_row<'a>(reading: &mut Reading<'_, 'a>, row: &Row<'_>) -> Vec<Project<'a>> {
    let all = || row.name.iter().chain(&row.departments).chain(&row.text);
    let first = all().map(|piece| piece.line).min().unwrap_or(1);
    let last = all().map(|piece| piece.line).max().unwrap_or(1);
    let Marks {
        priority,
        code,
        special_account,
        name,
    } = marks(reading, &row.name);
    let description = reading.passage(&row.text, last);
    reading.check_sentence(&description);
    let project =
        |name: Passage<'a>, departments: &[Passage<'a>], reading: &Reading<'_, 'a>| Project {
            name,
            departments: reading.slice(departments),
            description,
            priority: priority || code.is_some(),
            code,
            special_account,
            source: reading.source(first, last),
        };
    let departments: Vec<_> = row
        .departments
        .iter()
        .map(|piece| reading.passage(&[*piece], piece.line))
        .collect();
    let shared = name.len() > 1
        && name.len() == departments.len()
        && name
            .iter()
            .zip(&departments)
            .all(|(name, department)| name.text.starts_with(department.text));
    let projects: Vec<_> = if shared {
        name.iter()
            .zip(&departments)
            .map(|(name, department)| {
                project(reading.passage(&[*name], first), &[*department], reading)
            })
            .collect()
    } else {
        vec![project(reading.passage(name, first), &departments, reading)]
    };
    for project in &projects {
        if !project.name.text.ends_with(['業', '務']) {
            reading.expected(first, "the name of a project, some 事業 or 事務");
        }
    }
    projects
}

/// What stands above a name, and the name.
struct Marks<'r, 'd> {
    priority: bool,
    code: Option<ProjectCode>,
    special_account: bool,
    name: &'r [Piece<'d>],
}

fn marks<'r, 'd>(reading: &mut Reading<'_, '_>, lines: &'r [Piece<'d>]) -> Marks<'r, 'd> {
    let mut marks = Marks {
        priority: false,
        code: None,
        special_account: false,
        name: lines,
    };
    while let Some((line, rest)) = marks.name.split_first() {
        if line.text == PRIORITY && !marks.priority {
            marks.priority = true;
        } else if let Some(printed) = line.text.strip_prefix(CODE)
            && marks.code.is_none()
        {
            marks.code = amount::project_code(printed);
            if marks.code.is_none() {
                reading.unexpected(line, "the code of a project");
            }
        } else {
            break;
        }
        marks.name = rest;
    }
    // One character a line.
    let letters = heading::SPECIAL_ACCOUNT.chars().count();
    if let Some((letters, rest)) = marks.name.split_at_checked(letters) {
        let word: String = letters.iter().map(|letter| letter.text).collect();
        if word == heading::SPECIAL_ACCOUNT {
            marks.special_account = true;
            marks.name = rest;
        }
    }
    if let Some((line, [_, ..])) = marks.name.split_first()
        && line.text.chars().count() == 1
    {
        reading.unexpected(line, "the letters of 特別会計");
    }
    marks
}

fn cost_notes<'a>(reading: &mut Reading<'_, 'a>, lines: &[Piece<'_>]) -> Option<CostNotes<'a>> {
    let (introduction, rest) = lines.split_first()?;
    let introduction = reading.passage(&[*introduction], introduction.line);
    reading.check_sentence(&introduction);
    let items: Vec<_> = rest
        .iter()
        .flat_map(|line| line.text.split_whitespace().map(|item| line.part(item)))
        .map(|item| reading.passage(&[item], item.line))
        .collect();
    Some(CostNotes {
        introduction,
        items: reading.slice(&items),
    })
}
