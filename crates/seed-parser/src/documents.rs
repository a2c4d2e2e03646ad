use std::collections::BTreeMap;
use std::fmt;
use std::io;

use plan::{Document, Source};

use crate::diagnostic::Diagnostic;
use crate::editions::{self, EditionEntry};
use crate::lines;

/// The files of the documents that are no editions of the plan.
const OTHER_FILES: [(Document, &str); 3] = [
    (Document::Strategy, "002_7f53f494be1ccf5f.txt"),
    (Document::ImplementationPlan2014, "003_e5916b551283be97.txt"),
    (Document::ImplementationPlan2023, "004_75ee0dbff5d26cb8.txt"),
];

/// The texts of the documents, as they stand in `seeds/`, and which of them are editions of the plan.
#[derive(Debug, Clone)]
pub struct Documents {
    editions: Vec<EditionEntry>,
    texts: BTreeMap<Document, String>,
}

impl Documents {
    /// Reads `editions.toml` and the documents. `read` gives the text of a file in `seeds/`.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or `editions.toml` is not as it should be.
    pub fn load(mut read: impl FnMut(&str) -> io::Result<String>) -> Result<Self, LoadError> {
        let mut file = |name: &str| read(name).map_err(|error| LoadError::file(name, error));
        let (editions, diagnostics) = editions::read(&file("editions.toml")?);
        if !diagnostics.is_empty() {
            return Err(LoadError::Editions(diagnostics));
        }
        let mut texts = BTreeMap::new();
        for entry in &editions {
            texts.insert(Document::Edition(entry.id), file(&entry.file)?);
        }
        for (document, name) in OTHER_FILES {
            texts.insert(document, file(name)?);
        }
        Ok(Self { editions, texts })
    }

    /// The editions of the plan, the oldest first.
    pub fn editions(&self) -> &[EditionEntry] {
        &self.editions
    }

    /// Each document with the name of its file, by number.
    pub fn files(&self) -> Vec<(Document, &str)> {
        let editions = self.editions.iter();
        let editions = editions.map(|entry| (Document::Edition(entry.id), entry.file.as_str()));
        let mut files: Vec<_> = editions.chain(OTHER_FILES).collect();
        files.sort_by_key(|(document, _)| document.number());
        files
    }

    /// The text of one of them; empty for one that is not there.
    pub fn text(&self, document: Document) -> &str {
        self.texts.get(&document).map_or("", String::as_str)
    }

    /// These lines of a document, each with its number.
    pub(crate) fn lines_of(&self, source: Source) -> impl Iterator<Item = (u16, &str)> {
        let lines = lines::numbered(self.text(source.document));
        lines.filter(move |(number, _)| (source.first..=source.last).contains(number))
    }

    /// Whether there is such a document.
    pub(crate) fn has(&self, document: Document) -> bool {
        self.texts.contains_key(&document)
    }

    /// These documents with another text of one of them.
    #[must_use]
    pub fn with(&self, document: Document, text: &str) -> Self {
        let mut changed = self.clone();
        changed.texts.insert(document, text.to_owned());
        changed
    }
}

/// The error of reading the documents.
#[derive(Debug)]
pub enum LoadError {
    /// A file could not be read.
    File {
        /// Its name in `seeds/`.
        name: String,
        /// Why.
        error: io::Error,
    },
    /// What is wrong with `editions.toml`.
    Editions(Vec<Diagnostic>),
}

impl LoadError {
    /// A file of `seeds/` that could not be read.
    fn file(name: &str, error: io::Error) -> Self {
        let name = name.to_owned();
        Self::File { name, error }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { name, error } => write!(f, "{name}: {error}"),
            Self::Editions(diagnostics) => {
                let lines: Vec<_> = diagnostics.iter().map(Diagnostic::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for LoadError {}
