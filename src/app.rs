//! The shell around every page, and which page a route shows.

use leptos::prelude::*;

use crate::browser;
use crate::components::outbox_notice::OutboxNotice;
use crate::components::site_search::SiteSearch;
use crate::draft::Draft;
use crate::navigation::Navigation;
use crate::outbox::Outbox;
use crate::pages::{follow, opinion, policies, search, send};
use crate::reaction::{memo, react};
use crate::search_index::SearchIndex;
use pages::components::footer::footer;
use pages::components::header::{brand, doors};
use pages::components::site_search::SITE_SEARCH;
#[cfg(feature = "csr")]
use pages::metadata::Metadata;
use pages::shell::SKIP;
use pages::urls::{Lines, Route, line_id};

/// The app, at the route that `navigation` gives.
#[component]
pub fn App(
    /// Where the reader is.
    navigation: Navigation,
) -> impl IntoView {
    let page = set_up(navigation);
    view! { <Shell page>{move || page_at(page.get(), navigation)}</Shell> }
}

/// What the app shows at the route that `navigation` gives, without what stands around it.
#[cfg(feature = "ssr")]
pub fn content(navigation: Navigation) -> AnyView {
    let page = set_up(navigation);
    page_at(page.get_untracked(), navigation)
}

/// Provides what every page needs, and returns the page to be shown.
fn set_up(navigation: Navigation) -> Memo<Route> {
    let draft = Draft::load();
    let outbox = Outbox::load(draft);
    provide_context(navigation);
    provide_context(draft);
    provide_context(SearchIndex::new());
    provide_context(outbox);
    let page = memo(move || navigation.route().page());
    announce(page, navigation);
    mark_lines(navigation);
    #[cfg(feature = "csr")]
    outbox.keep_trying();
    page
}

/// What stands around every page.
#[component]
pub fn Shell(
    /// The page being shown.
    page: Memo<Route>,
    /// Its content.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="skip-link" href="#main">{SKIP}</a>
        <header class="header">
            <div class="header__inner">
                <div class="header__brand-place" inner_html=brand().into_string()></div>
                <SiteSearch />
                <nav class="header__nav" aria-label="おもなページ" inner_html=move || page.with(|page| doors(page).into_string())></nav>
            </div>
        </header>
        <OutboxNotice />
        <main id="main" class="main" tabindex="-1">{children()}</main>
        <footer class="footer" inner_html=footer().into_string()></footer>
    }
}

/// The page of a route. A page reads the rest of its URL (a filter, a step) itself, so that it is
/// not built anew when only that changes.
fn page_at(page: Route, navigation: Navigation) -> AnyView {
    match page {
        Route::Policies(_) => policies::Policies().into_any(),
        Route::Send(_) => send::Send().into_any(),
        Route::Follow => follow::Follow().into_any(),
        Route::Search(_) => search::Search().into_any(),
        Route::Opinion(receipt) => opinion::opinion_page(&receipt),
        file => shown(file_content(&file, navigation)),
    }
}

#[cfg(feature = "csr")]
fn file_content(route: &Route, navigation: Navigation) -> String {
    navigation.files().content(route)
}

#[cfg(not(feature = "csr"))]
fn file_content(route: &Route, _navigation: Navigation) -> String {
    pages::pages::file(route, None).into_string()
}

/// A page that only shows the plan: set in one step, which is less work for a phone, and less code
/// on it, than a node and its bindings at a time.
fn shown(content: String) -> AnyView {
    view! { <div inner_html=content></div> }.into_any()
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
/// browser itself marks only that one, and only until the app takes over.
fn mark_lines(navigation: Navigation) {
    let mut previous = None;
    react(move || {
        let lines = match navigation.route() {
            Route::SourceDocument(_, lines) => lines,
            _ => None,
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
        // As in `announce`, the page may not stand in the document yet.
        request_animation_frame(move || {
            set_marked(before, None);
            set_marked(lines, Some("location"));
            if let Some(lines) = lines
                && go
            {
                let first = line_id(lines.first);
                browser::set_attribute(&first, "tabindex", Some("-1"));
                browser::focus(&first);
            }
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

#[cfg(feature = "csr")]
fn set_title(page: &Route, navigation: Navigation) {
    let title = if page.is_file() {
        navigation.files().title(page)
    } else {
        Metadata::of_interactive(page).title()
    };
    browser::set_title(&title);
}

/// On the host the prerenderer writes the title.
#[cfg(not(feature = "csr"))]
fn set_title(_page: &Route, _navigation: Navigation) {}
