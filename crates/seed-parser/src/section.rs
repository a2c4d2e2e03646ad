//! The headed parts of a document that are no policies.

use plan::{Passage, Section};

use crate::cursor::Cursor;
use crate::item::{Dialect, Item, Level};

/// The sections ahead, up to an item that `ends` them, in the order of the document.
pub(crate) fn read_all<'a>(
    cursor: &mut Cursor<'_, 'a>,
    ends: impl Fn(&Item<'_>) -> bool,
) -> Vec<Section<'a>> {
    let mut sections = Vec::new();
    while let Some(item) = cursor.item() {
        match item {
            item if ends(&item) => break,
            Item::Heading {
                level: Level::Section,
                ..
            } => sections.extend(read(cursor)),
            _ => cursor.skip("the heading of a section"),
        }
    }
    sections
}

/// The section whose heading is ahead, with its parts.
fn read<'a>(cursor: &mut Cursor<'_, 'a>) -> Option<Section<'a>> {
    let Some(Item::Heading { level, mark, title }) = cursor.item() else {
        return None;
    };
    let first = cursor.here();
    cursor.take();
    let passages = cursor.passages();
    // Sections of 000 also hold 資料編のとおり, which is no sentence.
    if cursor.dialect() == Dialect::Administration {
        cursor.check_sentences(passages);
    }
    let mut parts = Vec::new();
    while let Some(Item::Heading {
        level: below, mark, ..
    }) = cursor.item()
    {
        if below <= level {
            break;
        }
        let ordinal = parts.len() + 1;
        if !is_ordinal(mark, below, ordinal) {
            cursor.expected(
                cursor.here(),
                format!("the heading of part {ordinal} of {title}, found `{mark}`"),
            );
        }
        parts.extend(read(cursor));
    }
    if passages.is_empty() && parts.is_empty() {
        cursor.expected(first, format!("a paragraph under {title}"));
    }
    Some(Section {
        mark: cursor.text(mark),
        title: cursor.text(title),
        passages,
        parts: cursor.slice(&parts),
        source: cursor.source_since(first),
    })
}

fn is_ordinal(mark: &str, level: Level, ordinal: usize) -> bool {
    match level {
        Level::Section => true,
        Level::Part => mark == format!("({ordinal})"),
        Level::Subpart => "アイウエオ"
            .chars()
            .nth(ordinal - 1)
            .is_some_and(|letter| mark == letter.to_string()),
    }
}

/// Sections that were read, to be taken by their titles in the order in which they should stand.
pub(crate) struct Outline<'a> {
    sections: Vec<Section<'a>>,
    first: u16,
}

impl<'a> Outline<'a> {
    /// Reads the sections ahead, up to an item that `ends` them.
    pub(crate) fn read(cursor: &mut Cursor<'_, 'a>, ends: impl Fn(&Item<'_>) -> bool) -> Self {
        let first = cursor.here();
        Self {
            sections: read_all(cursor, ends),
            first,
        }
    }

    /// Takes the section with this mark, title and number of parts.
    pub(crate) fn take(
        &mut self,
        cursor: &mut Cursor<'_, 'a>,
        mark: &str,
        title: &str,
        parts: usize,
    ) -> Section<'a> {
        let Some(index) = self
            .sections
            .iter()
            .position(|section| section.title == title)
        else {
            let line = self
                .sections
                .first()
                .map_or(self.first, |section| section.source.first);
            cursor.expected(line, format!("the section {mark} {title}"));
            return cursor.no_section(line);
        };
        let section = self.sections.remove(index);
        if index > 0 || section.mark != mark {
            cursor.expected(
                section.source.first,
                format!("{title} to be section {mark}, in its order"),
            );
        }
        if section.parts.len() != parts {
            let found = section.parts.len();
            cursor.expected(
                section.source.first,
                format!("{parts} parts under {title}, found {found}"),
            );
        }
        section
    }

    /// Reports the sections that nothing took.
    pub(crate) fn finish(self, cursor: &mut Cursor<'_, 'a>) {
        for section in self.sections {
            cursor.expected(
                section.source.first,
                format!("no section {} {}", section.mark, section.title),
            );
        }
    }
}

/// The words of `passages` in the brackets 「…」 that close before `rest`.
pub(crate) fn quoted<'a>(
    cursor: &mut Cursor<'_, 'a>,
    passages: &[Passage<'a>],
    rest: &str,
    line: u16,
) -> Passage<'a> {
    let closing = format!("」{rest}");
    let found = passages.iter().find_map(|passage| {
        let (before, _) = passage.text.split_once(&closing)?;
        let (_, words) = before.rsplit_once('「')?;
        Some(Passage {
            text: words,
            source: passage.source,
        })
    });
    found.unwrap_or_else(|| {
        cursor.expected(line, format!("words in brackets before `{rest}`"));
        cursor.no_passage(line)
    })
}
