use bumpalo::Bump;
use plan::{Document, Passage, Section, Source};

use crate::diagnostic::{Diagnostic, Origin};
use crate::editions::EditionEntry;
use crate::item::{Dialect, Item};
use crate::lines::{Line, Lines};

/// A place among a document's logical lines, and what was reported on the way there.
pub(crate) struct Cursor<'l, 'a> {
    lines: &'l [Line<'l>],
    position: usize,
    /// The last physical line.
    end: u16,
    entry: &'l EditionEntry,
    arena: &'a Bump,
    diagnostics: &'l mut Vec<Diagnostic>,
}

impl<'l, 'a> Cursor<'l, 'a> {
    /// Stands before the first line of a document, and has reported the faults of its wrapping.
    pub(crate) fn new(
        lines: &'l Lines<'l>,
        entry: &'l EditionEntry,
        arena: &'a Bump,
        diagnostics: &'l mut Vec<Diagnostic>,
    ) -> Self {
        let mut cursor = Self {
            lines: &lines.lines,
            position: 0,
            end: lines.end,
            entry,
            arena,
            diagnostics,
        };
        for (line, expected) in &lines.faults {
            cursor.expected(*line, expected);
        }
        cursor
    }

    /// The edition that is read.
    pub(crate) fn entry(&self) -> &'l EditionEntry {
        self.entry
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.entry.dialect
    }

    pub(crate) fn document(&self) -> Document {
        Document::Edition(self.entry.id)
    }

    /// What the line ahead is; `None` at the end.
    pub(crate) fn item(&self) -> Option<Item<'l>> {
        self.lines
            .get(self.position)
            .map(|line| Item::of(&line.text, self.dialect()))
    }

    /// Takes the line ahead.
    pub(crate) fn take(&mut self) -> Option<&'l Line<'l>> {
        let line = self.lines.get(self.position)?;
        self.position += 1;
        Some(line)
    }

    /// The first physical line of the line ahead, or the last of the document.
    pub(crate) fn here(&self) -> u16 {
        self.lines
            .get(self.position)
            .map_or(self.end, |line| line.first)
    }

    /// Reports that something should stand at this line.
    pub(crate) fn expected(&mut self, line: u16, what: impl AsRef<str>) {
        self.diagnostics.push(Diagnostic {
            origin: Origin::Document(self.document()),
            line,
            message: format!("expected {}", what.as_ref()),
        });
    }

    /// Takes the line ahead, which has no place here, and reports it.
    pub(crate) fn skip(&mut self, expected: &str) {
        if let Some(line) = self.take() {
            let start: String = line.text.chars().take(20).collect();
            self.expected(line.first, format!("{expected}, found `{start}`"));
        }
    }

    /// Takes the paragraphs ahead, up to a line that is none.
    pub(crate) fn passages(&mut self) -> &'a [Passage<'a>] {
        let mut passages = Vec::new();
        while self.item() == Some(Item::Text) {
            passages.extend(self.take().map(|line| self.passage(line)));
        }
        self.slice(&passages)
    }

    /// Reports the passages that break off before the end of a sentence.
    pub(crate) fn check_sentences(&mut self, passages: &[Passage<'_>]) {
        for passage in passages
            .iter()
            .filter(|passage| !passage.text.ends_with('。'))
        {
            self.expected(
                passage.source.last,
                "the end of a sentence at the end of the paragraph",
            );
        }
    }

    /// This line as a passage.
    pub(crate) fn passage(&self, line: &Line<'_>) -> Passage<'a> {
        Passage {
            text: self.text(&line.text),
            source: self.source(line.first, line.last),
        }
    }

    pub(crate) fn source(&self, first: u16, last: u16) -> Source {
        Source {
            document: self.document(),
            first,
            last,
        }
    }

    /// The lines from `first` to the last one taken.
    pub(crate) fn source_since(&self, first: u16) -> Source {
        let taken = self
            .position
            .checked_sub(1)
            .and_then(|position| self.lines.get(position));
        self.source(first, taken.map_or(first, |line| line.last).max(first))
    }

    /// Keeps a text for as long as the plan lives.
    pub(crate) fn text(&self, text: &str) -> &'a str {
        self.arena.alloc_str(text)
    }

    /// Keeps items for as long as the plan lives.
    pub(crate) fn slice<T: Copy>(&self, items: &[T]) -> &'a [T] {
        self.arena.alloc_slice_copy(items)
    }

    /// What stands in the plan for a passage that the document lacks.
    pub(crate) fn no_passage(&self, line: u16) -> Passage<'a> {
        Passage {
            text: "",
            source: self.source(line, line),
        }
    }

    /// What stands in the plan for a section that the document lacks.
    pub(crate) fn no_section(&self, line: u16) -> Section<'a> {
        Section {
            mark: "",
            title: "",
            passages: &[],
            parts: &[],
            source: self.source(line, line),
        }
    }
}
