//! The app: what answers in the frame around every page, and which page a route shows.

use leptos::prelude::*;
use leptos::reactive::computed::Memo;
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::untrack;
use leptos::reactive::owner::provide_context;
use pages::components::frame::main_class;
use pages::components::header::{NAVIGATION, nav_items};
use pages::components::site_search::SITE_SEARCH;
use pages::contract::id;
use pages::metadata::{heading_of_interactive, title};
use pages::pages::source_document::SOURCE_BACK;
use pages::urls::{Lines, Route, line_id};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::browser::{self, request_animation_frame, set_timeout};
use crate::components::site_search;
use crate::memo::{keep_html, memo, react};
use crate::navigation::address::Navigation;
use crate::opinions;
use crate::search_index::SearchIndex;
use crate::split;

/// Attaches the app to the page in `root`, at the route that `navigation` gives.
pub fn open(root: &Element, navigation: Navigation, index: SearchIndex) {
    provide_context(navigation);
    provide_context(index);
    let page = memo(move || navigation.route().page());
    attach(root, page, navigation);
    announce(page, navigation);
    mark_lines(navigation);
    keep_outbox();
}

/// Lets the outbox send what waits, once something does: from before, or from another tab.
fn keep_outbox() {
    keep_what_waits();
    if let Some(window) = browser::window() {
        for event in ["online", "storage"] {
            browser::listen(&window, event, |_| keep_what_waits());
        }
    }
}

fn keep_what_waits() {
    if opinions::is_waiting() {
        spawn_local(async {
            if !split::keep_outbox().await {
                set_timeout(keep_what_waits, opinions::RETRY);
            }
        });
    }
}

/// Attaches what answers to the frame, and to the page in it, which changes with the route.
fn attach(root: &Element, page: Memo<Route>, navigation: Navigation) {
    site_search::attach(root);
    let items = move || page.with(|page| nav_items(page).into_string());
    keep_html(NAVIGATION, untrack(items), items);
    let Some(main) = browser::within(root, id::MAIN) else {
        return;
    };
    // It ends with the app, which lives as long as the document.
    std::mem::forget(RenderEffect::new(move |before: Option<()>| {
        let page = page.get();
        // A page whose part did not come is built once it does.
        let opener = navigation.parts().awaited_opener(&page);
        if before.is_some() {
            main.set_class_name(main_class(&page));
        }
        untrack(|| match opener {
            // It reads the rest of its URL (a filter, a step) itself, so that it is not built again
            // when only that changes.
            Some(open) => open(&main, &page),
            // The first one stands there.
            None if before.is_none() => {}
            None => main.set_inner_html(&navigation.files().html(&page)),
        });
    }));
}

/// Tells the browser's title bar and assistive technology that the page has changed: the title,
/// and the focus on the new page's heading, which is then read out.
fn announce(page: Memo<Route>, navigation: Navigation) {
    let mut is_first = true;
    react(move || {
        let page = page.get();
        set_title(&page, navigation);
        // Who types in the search field goes on typing there while the page changes below.
        let types = matches!(page, Route::Search(_)) && browser::has_focus(SITE_SEARCH);
        if !types && !is_first {
            let fragment = untrack(|| navigation.fragment());
            // The new page stands in the document only after this turn of the event loop.
            request_animation_frame(move || {
                if fragment.is_empty() {
                    browser::focus_heading();
                } else {
                    browser::focus(&fragment);
                }
            });
        }
        is_first = false;
    });
}

/// Marks the lines of a source document that the address names, and goes to the first of them. The
/// browser itself marks only that one.
fn mark_lines(navigation: Navigation) {
    let mut previous = None;
    let mut came_from: Option<Route> = None;
    react(move || {
        let lines = match navigation.route() {
            Route::SourceDocument(_, lines) => lines,
            other => {
                came_from = Some(other);
                None
            }
        };
        let before = previous.replace(lines);
        // The browser has gone to the first line already, and the reader may have read on from there.
        // In another site's frame, it is not for a page that loads to take the focus.
        let go = before.is_some()
            || untrack(move || navigation.fragment()).is_empty() && !browser::is_framed();
        let before = before.flatten();
        if lines.is_none() && before.is_none() {
            return;
        }
        let back = came_from.as_ref().map(Route::to_string);
        // As in `announce`, the page may not stand in the document yet.
        request_animation_frame(move || {
            set_marked(before, None);
            if let Some(back) = back {
                browser::set_attribute(SOURCE_BACK, "href", Some(&back));
            }
            if let Some(lines) = lines
                && go
            {
                // Blank lines of the document are not on the page.
                let mut ids = (lines.first..=lines.last).map(line_id);
                let first = ids
                    .find(|id| browser::html_of(id).is_some())
                    .unwrap_or_default();
                browser::set_attribute(&first, "tabindex", Some("-1"));
                browser::focus(&first);
            }
            // The line that says what the marks are comes once the browser holds the page by what the
            // reader has gone to.
            set_marked(lines, Some("location"));
        });
    });
}

fn set_marked(lines: Option<Lines>, mark: Option<&str>) {
    if let Some(Lines { first, last }) = lines {
        for line in first..=last {
            browser::set_attribute(&line_id(line), "aria-current", mark);
        }
    }
}

fn set_title(page: &Route, navigation: Navigation) {
    let title = if page.is_fetched() || navigation.parts().opener(page).is_none() {
        navigation.files().title(page)
    } else {
        // The page knows itself without its query; the list's title says what it is of.
        title(&heading_of_interactive(&untrack(|| navigation.route())))
    };
    browser::set_title(&title);
}
