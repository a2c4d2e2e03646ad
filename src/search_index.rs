//! The index that the search asks: a file of its own, fetched when a reader is about to search.

use leptos::prelude::*;
use leptos::reactive::owner::{StoredValue, use_context};
use leptos::reactive::signal::RwSignal;
use pages::components::search_progress::Progress;
use pages::pages::search::limit;
use pages::urls::{Query, SEARCH_INDEX};
use plan_search::{Found, FoundPolicies, Index, Scratch};
use wasm_bindgen_futures::spawn_local;

use crate::browser;
use crate::opinions::api;

/// The index, perhaps still on its way. Cheap to copy; given to components by context.
#[derive(Clone, Copy)]
pub struct SearchIndex {
    progress: RwSignal<Progress>,
    index: StoredValue<Option<Index<'static>>>,
    scratch: StoredValue<Scratch>,
}

impl Default for SearchIndex {
    fn default() -> Self {
        Self::new()
    }
}

impl SearchIndex {
    /// Not asked for yet.
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new(Progress::NotAsked),
            index: StoredValue::new(None),
            scratch: StoredValue::new(Scratch::default()),
        }
    }

    /// That of the surrounding app.
    pub fn from_context() -> Self {
        use_context().unwrap_or_default()
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

    /// Fetches the index, which is coming from now on; the future is done once it is there or does
    /// not come.
    pub fn load(self) -> impl Future<Output = ()> {
        self.progress.set(Progress::Coming);
        self.read()
    }

    async fn read(self) {
        let file = api::file(SEARCH_INDEX).await.ok();
        // The index borrows from the file as long as the app runs.
        let index = file.and_then(|file| Index::read(Box::leak(file.into_boxed_str())));
        let progress = if index.is_some() {
            Progress::Here
        } else {
            Progress::Failed
        };
        self.index.set_value(index);
        self.progress.set(progress);
    }

    /// What a query finds; nothing while the index is not there.
    pub fn find(&self, query: &Query) -> Found<'static> {
        let words = browser::normalize(&query.words);
        self.ask(|index, scratch| index.find(&words, limit(query), scratch))
            .unwrap_or_default()
    }

    /// The policies that words find; `None` while the index is not there.
    pub fn find_policies(&self, words: &str) -> Option<FoundPolicies<'static>> {
        let words = browser::normalize(words);
        self.ask(|index, scratch| index.find_policies(&words, scratch))
    }

    /// Asks the index, if it is there.
    pub fn ask<T>(&self, ask: impl FnOnce(&Index<'static>, &mut Scratch) -> T) -> Option<T> {
        self.index.with_value(|index| {
            let index = index.as_ref()?;
            let mut answer = None;
            self.scratch
                .update_value(|scratch| answer = Some(ask(index, scratch)));
            answer
        })
    }
}
