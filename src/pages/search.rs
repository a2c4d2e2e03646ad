//! What some words find in all documents.

use leptos::prelude::*;
use maud::Markup;
use pages::components::search_progress::Progress;
use pages::contract::attribute;
use pages::pages::search::{
    Answer, HEADING, RESULTS, SUMMARY, heading, results, results_behind, search, sections, summary,
};
use pages::urls::{Query, Route};
use plan_search::Found;
use web_sys::Element;

use crate::browser;
use crate::memo::{keep_html, memo};
use crate::navigation::address::Navigation;
use crate::navigation::progressive_render::render_progressively;
use crate::navigation::takeover::written_for;
use crate::search_index::SearchIndex;

/// Shows the page in `main`, or attaches to the one that stands there.
pub fn open(main: &Element) {
    let navigation = Navigation::from_context();
    let index = SearchIndex::from_context();
    index.fetch();
    let answer = memo(move || {
        let query = match navigation.route() {
            Route::Search(query) => query,
            _ => Query::default(),
        };
        Answer {
            progress: index.progress(),
            found: index.ask(|engine| engine.find(&query)).unwrap_or_default(),
            query,
            voices: Markup::default(),
        }
    });
    let first = answer.get_untracked();
    let written = match written_for(main) {
        Some(Route::Search(query)) => Answer {
            // Who wrote it had an answer.
            progress: Progress::Here,
            // A page for another query is the file for none, which has found nothing.
            found: if query == first.query {
                first.found
            } else {
                Found::default()
            },
            query,
            voices: Markup::default(),
        },
        _ => {
            main.set_inner_html(&search(&first).into_string());
            first
        }
    };
    for (id, html) in [
        (HEADING, heading as fn(&Answer) -> Markup),
        (SUMMARY, summary),
    ] {
        let built = html(&written).into_string();
        keep_html(id, built, move || answer.with(html).into_string());
    }
    render_progressively(
        navigation,
        written,
        answer,
        hits_in_window,
        |answer, most| browser::set_html(RESULTS, &results(answer, most).into_string()),
        complete,
    );
    if let Some(place) = browser::within(main, RESULTS) {
        browser::listen(&place, "click", move |event| {
            if browser::closest_attribute(&event, attribute::ACTION).is_some() {
                index.fetch();
            }
        });
    }
}

/// How many hits, about, can be seen at once below what stands above them.
fn hits_in_window() -> usize {
    const ABOVE: usize = 290;
    const HIT: usize = 150;
    browser::window_height()
        .saturating_sub(ABOVE)
        .div_ceil(HIT)
        .max(1)
}

/// Adds what comes behind so many hits that are shown.
fn complete(answer: &Answer, shown: usize) {
    let cut = sections(&answer.found).find(|section| section.is_cut_by(shown));
    if let Some(section) = cut {
        let hits = section.items(shown - section.first, usize::MAX);
        browser::append_html(&section.list_id(), &hits.into_string());
        browser::append_html(&section.id(), &section.more(&answer.query).into_string());
    }
    browser::append_html(RESULTS, &results_behind(answer, shown).into_string());
}
