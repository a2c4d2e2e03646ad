//! A file of entries under `seeds/`, and what is wrong with it.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Origin};

/// A file of entries, and what is wrong with it so far.
pub(crate) struct TomlFile<'f> {
    origin: Origin,
    text: &'f str,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'f> TomlFile<'f> {
    pub(crate) fn new(origin: Origin, text: &'f str) -> Self {
        Self {
            origin,
            text,
            diagnostics: Vec::new(),
        }
    }

    /// The line, counted from 1, where `span` begins.
    pub(crate) fn line(&self, span: &Range<usize>) -> u16 {
        let before = self.text.as_bytes().iter().take(span.start);
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        u16::try_from(line).unwrap_or(u16::MAX)
    }

    /// Reports what the file should have at the line where `span` begins.
    pub(crate) fn push(&mut self, span: Range<usize>, message: String) {
        self.diagnostics.push(Diagnostic {
            origin: self.origin,
            line: self.line(&span),
            message,
        });
    }

    /// The file's entries; none of them where it is no TOML, or not of this shape.
    pub(crate) fn entries<F: DeserializeOwned + Default>(&mut self) -> F {
        toml::from_str(self.text).unwrap_or_else(|error| {
            self.push(error.span().unwrap_or_default(), error.message().to_owned());
            F::default()
        })
    }
}
