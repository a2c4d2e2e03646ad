//! Words that an editorial file quotes from a document, each held against the lines that it names.

use std::ops::Range;

use bumpalo::Bump;
use plan::{Document, Passage, Source};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::Documents;
use crate::diagnostic::{Diagnostic, Origin};
use crate::toml_file::TomlFile;

/// `{ at = "000:51-53", quote = "…" }`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quotation {
    pub(crate) at: Spanned<String>,
    pub(crate) quote: Spanned<String>,
}

/// An editorial file that quotes documents, and what is wrong with it so far.
pub(crate) struct QuotingFile<'f> {
    file: TomlFile<'f>,
    documents: &'f Documents,
}

impl<'f> QuotingFile<'f> {
    pub(crate) fn new(origin: Origin, text: &'f str, documents: &'f Documents) -> Self {
        Self {
            file: TomlFile::new(origin, text),
            documents,
        }
    }

    /// Reports what the file should have at the line where `span` begins.
    pub(crate) fn push(&mut self, span: Range<usize>, message: String) {
        self.file.push(span, message);
    }

    /// The file's entries; none of them where it is no TOML, or not of this shape.
    pub(crate) fn entries<F: DeserializeOwned + Default>(&mut self) -> F {
        self.file.entries()
    }

    /// What is wrong with it.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.file.diagnostics
    }

    /// A text for residents, which must not be empty.
    pub(crate) fn sentence<'a>(
        &mut self,
        text: &Spanned<String>,
        arena: &'a Bump,
    ) -> Option<&'a str> {
        let sentence = text.get_ref().trim();
        if !sentence.ends_with('。') {
            self.push(
                text.span(),
                format!("expected a sentence, found `{sentence}`"),
            );
            return None;
        }
        Some(arena.alloc_str(sentence))
    }

    /// The quoted words with the lines they stand on, if they stand there: once, beginning on the
    /// first line and ending on the last.
    pub(crate) fn passage<'a>(
        &mut self,
        at: &Spanned<String>,
        quote: &Spanned<String>,
        arena: &'a Bump,
    ) -> Option<Passage<'a>> {
        let lines = at.get_ref();
        let known = source(lines).filter(|source| self.documents.has(source.document));
        let Some(source) = known else {
            self.push(
                at.span(),
                format!("expected a document and its lines, such as 000:51-53, found `{lines}`"),
            );
            return None;
        };
        let printed = Printed::on(source, self.documents);
        let words = quote.get_ref().as_str();
        let mut found = printed.text.match_indices(words);
        let problem = match (found.next(), found.next()) {
            (Some((start, _)), None) if !words.is_empty() => {
                if printed.begins_and_ends(start..start + words.len()) {
                    return Some(Passage {
                        text: arena.alloc_str(words),
                        source,
                    });
                }
                "to print this from the first to the last of these lines"
            }
            (Some(_), Some(_)) if !words.is_empty() => "to print this only once",
            _ => "to print this",
        };
        self.push(
            quote.span(),
            format!("expected {lines} {problem}: `{words}`"),
        );
        None
    }
}

/// Reads `000:51` or `000:51-53`.
pub(crate) fn source(text: &str) -> Option<Source> {
    let (document, lines) = text.split_once(':')?;
    let document: Document = document.parse().ok()?;
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let source = Source {
        document,
        first: first.parse().ok()?,
        last: last.parse().ok()?,
    };
    (source.first <= source.last).then_some(source)
}

/// The text of some lines, joined as the page's wrapping broke it.
struct Printed {
    text: String,
    /// Where the first line ends in it.
    first_end: usize,
    /// Where the last line begins in it.
    last_start: usize,
}

impl Printed {
    fn on(source: Source, documents: &Documents) -> Self {
        let mut printed = Self {
            text: String::new(),
            first_end: 0,
            last_start: 0,
        };
        for (number, line) in documents.lines_of(source) {
            printed.last_start = printed.text.len();
            // A blank at the end stands between two English words, or ends a paragraph.
            printed.text.push_str(line.trim_start());
            if number == source.first {
                printed.first_end = printed.text.len();
            }
        }
        printed
    }

    fn begins_and_ends(&self, words: Range<usize>) -> bool {
        words.start < self.first_end && self.last_start < words.end
    }
}
