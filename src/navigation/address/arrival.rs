//! Showing the page that the address names already, as soon as it is there.

use pages::contract::attribute;
use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::owner::StoredValue;
use leptos::reactive::signal::RwSignal;
use pages::urls::Route;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Navigation;
use crate::browser::{self, set_timeout};
use crate::navigation::page_files::PageFiles;
use crate::navigation::parts::Parts;
use crate::opinions::api;

/// Which step of the history a change of the address is.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// A new one.
    New,
    /// The current one.
    Same,
}

/// How a reader came to a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrived {
    /// By a link, a form, or the app itself: the page begins at its top.
    ByLink,
    /// By Back or Forward: the browser knows where on the page they were.
    ByHistory,
}

/// Writes the address, as this step of the history.
pub(super) fn write_address(route: &Route, fragment: &str, step: Step) {
    let url = if fragment.is_empty() {
        route.to_string()
    } else {
        format!("{route}#{fragment}")
    };
    if let Some(history) = browser::window().and_then(|window| window.history().ok()) {
        // Some browsers refuse a hundred changes within seconds; the page changes all the same.
        let _ = match step {
            Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
            Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        };
    }
}

/// How long a reader does nothing before they have paused: longer than from one letter to the next.
const PAUSE: Duration = Duration::from_millis(250);

/// What showing a page needs to know.
#[derive(Clone, Copy)]
pub(super) struct Arrival {
    files: PageFiles,
    parts: Parts,
    /// Counts what was asked for: a page that comes when the reader is on the way to another is not shown.
    asked: StoredValue<u32>,
    /// The step of the history that the address does not tell yet.
    unwritten: StoredValue<Option<Step>>,
    /// The page that is on its way.
    coming: StoredValue<Option<Route>>,
    /// Whether the reader came by Back or Forward.
    came_back: RwSignal<bool>,
}

impl Arrival {
    pub(super) fn new(route: &Route, parts: Parts) -> Self {
        Self {
            files: PageFiles::with_document(route),
            parts,
            asked: StoredValue::new(0),
            unwritten: StoredValue::new(None),
            coming: StoredValue::new(None),
            came_back: RwSignal::new(false),
        }
    }

    pub(super) fn came_back(&self) -> bool {
        self.came_back.get_untracked()
    }
}

impl Navigation {
    /// The pages that are files.
    pub fn files(&self) -> PageFiles {
        self.arrival.files
    }

    /// The parts that build the others.
    pub fn parts(&self) -> Parts {
        self.arrival.parts
    }

    /// Shows `route`, and lets the address follow once the reader pauses: a browser takes
    /// longer to change it than the app to answer.
    pub(super) fn show_first(self, route: Route, step: Step) {
        let Arrival {
            asked, unwritten, ..
        } = self.arrival;
        unwritten.set_value(Some(step));
        self.is_settling.set(true);
        self.arrive(route, String::new(), Arrived::ByLink);
        let ticket = asked.get_value();
        set_timeout(
            move || {
                if asked.get_value() == ticket {
                    self.settle();
                }
            },
            PAUSE,
        );
    }

    /// Ends a pause before its time: the address says what is shown.
    pub(super) fn settle(self) {
        let unwritten = self.arrival.unwritten;
        if let Some(step) = unwritten.get_value() {
            unwritten.set_value(None);
            self.route
                .with_untracked(|route| write_address(route, "", step));
            self.is_settling.set(false);
        }
    }

    /// Leaves the address as it is: it is another page's already.
    pub(super) fn give_up_settling(self) {
        self.arrival.unwritten.set_value(None);
        self.is_settling.set(false);
    }

    pub(super) fn arrive(self, route: Route, fragment: String, arrived: Arrived) {
        let Arrival {
            files,
            parts,
            asked,
            ..
        } = self.arrival;
        let ticket = asked.get_value().wrapping_add(1);
        asked.set_value(ticket);
        self.arrival.came_back.set(arrived == Arrived::ByHistory);
        if files.has(&route) && parts.has(&route) {
            self.set_coming(None);
            return self.show(route, fragment, arrived);
        }
        self.set_coming(Some(route.page()));
        spawn_local(async move {
            let page = route.page();
            // The part comes at the same time as the page's file.
            spawn_local(async move {
                parts.load_for(&page).await;
            });
            files.fetch(&route).await;
            let is_lost = !parts.load_for(&route).await;
            let may_reload = is_lost && browser::keeps() && !browser::is_writing();
            let has_file = may_reload && api::page(&route.to_string()).await.is_ok();
            if asked.get_value() != ticket {
                return;
            }
            if has_file {
                // The page's file works without its part, and asks for it again. Not where the document
                // alone holds what its reader wrote.
                return browser::reload();
            }
            self.set_coming(None);
            self.show(route, fragment, arrived);
        });
    }

    /// Whether the page of `route` is on its way already: the step of the history is made.
    pub fn awaits(self, route: &Route) -> bool {
        let coming = self.arrival.coming;
        coming.with_value(|coming| coming.as_ref() == Some(&route.page()))
    }

    fn set_coming(self, page: Option<Route>) {
        browser::mark_root(attribute::LOADING, page.is_some());
        self.arrival.coming.set_value(page);
    }

    fn show(self, route: Route, fragment: String, arrived: Arrived) {
        self.fragment.set(fragment);
        let before = self.route.get_untracked();
        if route == before {
            return;
        }
        let new_page = route.page() != before.page();
        self.route.set(route);
        if arrived == Arrived::ByLink
            && new_page
            && let Some(window) = browser::window()
        {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
}
