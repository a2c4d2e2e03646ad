use bumpalo::Bump;
use plan::{Document, Passage, Source};

use crate::diagnostic::{Diagnostic, Origin};
use crate::lines::Line;
use crate::strategy::mark::unlisted;

/// Keeps what is read of document 002, and reports what is wrong with it.
pub(crate) struct Reader<'d, 'a> {
    arena: &'a Bump,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// How many diagnostics there were before.
    before: usize,
}

impl<'d, 'a> Reader<'d, 'a> {
    pub(crate) fn new(arena: &'a Bump, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let before = diagnostics.len();
        Self {
            arena,
            diagnostics,
            before,
        }
    }

    /// Reports that something should stand at this line.
    pub(crate) fn expected(&mut self, line: u16, what: impl AsRef<str>) {
        self.diagnostics.push(Diagnostic {
            origin: Origin::Document(Document::Strategy),
            line,
            message: format!("expected {}", what.as_ref()),
        });
    }

    /// Reports a line that has no place where it stands.
    pub(crate) fn unexpected(&mut self, line: &Line<'_>, expected: &str) {
        let start: String = line.text.chars().take(20).collect();
        self.expected(line.first, format!("{expected}, found `{start}`"));
    }

    pub(crate) fn found_anything(&self) -> bool {
        self.diagnostics.len() > self.before
    }

    pub(crate) fn source(&self, first: u16, last: u16) -> Source {
        Source {
            document: Document::Strategy,
            first,
            last: last.max(first),
        }
    }

    /// Keeps a text for as long as the strategy lives.
    pub(crate) fn text(&self, text: &str) -> &'a str {
        self.arena.alloc_str(text)
    }

    /// Keeps items for as long as the strategy lives.
    pub(crate) fn slice<T: Copy>(&self, items: &[T]) -> &'a [T] {
        self.arena.alloc_slice_copy(items)
    }

    /// This line as a passage, without the hyphen of a list.
    pub(crate) fn passage(&self, line: &Line<'_>) -> Passage<'a> {
        Passage {
            text: self.text(unlisted(&line.text)),
            source: self.source(line.first, line.last),
        }
    }

    pub(crate) fn passages(&self, lines: &[Line<'_>]) -> &'a [Passage<'a>] {
        let passages: Vec<_> = lines.iter().map(|line| self.passage(line)).collect();
        self.slice(&passages)
    }
}
