//! The source documents themselves, as they stand in `seeds/`.

use plan::Document;

use crate::DOCUMENT_FILES;

/// A document's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentFile {
    /// The document.
    pub document: Document,
    /// Its name in `seeds/`.
    pub name: &'static str,
    /// All that it holds.
    pub text: &'static str,
    /// Its SHA-256 as `seeds/README.md` lists it, 64 hexadecimal digits; `None` if it lists none.
    pub checksum: Option<&'static str>,
}

impl DocumentFile {
    /// The file of every document, by number.
    pub fn all() -> impl Iterator<Item = Self> {
        DOCUMENT_FILES.iter().copied()
    }

    /// The file of this document; `None` for an edition that the plan does not have.
    pub fn of(document: Document) -> Option<Self> {
        Self::all().find(|file| file.document == document)
    }

    /// Its lines that are not blank, each with its number counted from 1, blanks included.
    pub fn lines(self) -> impl Iterator<Item = (u16, &'static str)> {
        (1..=u16::MAX)
            .zip(self.text.lines())
            .filter(|(_, line)| !line.trim().is_empty())
    }
}
