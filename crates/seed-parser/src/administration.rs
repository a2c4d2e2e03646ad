//! The dialect of document 001: policies of some chapters, then 計画の推進に向けて, with footnotes in between.

use std::borrow::Cow;

use bumpalo::Bump;
use plan::{ChapterText, Footnote, Policy, Progress};

use crate::cursor::Cursor;
use crate::diagnostic::Diagnostic;
use crate::editions::EditionEntry;
use crate::item::{Item, Level};
use crate::lines::{self, Line, Lines};
use crate::policy;
use crate::section::{Outline, quoted};

/// What such a document says.
pub(crate) struct Administration<'a> {
    pub(crate) chapters: Vec<ChapterText<'a>>,
    pub(crate) policies: Vec<Policy<'a>>,
    pub(crate) progress: Progress<'a>,
    pub(crate) footnotes: &'a [Footnote<'a>],
}

pub(crate) fn read<'a>(
    document: &str,
    entry: &EditionEntry,
    arena: &'a Bump,
    diagnostics: &mut Vec<Diagnostic>,
) -> Administration<'a> {
    let mut lines = lines::unwrapped(document);
    // Footnotes float: one stands between two measures. They are taken out before anything is read.
    let (notes, text): (Vec<_>, Vec<_>) = lines
        .lines
        .into_iter()
        .partition(|line| line.text.starts_with(|c| superscript(c).is_some()));
    lines = Lines {
        lines: text,
        ..lines
    };
    let cursor = &mut Cursor::new(&lines, entry, arena, diagnostics);
    let footnotes = footnotes(cursor, &notes, &lines.lines);
    let (policies, chapters) = policy::read_all(cursor, |item| {
        matches!(
            item,
            Item::Heading {
                level: Level::Section,
                ..
            }
        )
    });
    let progress = progress(cursor);
    Administration {
        chapters,
        policies,
        progress,
        footnotes,
    }
}

fn progress<'a>(cursor: &mut Cursor<'_, 'a>) -> Progress<'a> {
    let mut outline = Outline::read(cursor, |_| false);
    let section = outline.take(cursor, "7", "計画の推進に向けて", 3);
    outline.finish(cursor);
    let general = section.parts.first().map_or(&[][..], |part| part.passages);
    let basic_policy = quoted(cursor, general, "を位置付けた", section.source.first);
    Progress {
        section,
        basic_policy,
    }
}

/// Reads the footnotes, and holds them against the references in the text: each note has its
/// reference and each reference its note.
fn footnotes<'a>(
    cursor: &mut Cursor<'_, 'a>,
    notes: &[Line<'_>],
    text: &[Line<'_>],
) -> &'a [Footnote<'a>] {
    let mut footnotes: Vec<Footnote<'a>> = Vec::new();
    for line in notes {
        let (number, note) = leading_number(&line.text);
        let Some(number) = number else {
            cursor.expected(line.first, "a footnote's number below 256");
            continue;
        };
        let follows = footnotes
            .last()
            .is_none_or(|previous| previous.number.checked_add(1) == Some(number));
        if !follows {
            cursor.expected(line.first, "a footnote numbered one more than the last");
        }
        if !note.ends_with('。') {
            cursor.expected(
                line.first,
                "the end of a sentence at the end of the footnote",
            );
        }
        let text = cursor.text(note);
        footnotes.push(Footnote {
            number,
            text,
            source: cursor.source(line.first, line.last),
        });
    }
    let references: Vec<(u8, u16)> = text.iter().flat_map(references).collect();
    for (number, line) in &references {
        if !footnotes.iter().any(|note| note.number == *number) {
            cursor.expected(
                *line,
                format!("a footnote {number} for the reference in this line"),
            );
        }
    }
    for note in &footnotes {
        if !references.iter().any(|(number, _)| *number == note.number) {
            cursor.expected(
                note.source.first,
                format!("a reference to footnote {} in the text", note.number),
            );
        }
    }
    cursor.slice(&footnotes)
}

/// The numbers of the footnotes that a line refers to.
fn references(line: &Line<'_>) -> Vec<(u8, u16)> {
    let mut found = Vec::new();
    let mut rest: &str = match &line.text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text,
    };
    while let Some(start) = rest.find(|c| superscript(c).is_some()) {
        let (before, from) = rest.split_at(start);
        let (number, after) = leading_number(from);
        // Behind a blank it is a unit: `m ²`.
        if !before.ends_with(char::is_whitespace) {
            found.extend(number.map(|number| (number, line.first)));
        }
        rest = after;
    }
    found
}

/// The number in superscript digits that a text begins with, and the text behind it.
fn leading_number(text: &str) -> (Option<u8>, &str) {
    let end = text
        .find(|c| superscript(c).is_none())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let number = digits
        .chars()
        .filter_map(superscript)
        .try_fold(0_u8, |number, digit| {
            number.checked_mul(10)?.checked_add(digit)
        });
    (number, rest.trim_start())
}

fn superscript(character: char) -> Option<u8> {
    let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == character)?;
    u8::try_from(digit).ok()
}
