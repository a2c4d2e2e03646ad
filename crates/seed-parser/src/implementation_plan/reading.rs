use bumpalo::Bump;
use plan::{Document, Passage, Source};

use crate::diagnostic::{Diagnostic, Origin};
use crate::lines::numbered;

/// A printed line, or the part of one that belongs to one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'d> {
    /// The text, without the blanks of the layout around it.
    pub(super) text: &'d str,
    pub(super) line: u16,
    /// Whether a blank stands behind it at the end of the line.
    pub(super) marked: bool,
}

impl<'d> Piece<'d> {
    /// A part of this line.
    pub(super) fn part(self, text: &'d str) -> Self {
        Self { text, ..self }
    }

    /// Whether a sentence, or a remark behind it, ends here.
    pub(super) fn ends_sentence(self) -> bool {
        self.text.ends_with(['。', '）'])
    }
}

/// The lines of a document that are not blank.
pub(super) fn lines(document: &str) -> Vec<Piece<'_>> {
    numbered(document)
        .map(|(line, printed)| Piece {
            text: printed.trim(),
            line,
            marked: printed.ends_with(char::is_whitespace),
        })
        .filter(|line| !line.text.is_empty())
        .collect()
}

/// Keeps what is read of one document, and reports what is wrong with it.
pub(super) struct Reading<'r, 'a> {
    document: Document,
    /// The last physical line.
    end: u16,
    arena: &'a Bump,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl<'r, 'a> Reading<'r, 'a> {
    pub(super) fn new(
        document: Document,
        text: &str,
        arena: &'a Bump,
        diagnostics: &'r mut Vec<Diagnostic>,
    ) -> Self {
        let end = numbered(text).last().map_or(1, |(line, _)| line);
        let mut reading = Self {
            document,
            end,
            arena,
            diagnostics,
        };
        if text.lines().nth(usize::from(u16::MAX)).is_some() {
            reading.expected(u16::MAX, "the end of the document by this line");
        }
        reading
    }

    pub(super) fn end(&self) -> u16 {
        self.end
    }

    /// Reports that something should stand at this line.
    pub(super) fn expected(&mut self, line: u16, what: impl AsRef<str>) {
        self.diagnostics.push(Diagnostic {
            origin: Origin::Document(self.document),
            line,
            message: format!("expected {}", what.as_ref()),
        });
    }

    /// Reports a line that has no place where it stands.
    pub(super) fn unexpected(&mut self, piece: &Piece<'_>, expected: &str) {
        let start: String = piece.text.chars().take(20).collect();
        self.expected(piece.line, format!("{expected}, found `{start}`"));
    }

    /// Reports another number of things than expected.
    pub(super) fn count(&mut self, line: u16, what: &str, expected: usize, found: usize) {
        if expected != found {
            self.expected(line, format!("{expected} {what}, found {found}"));
        }
    }

    /// Reports a text that breaks off before the end of a sentence.
    pub(super) fn check_sentence(&mut self, passage: &Passage<'_>) {
        if !passage.text.ends_with(['。', '）']) {
            self.expected(
                passage.source.last,
                "the end of a sentence at the end of the text",
            );
        }
    }

    /// These lines as one text; an empty one of `line` if there are none.
    pub(super) fn passage(&self, pieces: &[Piece<'_>], line: u16) -> Passage<'a> {
        let text: String = pieces.iter().map(|piece| piece.text).collect();
        let first = pieces.first().map_or(line, |piece| piece.line);
        let last = pieces.last().map_or(line, |piece| piece.line);
        Passage {
            text: self.text(&text),
            source: self.source(first, last),
        }
    }

    pub(super) fn source(&self, first: u16, last: u16) -> Source {
        Source {
            document: self.document,
            first,
            last: last.max(first),
        }
    }

    /// Keeps a text for as long as the plan lives.
    pub(super) fn text(&self, text: &str) -> &'a str {
        self.arena.alloc_str(text)
    }

    /// Keeps items for as long as the plan lives.
    pub(super) fn slice<T: Copy>(&self, items: &[T]) -> &'a [T] {
        self.arena.alloc_slice_copy(items)
    }
}
