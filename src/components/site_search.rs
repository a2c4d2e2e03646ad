//! The field on every page that searches all documents, as one types.

use leptos::reactive::graph::untrack;
use pages::components::site_search::SITE_SEARCH;
use pages::urls::{Query, Route};
use web_sys::{Element, Event};

use crate::browser;
use crate::memo::react;
use crate::navigation::address::Navigation;
use crate::search_index::SearchIndex;

/// Makes the form in `root` answer.
pub fn attach(root: &Element) {
    let navigation = Navigation::from_context();
    let index = SearchIndex::from_context();
    // Elsewhere the field says nothing of what was searched for before.
    let mut last = String::new();
    react(move || {
        let words = match navigation.route() {
            Route::Search(query) => query.words,
            _ => String::new(),
        };
        if words != last {
            browser::set_value(SITE_SEARCH, &words);
            last = words;
        }
    });
    let Some(form) = browser::form_around(root, SITE_SEARCH) else {
        return;
    };
    browser::listen(&form, "focusin", move |_| index.fetch());
    browser::listen(&form, "input", move |event| search(navigation, &event));
    browser::listen(&form, "submit", move |event| {
        event.prevent_default();
        let is_here = matches!(untrack(|| navigation.route()), Route::Search(_));
        if !is_here && !is_coming(navigation) {
            navigation.go(Route::search(""));
        }
        browser::focus_heading();
    });
}

fn search(navigation: Navigation, event: &Event) {
    if browser::is_composing(event) {
        return;
    }
    let Some((_, words)) = browser::field_of(event) else {
        return;
    };
    let here = untrack(|| navigation.route());
    let Route::Search(query) = &here else {
        // Words that were composed and given up again lead nowhere.
        if !words.is_empty() || is_coming(navigation) {
            navigation.go(Route::search(&words));
        }
        return;
    };
    let kind = query.kind;
    navigation.follow_input(Route::Search(Query { words, kind }));
}

/// Whether the results of words that were typed on another page are on their way.
fn is_coming(navigation: Navigation) -> bool {
    navigation.awaits(&Route::search(""))
}
