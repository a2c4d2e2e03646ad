//! The shell around every page, and which page a route shows.

use leptos::prelude::*;
use maud::Markup;

use crate::browser;
use crate::components::footer::footer;
use crate::components::header::header;
use crate::components::outbox_notice::OutboxNotice;
use crate::draft::Draft;
use crate::metadata::Metadata;
use crate::navigation::Navigation;
use crate::outbox::Outbox;
use crate::pages;
use crate::route::Route;

/// The app, at the route that `navigation` gives.
#[component]
pub fn App(
    /// Where the reader is.
    navigation: Navigation,
) -> impl IntoView {
    let draft = Draft::load();
    let outbox = Outbox::load(draft);
    provide_context(navigation);
    provide_context(draft);
    provide_context(outbox);
    let page = Memo::new(move |_| navigation.route().page());
    announce(page, navigation);
    #[cfg(feature = "csr")]
    outbox.keep_trying();

    view! { <Shell page>{move || page_at(page.get())}</Shell> }
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
        <a class="skip-link" href="#main">"本文へ移動"</a>
        <header class="header" inner_html=move || page.with(|page| header(page).into_string())></header>
        <OutboxNotice />
        <main id="main" class="main" tabindex="-1">{children()}</main>
        <footer class="footer" inner_html=footer().into_string()></footer>
    }
}

/// The page of a route. A page reads the rest of its URL (a filter, a step) itself, so that it is
/// not built anew when only that changes.
fn page_at(page: Route) -> AnyView {
    match page {
        Route::Home => shown(pages::home::home()),
        Route::Goals => shown(pages::goals::goals()),
        Route::Goal(number) => shown(pages::goal::goal(number)),
        Route::Policies(_) => pages::policies::Policies().into_any(),
        Route::Policy(code) => shown(pages::policy::policy(code)),
        Route::Send(_) => pages::send::Send().into_any(),
        Route::Follow => pages::follow::Follow().into_any(),
        Route::Opinion(receipt) => pages::opinion::opinion_page(&receipt),
        Route::About => shown(pages::about::about()),
        Route::NotFound => shown(pages::not_found::not_found()),
    }
}

/// A page that only shows the plan: set in one step, which is less work for a phone, and less code
/// on it, than a node and its bindings at a time.
fn shown(page: Markup) -> AnyView {
    view! { <div inner_html=page.into_string()></div> }.into_any()
}

/// Tells the browser's title bar and assistive technology that the page has changed: the title,
/// and the focus on the new page's heading, which is then read out.
fn announce(page: Memo<Route>, navigation: Navigation) {
    Effect::new(move |previous: Option<Route>| {
        let page = page.get();
        set_title(&Metadata::of(&page).title());
        if previous.is_some_and(|previous| previous != page) {
            let fragment = navigation.fragment();
            // The new page stands in the document only after this turn of the event loop.
            request_animation_frame(move || {
                if fragment.is_empty() {
                    browser::focus_heading();
                } else {
                    browser::focus(&fragment);
                }
            });
        }
        page
    });
}

#[allow(
    unused_variables,
    reason = "on the host the prerenderer writes the title"
)]
fn set_title(title: &str) {
    #[cfg(feature = "csr")]
    if let Some(document) = browser::document() {
        document.set_title(title);
    }
}
