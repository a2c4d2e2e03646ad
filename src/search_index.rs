//! The index that the search asks: a file of its own, fetched when a reader is about to search.

use std::future::Future;
use std::ops::Range;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::owner::{StoredValue, use_context};
use leptos::reactive::signal::RwSignal;
use pages::components::search_progress::Progress;
use pages::urls::{Query, SEARCH_INDEX};
use plan_search::{Found, FoundPolicies};
use wasm_bindgen_futures::spawn_local;

use crate::opinions::api;

/// What answers from the index. It comes with the part of the app that searches.
pub trait Engine: Send + Sync {
    /// What a query finds.
    fn find(&self, query: &Query) -> Found<'static>;
    /// The policies that words find.
    fn find_policies(&self, words: &str) -> FoundPolicies<'static>;
    /// Where the words stand in a text.
    fn marks(&self, text: &str, found: &FoundPolicies<'_>) -> Vec<Range<usize>>;
    /// So many paragraphs, at most, of the policy with this page in which the words stand.
    fn excerpts(
        &self,
        page: &str,
        found: &FoundPolicies<'_>,
        most: usize,
    ) -> Vec<(&'static str, Vec<Range<usize>>)>;
}

/// Reads the index's file; none if it is not one.
pub type Read = fn(String) -> Option<Box<dyn Engine>>;

/// Loads what reads the file; answers none if it does not come.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Option<Read>>>>;

/// The index, perhaps still on its way. Cheap to copy; given to components by context.
#[derive(Clone, Copy)]
pub struct SearchIndex {
    load_reader: Load,
    progress: RwSignal<Progress>,
    engine: StoredValue<Option<Box<dyn Engine>>>,
}

impl SearchIndex {
    /// Not asked for yet.
    pub fn new(load_reader: Load) -> Self {
        Self {
            load_reader,
            progress: RwSignal::new(Progress::NotAsked),
            engine: StoredValue::new(None),
        }
    }

    /// That of the surrounding app.
    pub fn from_context() -> Self {
        use_context().unwrap_or_else(|| Self::new(|| Box::pin(async { None })))
    }

    /// Whether it is there; tracks it.
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// Fetches the index, unless it is there or on its way.
    pub fn fetch(self) {
        if matches!(
            self.progress.get_untracked(),
            Progress::Coming | Progress::Here
        ) {
            return;
        }
        spawn_local(self.load());
    }

    /// Fetches the index, and is done once it is there or does not come.
    pub async fn load(self) {
        self.progress.set(Progress::Coming);
        // It is on its way at the same time as the file.
        spawn_local(async move {
            (self.load_reader)().await;
        });
        let file = api::file(SEARCH_INDEX).await;
        let read = (self.load_reader)().await;
        let engine = read.and_then(|read| read(file.ok()?));
        let progress = if engine.is_some() {
            Progress::Here
        } else {
            Progress::Failed
        };
        self.engine.set_value(engine);
        self.progress.set(progress);
    }

    /// Asks the index, if it is there.
    pub fn ask<T>(&self, ask: impl FnOnce(&dyn Engine) -> T) -> Option<T> {
        self.engine.with_value(|engine| engine.as_deref().map(ask))
    }
}
