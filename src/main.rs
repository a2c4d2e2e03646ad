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
mod search_index;

use ::pages::urls::Route;
use leptos::reactive::owner::Owner;
use wasm_bindgen_futures::spawn_local;

use crate::navigation::address::location;
use crate::search_index::SearchIndex;

fn main() {
    let owner = Owner::new();
    let index = owner.with(SearchIndex::new);
    // It lives as long as the page.
    std::mem::forget(owner);
    let start = move || {
        navigation::takeover::start(move |root, navigation| app::open(root, navigation, index));
    };
    let (first, _) = location();
    if !asks_for_words(&first) {
        return start();
    }
    spawn_local(async move {
        // A list without its words would be another, and change under the reader when the index comes;
        // of a search, the server has written what it finds.
        index.load().await;
        start();
    });
}

/// Whether a route has words that only the search's index can answer.
fn asks_for_words(route: &Route) -> bool {
    match route {
        Route::Policies(filter) => filter.has_words(),
        Route::Search(query) => !query.words.trim().is_empty(),
        _ => false,
    }
}
