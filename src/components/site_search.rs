//! The field on every page that searches all documents, as one types.

use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;

use crate::browser;
use crate::navigation::Navigation;
use crate::reaction::react;
use crate::search_index::SearchIndex;
use pages::components::site_search::{SITE_SEARCH, fields};
use pages::urls::{Query, Route};

/// The field. Without the app it is a plain form.
#[component]
pub fn SiteSearch() -> impl IntoView {
    let navigation = Navigation::from_context();
    let index = SearchIndex::from_context();
    let search = move |event: &Event| {
        if browser::is_composing(event) {
            return;
        }
        let words = event_target_value(event);
        let here = untrack(|| navigation.route());
        let Route::Search(query) = &here else {
            // Words that were composed and given up again lead nowhere.
            if !words.is_empty() {
                navigation.go(Route::search(&words));
            }
            return;
        };
        let kind = query.kind;
        navigation.follow_input(Route::Search(Query { words, kind }));
    };
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
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !matches!(untrack(|| navigation.route()), Route::Search(_)) {
            navigation.go(Route::search(""));
        }
        browser::focus_heading();
    };
    view! {
        <form
            class="site-search"
            role="search"
            method="get"
            action=Route::search("").to_string()
            inner_html=fields().into_string()
            on:focusin=move |_| index.fetch()
            on:input=move |event| search(&event)
            on:submit=submit
        ></form>
    }
}
