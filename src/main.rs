//! 鎌倉ミライ共創ナビ: the app in the browser.
//!
//! It shows the same markup as the files (`pages`), answers to the reader, and sends opinions.

mod app;
mod browser;
mod components;
mod memo;
mod navigation;
mod opinions;
mod pages;
mod search_engine;
mod search_index;
mod split;

use std::time::Duration;

use ::pages::contract::attribute;
use ::pages::urls::{AppPart, Route};
use leptos::reactive::owner::Owner;
use wasm_bindgen_futures::spawn_local;

use crate::browser::set_timeout;
use crate::navigation::address::location;
use crate::navigation::parts::Parts;
use crate::search_index::SearchIndex;

/// How long until what did not come is asked for again.
const AGAIN: Duration = Duration::from_secs(5);

fn main() {
    let owner = Owner::new();
    let (index, parts) = owner.with(|| {
        (
            SearchIndex::new(split::load_search_engine),
            Parts::new(split::load),
        )
    });
    // It lives as long as the page.
    std::mem::forget(owner);
    start(parts, index);
}

/// Starts the app once there is what its first page needs, so that nothing changes under the reader
/// when it comes. Until then, the page's file stands there and works.
fn start(parts: Parts, index: SearchIndex) {
    spawn_local(async move {
        let (first, _) = location();
        if !parts.load_for(&first).await {
            browser::mark_root(attribute::LATE, true);
            return set_timeout(move || start(parts, index), AGAIN);
        }
        if asks_for_words(&first) {
            index.load().await;
        }
        if opinions::is_waiting() {
            parts.load(AppPart::Opinions).await;
        }
        navigation::takeover::start(parts, move |root, navigation| {
            app::open(root, navigation, index);
        });
    });
}

/// Whether a route has words that only the search's index can answer: a list without them would be
/// another, and of a search the server has written what it finds.
fn asks_for_words(route: &Route) -> bool {
    match route {
        Route::Policies(filter) => filter.has_words(),
        Route::Search(query) => !query.words.trim().is_empty(),
        _ => false,
    }
}
