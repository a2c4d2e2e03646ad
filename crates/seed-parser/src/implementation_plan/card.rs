//! The cards of the priority projects.

use plan::{Cost, FiscalYear, Passage, PriorityProject, ProjectCode, ScheduleYear, heading};

use super::reading::{Piece, Reading};
use super::{Block, amount};

const CODE: &str = "事 業 C D";
const NAME: &str = "事 業 名";
const COST: &str = "推計事業費";
const BULLET: char = '‣';

/// The cells of a card under its code and name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Department,
    RelatedDepartments,
    Goal,
    Content,
    Note,
    Schedule,
}

impl Cell {
    const ALL: [Self; 6] = [
        Self::Department,
        Self::RelatedDepartments,
        Self::Goal,
        Self::Content,
        Self::Note,
        Self::Schedule,
    ];

    const fn label(self) -> &'static str {
        match self {
            Self::Department => "所 管 課",
            Self::RelatedDepartments => "関 連 課",
            Self::Goal => heading::PROJECT_GOAL,
            Self::Content => heading::PROJECT_CONTENT,
            Self::Note => heading::PROJECT_NOTE,
            Self::Schedule => "事業工程",
        }
    }

    /// The cell that a line opens, and what stands in the line behind its label.
    fn of(text: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|cell| {
            let rest = text.strip_prefix(cell.label())?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| (cell, rest.trim_start()))
        })
    }
}

/// The lines of a card, by cell.
struct Card<'d> {
    head: Piece<'d>,
    cells: Vec<(Cell, Vec<Piece<'d>>)>,
    last: u16,
}

impl<'d> Card<'d> {
    fn cell(&self, cell: Cell) -> Option<&[Piece<'d>]> {
        self.cells
            .iter()
            .find(|(found, _)| *found == cell)
            .map(|(_, pieces)| pieces.as_slice())
    }
}

pub(super) fn read_all<'a>(
    reading: &mut Reading<'_, 'a>,
    block: &Block<'_>,
    marked: bool,
) -> &'a [PriorityProject<'a>] {
    let cards: Vec<_> = cards(reading, block)
        .iter()
        .map(|card| read(reading, card, marked))
        .collect();
    reading.slice(&cards)
}

fn cards<'d>(reading: &mut Reading<'_, '_>, block: &Block<'d>) -> Vec<Card<'d>> {
    let mut cards: Vec<Card<'d>> = Vec::new();
    for line in &block.lines {
        if line.text.starts_with(CODE) {
            cards.push(Card {
                head: *line,
                cells: Vec::new(),
                last: line.line,
            });
            continue;
        }
        let Some(card) = cards.last_mut() else {
            reading.unexpected(line, "the code of a priority project");
            continue;
        };
        card.last = line.line;
        if let Some((cell, rest)) = Cell::of(line.text) {
            if card.cells.last().is_some_and(|(last, _)| *last >= cell) {
                reading.unexpected(line, "the cells of a card in their order");
            }
            let rest = (!rest.is_empty()).then(|| line.part(rest));
            card.cells.push((cell, rest.into_iter().collect()));
        } else if let Some((_, pieces)) = card.cells.last_mut() {
            pieces.push(*line);
        } else {
            reading.unexpected(line, "the label of a cell");
        }
    }
    cards
}

fn read<'a>(reading: &mut Reading<'_, 'a>, card: &Card<'_>, marked: bool) -> PriorityProject<'a> {
    let (code, name) = head(reading, card.head);
    let optional = |reading: &Reading<'_, 'a>, cell| {
        let pieces = card.cell(cell)?;
        Some(reading.passage(pieces, card.last))
    };
    let department = required(reading, card, Cell::Department);
    let related_departments = optional(reading, Cell::RelatedDepartments);
    let goal = required(reading, card, Cell::Goal);
    let content = required(reading, card, Cell::Content);
    let note = optional(reading, Cell::Note);
    reading.check_sentence(&goal);
    reading.check_sentence(&content);
    let (schedule, cost) = schedule(reading, card, marked);
    PriorityProject {
        code,
        name,
        department,
        related_departments,
        goal,
        content,
        note,
        schedule,
        cost,
        source: reading.source(card.head.line, card.last),
    }
}

/// `事 業 C D ０－１－１－１ 事 業 名 地域コミュニティー推進事業`.
fn head<'a>(reading: &mut Reading<'_, 'a>, line: Piece<'_>) -> (ProjectCode, Passage<'a>) {
    let cells = line
        .text
        .strip_prefix(CODE)
        .and_then(|rest| rest.split_once(NAME));
    let (code, name) = cells.unwrap_or_default();
    let (code, name) = (amount::project_code(code.trim()), name.trim());
    if code.is_none() || name.is_empty() {
        reading.unexpected(&line, "the code and the name of a project");
    }
    (
        code.unwrap_or(ProjectCode { numbers: [0; 4] }),
        reading.passage(&[line.part(name)], line.line),
    )
}

fn required<'a>(reading: &mut Reading<'_, 'a>, card: &Card<'_>, cell: Cell) -> Passage<'a> {
    let pieces = card.cell(cell).unwrap_or_default();
    if pieces.is_empty() {
        reading.expected(
            card.head.line,
            format!("the text of `{}` in this card", cell.label()),
        );
    }
    reading.passage(pieces, card.head.line)
}

fn schedule<'a>(
    reading: &mut Reading<'_, 'a>,
    card: &Card<'_>,
    marked: bool,
) -> (&'a [ScheduleYear<'a>], Cost<'a>) {
    let pieces = card.cell(Cell::Schedule).unwrap_or_default();
    // The cost stands behind the last entry, in 003 in the very next line.
    let cost = pieces
        .iter()
        .position(|piece| amount::yen(piece.text).is_some());
    let (pieces, rest) = pieces.split_at(cost.unwrap_or(pieces.len()));
    let (cost, rest) = rest
        .split_first()
        .map_or((None, rest), |(cost, rest)| (Some(*cost), rest));
    if cost.is_none() {
        reading.expected(card.last, "the cost of the project in million yen");
    }
    for line in rest {
        reading.unexpected(line, "the end of the card");
    }
    let line = cost.map_or(card.last, |cost| cost.line);
    let cost = Cost {
        yen: cost
            .and_then(|cost| amount::yen(cost.text))
            .unwrap_or_default(),
        printed: reading.text(cost.map_or("", |cost| cost.text)),
        source: reading.source(line, line),
    };
    let Some((header, entries)) = pieces.split_first() else {
        reading.expected(card.last, "the schedule of the project");
        return (&[], cost);
    };
    let years = years(reading, header);
    let entries = entries_of(reading, entries, marked);
    let Some(columns) = columns(&entries, years.len()) else {
        reading.expected(
            header.line,
            format!("entries in {} columns that end alike", years.len()),
        );
        return (&[], cost);
    };
    let columns: Vec<_> = years
        .into_iter()
        .zip(columns)
        .map(|(year, entries)| ScheduleYear {
            year,
            entries: reading.slice(entries),
        })
        .collect();
    (reading.slice(&columns), cost)
}

/// `平成26年度 平成27年度 平成28年度 推計事業費`.
fn years<'a>(reading: &mut Reading<'_, 'a>, header: &Piece<'_>) -> Vec<FiscalYear<'a>> {
    let names = header.text.strip_suffix(COST).unwrap_or_default();
    let years: Vec<_> = names
        .split_whitespace()
        .filter_map(|printed| {
            Some(FiscalYear {
                number: amount::fiscal_year(printed)?,
                printed: reading.text(printed),
            })
        })
        .collect();
    let follow = years
        .windows(2)
        .all(|pair| matches!(pair, [year, next] if year.number + 1 == next.number));
    if years.len() != 3 || !follow || names.split_whitespace().count() != years.len() {
        reading.unexpected(header, "three years, one after the other, and the cost");
    }
    years
}

/// An entry ends with a blank at the end of a line in 003, and before the next `‣` in 004.
fn entries_of<'a>(
    reading: &mut Reading<'_, 'a>,
    lines: &[Piece<'_>],
    marked: bool,
) -> Vec<Passage<'a>> {
    let mut entries: Vec<Vec<Piece<'_>>> = Vec::new();
    let mut ended = true;
    for line in lines {
        let bullet = line.text.strip_prefix(BULLET);
        let begins = if marked { ended } else { bullet.is_some() };
        let piece = line.part(bullet.unwrap_or(line.text).trim_start());
        if marked == bullet.is_some() {
            // In 003 there is no bullet; in 004 every entry has one.
            if marked || entries.is_empty() {
                reading.unexpected(line, "an entry of the schedule");
            }
        }
        match entries.last_mut() {
            Some(entry) if !begins => entry.push(piece),
            _ => entries.push(vec![piece]),
        }
        ended = line.marked;
    }
    if let Some(last) = lines.last()
        && marked
        && !ended
    {
        reading.expected(last.line, "a blank at the end of the entry");
    }
    entries
        .iter()
        .map(|entry| reading.passage(entry, 1))
        .collect()
}

/// The entries in as many columns as there are years.
///
/// Nothing marks where a column ends. In every card the same matter comes last in each of the years, in
/// other words each time: the columns end with the entries that begin most like the last one.
fn columns<'e, 'a>(entries: &'e [Passage<'a>], years: usize) -> Option<Vec<&'e [Passage<'a>]>> {
    let last = entries.last()?;
    let alike = |entry: &Passage<'a>| {
        let pairs = entry.text.chars().zip(last.text.chars());
        pairs.take_while(|(own, other)| own == other).count()
    };
    let mut likenesses: Vec<_> = entries.iter().map(alike).collect();
    likenesses.sort_unstable_by(|a, b| b.cmp(a));
    let least = *likenesses.get(years.checked_sub(1)?)?;
    let columns: Vec<_> = entries
        .split_inclusive(|entry| alike(entry) >= least)
        .collect();
    (least > 1 && columns.len() == years).then_some(columns)
}
