//! What answers the search's questions from its index.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use pages::pages::search::limit;
use pages::urls::Query;
use plan_search::{Found, FoundPolicies, Index, Scratch};

use crate::browser;
use crate::search_index::Engine;

/// The index, with what a question needs while it is answered.
pub struct SearchEngine {
    index: Index<'static>,
    scratch: Mutex<Scratch>,
}

impl SearchEngine {
    /// Reads the index's file; none if it is not one.
    pub fn read(file: String) -> Option<Self> {
        // The index borrows from the file as long as the app runs.
        let index = Index::read(Box::leak(file.into_boxed_str()))?;
        Some(Self {
            index,
            scratch: Mutex::default(),
        })
    }

    fn ask<T>(&self, ask: impl FnOnce(&mut Scratch) -> T) -> T {
        let mut scratch = self.scratch.lock().unwrap_or_else(PoisonError::into_inner);
        ask(&mut scratch)
    }
}

impl Engine for SearchEngine {
    fn find(&self, query: &Query) -> Found<'static> {
        let words = browser::normalize(&query.words);
        self.ask(|scratch| self.index.find(&words, limit(query), scratch))
    }

    fn find_policies(&self, words: &str) -> FoundPolicies<'static> {
        let words = browser::normalize(words);
        self.ask(|scratch| self.index.find_policies(&words, scratch))
    }

    fn marks(&self, text: &str, found: &FoundPolicies<'_>) -> Vec<Range<usize>> {
        self.index.marks(text, found)
    }

    fn excerpts(
        &self,
        page: &str,
        found: &FoundPolicies<'_>,
        most: usize,
    ) -> Vec<(&'static str, Vec<Range<usize>>)> {
        self.index.excerpts(page, found, most)
    }
}
