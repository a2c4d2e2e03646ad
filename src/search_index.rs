//! The index that the search asks: a file of its own, fetched when a reader is about to search.

use leptos::prelude::*;
use plan_search::{Found, FoundPolicies, Index, Scratch};

use crate::browser;
use pages::urls::Query;

/// How many hits of each kind are shown side by side.
const EACH: usize = 3;
/// How many kinds show these, where several are shown; of the others, one hit tells whether they
/// are worth a look. A slow phone lays out half as much.
pub const IN_FULL: usize = 2;
/// How many are shown of a kind that was asked for alone.
const ALONE: usize = 50;

/// What a page says while the index is on its way.
pub const LOOKING: &str = "さがしています。";
/// What it says where the index did not come.
pub const UNREAD: &str = "さがすためのデータを読み込めませんでした。";

/// Whether the index is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has asked for it.
    NotAsked,
    /// It is on its way.
    Coming,
    /// It answers.
    Here,
    /// It did not come.
    Failed,
}

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
    #[cfg(feature = "csr")]
    pub fn fetch(self) {
        use leptos::task::spawn_local;

        if matches!(
            self.progress.get_untracked(),
            Progress::Coming | Progress::Here
        ) {
            return;
        }
        self.progress.set(Progress::Coming);
        spawn_local(async move {
            let file = crate::hearing::file(pages::urls::SEARCH_INDEX).await.ok();
            // The index borrows from the file as long as the app runs.
            let index = file.and_then(|file| Index::read(Box::leak(file.into_boxed_str())));
            let progress = if index.is_some() {
                Progress::Here
            } else {
                Progress::Failed
            };
            self.index.set_value(index);
            self.progress.set(progress);
        });
    }

    /// On the host nobody searches.
    #[cfg(not(feature = "csr"))]
    pub fn fetch(self) {}

    /// What a query finds; nothing while the index is not there.
    pub fn find(&self, query: &Query) -> Found<'static> {
        let words = browser::normalize(&query.words);
        let limit = |place, kind| match query.kind {
            None if place < IN_FULL => EACH,
            None => 1,
            Some(alone) if alone == kind => ALONE,
            Some(_) => 0,
        };
        self.ask(|index, scratch| index.find(&words, limit, scratch))
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
