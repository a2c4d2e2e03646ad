//! The approach with the title box in its middle, and the SDGs.

use plan::{Cost, Passage, SdgDirection, SdgTarget, Section};

use super::reading::{Piece, Reading};
use super::{Block, amount};

const TITLE: &str = "計画の推進に向けた考え方";
const TOTAL: &str = "推計事業費（３ヵ年合計）：";
/// The labels of the SDGs' two cells, one line after the other.
const TARGETS: [&str; 2] = ["SDGs の", "ゴール・ターゲット"];
const DIRECTION: [&str; 2] = ["市としての", "取組の方向性"];
/// Both documents have five headings.
const PARTS: usize = 5;

/// The approach, and what the title box says.
pub(super) struct Approach<'a> {
    pub(super) title: Passage<'a>,
    pub(super) subject: Passage<'a>,
    pub(super) estimated_total: Cost<'a>,
    pub(super) section: Section<'a>,
}

pub(super) fn read<'a>(
    reading: &mut Reading<'_, 'a>,
    block: &Block<'_>,
    marked: bool,
) -> Approach<'a> {
    // The box stands between two items of one list. It is taken out before the text is read.
    let title = block.lines.iter().position(|line| line.text == TITLE);
    let (before, rest) = block.lines.split_at(title.unwrap_or(block.lines.len()));
    let mut rest = rest.iter().copied().peekable();
    let title = rest.next();
    let subject = rest.next_if(|line| line.text.starts_with('（'));
    let total = rest.next_if(|line| line.text.starts_with(TOTAL));
    let line = title.map_or(block.line, |title| title.line);
    let mut in_box = |piece: Option<Piece<'_>>, what: &str| {
        if piece.is_none() {
            reading.expected(line, what);
        }
        reading.passage(piece.as_slice(), line)
    };
    let title = in_box(title, "the title of the document in its box");
    let subject = in_box(subject, "the subject of the document in its box");
    let total = in_box(total, "the estimated total in the box");
    let printed = total.text.strip_prefix(TOTAL).unwrap_or_default();
    let yen = amount::yen(printed);
    if yen.is_none() {
        reading.expected(total.source.first, "an amount in million yen");
    }
    let estimated_total = Cost {
        yen: yen.unwrap_or_default(),
        printed,
        source: total.source,
    };
    let text: Vec<_> = before.iter().copied().chain(rest).collect();
    Approach {
        title,
        subject,
        estimated_total,
        section: section(reading, block, &text, marked),
    }
}

/// A headed part that is being read.
struct Open<'d, 'a> {
    mark: &'d str,
    title: &'d str,
    line: u16,
    passages: Vec<Passage<'a>>,
}

impl<'a> Open<'_, 'a> {
    fn close(self, reading: &Reading<'_, 'a>, parts: &[Section<'a>]) -> Section<'a> {
        let ends = self.passages.iter().map(|passage| passage.source.last);
        let last = ends.chain(parts.iter().map(|part| part.source.last)).max();
        Section {
            mark: reading.text(self.mark),
            title: reading.text(self.title),
            passages: reading.slice(&self.passages),
            parts: reading.slice(parts),
            source: reading.source(self.line, last.unwrap_or(self.line)),
        }
    }
}

fn section<'a>(
    reading: &mut Reading<'_, 'a>,
    block: &Block<'_>,
    lines: &[Piece<'_>],
    marked: bool,
) -> Section<'a> {
    let open = |mark, title, line| Open {
        mark,
        title,
        line,
        passages: Vec::new(),
    };
    let mut whole = vec![open("◆", TITLE, block.line)];
    let mut paragraph: Vec<Piece<'_>> = Vec::new();
    for line in lines {
        let heading = heading(line.text);
        let item = item(line.text);
        if (heading.is_some() || item.is_some()) && !paragraph.is_empty() {
            reading.expected(line.line, "the end of the paragraph before this line");
            let passage = reading.passage(&paragraph, line.line);
            whole
                .last_mut()
                .into_iter()
                .for_each(|part| part.passages.push(passage));
            paragraph.clear();
        }
        if let Some((number, mark, title)) = heading {
            if number != whole.len() {
                reading.unexpected(line, &format!("heading {}", whole.len()));
            }
            whole.push(open(mark, title, line.line));
            continue;
        }
        paragraph.push(*line);
        let ended = if marked {
            line.marked
        } else {
            line.text.ends_with('。')
        };
        if ended {
            let passage = reading.passage(&paragraph, line.line);
            whole
                .last_mut()
                .into_iter()
                .for_each(|part| part.passages.push(passage));
            paragraph.clear();
        }
    }
    if let (Some(rest), Some(part)) = (paragraph.last(), whole.last_mut()) {
        reading.expected(rest.line, "the rest of this paragraph");
        part.passages.push(reading.passage(&paragraph, rest.line));
    }
    let mut whole = whole.into_iter();
    let first = whole.next().unwrap_or_else(|| open("◆", TITLE, block.line));
    let parts: Vec<_> = whole.map(|part| part.close(reading, &[])).collect();
    reading.count(block.line, "headings in the approach", PARTS, parts.len());
    let section = first.close(reading, &parts);
    check(reading, &section);
    section
}

/// Every paragraph ends with a sentence, every heading has one, and items count from ⑴.
fn check(reading: &mut Reading<'_, '_>, section: &Section<'_>) {
    for part in section.parts {
        if part.passages.is_empty() {
            reading.expected(
                part.source.first,
                format!("a paragraph under {}", part.title),
            );
        }
        check(reading, part);
    }
    let mut number = 0;
    for passage in section.passages {
        reading.check_sentence(passage);
        match item(passage.text) {
            Some(found) => {
                number += 1;
                if found != number {
                    reading.expected(passage.source.first, format!("item {number} of the list"));
                }
            }
            None if number > 0 => {
                reading.expected(passage.source.first, "the mark of an item of the list");
            }
            None => {}
        }
    }
}

/// `１．題名` or `① 題名`.
fn heading(text: &str) -> Option<(usize, &str, &str)> {
    let mut characters = text.chars();
    let (number, second) = (characters.next()?, characters.next()?);
    let number = match (number, second) {
        ('１'..='９', '．') => u32::from(number) - u32::from('０'),
        ('①'..='⑨', ' ') => u32::from(number) - u32::from('①') + 1,
        _ => return None,
    };
    let title = characters.as_str();
    let mark = text.strip_suffix(title)?.trim_end();
    Some((usize::try_from(number).ok()?, mark, title.trim_start()))
}

/// `⑴ 文`.
fn item(text: &str) -> Option<usize> {
    let mark = text.chars().next()?;
    let number = ('⑴'..='⒇')
        .contains(&mark)
        .then(|| u32::from(mark) - u32::from('⑴') + 1)?;
    usize::try_from(number).ok()
}

pub(super) fn sdgs<'a>(reading: &mut Reading<'_, 'a>, block: &Block<'_>) -> SdgDirection<'a> {
    let mut lines = block.lines.iter().copied().peekable();
    for label in TARGETS {
        if lines.next_if(|line| line.text == label).is_none() {
            reading.expected(block.line, format!("the label `{label}`"));
        }
    }
    let mut targets = Vec::new();
    while let Some(line) = lines.next_if(|line| line.text.starts_with(|c: char| c.is_ascii_digit()))
    {
        for printed in line.text.split_whitespace() {
            let target = printed.split_once('.');
            let target =
                target.and_then(|(goal, number)| Some((goal.parse().ok()?, number.parse().ok()?)));
            match target {
                Some((goal, number)) => targets.push(SdgTarget {
                    goal,
                    number,
                    source: reading.source(line.line, line.line),
                }),
                None => reading.unexpected(&line.part(printed), "the number of a target"),
            }
        }
    }
    if targets.is_empty() {
        reading.expected(block.line, "the numbers of targets");
    }
    for label in DIRECTION {
        if lines.next_if(|line| line.text == label).is_none() {
            reading.expected(block.line, format!("the label `{label}`"));
        }
    }
    let rest: Vec<_> = lines.collect();
    let direction = reading.passage(&rest, block.line);
    reading.check_sentence(&direction);
    SdgDirection {
        targets: reading.slice(&targets),
        direction,
        source: reading.source(block.line, direction.source.last),
    }
}
