//! The address bar as a signal, and the only way to change it.

use leptos::prelude::*;

use pages::urls::Route;

/// Where the reader is. Cheap to copy; given to components by context.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    fragment: RwSignal<String>,
    is_settling: RwSignal<bool>,
    #[cfg(feature = "csr")]
    arrival: arrival::Arrival,
}

impl Navigation {
    /// Starts at `route`, with the part of the URL behind `#`.
    pub fn new(route: Route, fragment: String) -> Self {
        Self {
            #[cfg(feature = "csr")]
            arrival: arrival::Arrival::new(&route),
            route: RwSignal::new(route),
            fragment: RwSignal::new(fragment),
            is_settling: RwSignal::new(false),
        }
    }

    /// The navigation of the surrounding app.
    pub fn from_context() -> Self {
        use_context().unwrap_or_else(|| Self::new(Route::NotFound, String::new()))
    }

    /// The current route; tracks it.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// The part of the URL behind `#`, without it; tracks it.
    pub fn fragment(&self) -> String {
        self.fragment.get()
    }

    /// Whether the reader came here by Back or Forward.
    pub fn came_back(&self) -> bool {
        #[cfg(feature = "csr")]
        return self.arrival.came_back();
        #[cfg(not(feature = "csr"))]
        false
    }

    /// Goes to another part of the page as a new step of the history, as a link would.
    pub fn go_to_part(&self, fragment: &str) {
        if self.fragment.with_untracked(|here| here != fragment) {
            self.change(self.route.get_untracked(), fragment, Step::New);
        }
    }

    /// Goes to `route` as a new step of the history.
    pub fn go(&self, route: Route) {
        self.change(route, "", Step::New);
    }

    /// Goes to `route` in place of the current step, so that Back leads to where the reader was before.
    pub fn replace(&self, route: Route) {
        self.change(route, "", Step::Same);
    }

    /// Shows `route` as the reader types, in place of the current step.
    pub fn follow_input(&self, route: Route) {
        self.change(route, "", Step::Same);
    }

    /// Whether the reader has just typed or chosen something, and may go on; tracks it. What does
    /// not fit the window waits until they pause.
    pub fn is_settling(&self) -> bool {
        self.is_settling.get()
    }

    /// Makes the address say what the page already shows.
    pub fn amend(&self, route: Route, fragment: &str) {
        self.change(route, fragment, Step::Same);
    }

    #[cfg(not(feature = "csr"))]
    fn change(&self, route: Route, _fragment: &str, _step: Step) {
        self.route.set(route);
    }

    #[cfg(feature = "csr")]
    fn change(&self, route: Route, fragment: &str, step: Step) {
        let answers = matches!(route, Route::Policies(_) | Route::Search(_));
        if answers && route.page() == self.route.with_untracked(Route::page) {
            self.show_first(route, step);
        } else {
            self.settle();
            write_address(&route, fragment, step);
            self.arrive(route, fragment.to_owned(), Arrived::ByLink);
        }
    }
}

#[cfg(feature = "csr")]
fn write_address(route: &Route, fragment: &str, step: Step) {
    use wasm_bindgen::JsValue;

    let url = if fragment.is_empty() {
        route.to_string()
    } else {
        format!("{route}#{fragment}")
    };
    if let Some(history) = crate::browser::window().and_then(|window| window.history().ok()) {
        // Some browsers refuse a hundred changes within seconds; the page changes all the same.
        let _ = match step {
            Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
            Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        };
    }
}

#[derive(Clone, Copy)]
enum Step {
    New,
    Same,
}

/// How a reader came to a page.
#[cfg(feature = "csr")]
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrived {
    /// By a link, a form, or the app itself: the page begins at its top.
    ByLink,
    /// By Back or Forward: the browser knows where on the page they were.
    ByHistory,
}

/// Showing the page that the address names already, as soon as it is there.
#[cfg(feature = "csr")]
mod arrival {
    use leptos::prelude::*;
    use leptos::task::spawn_local;

    use std::time::Duration;

    use super::{Arrived, Navigation, Step, write_address};
    use crate::browser;
    use crate::page_files::PageFiles;
    use pages::contract::attribute;
    use pages::urls::Route;

    /// How long a reader does nothing before they have paused: longer than from one letter to the next.
    const PAUSE: Duration = Duration::from_millis(250);

    /// What showing a page needs to know.
    #[derive(Clone, Copy)]
    pub struct Arrival {
        files: PageFiles,
        /// Counts what was asked for: a page that comes when the reader is on the way to another is not shown.
        asked: StoredValue<u32>,
        /// The step of the history that the address does not tell yet.
        unwritten: StoredValue<Option<Step>>,
        /// Whether the page says that another one is on its way.
        is_loading: StoredValue<bool>,
        /// Whether the reader came by Back or Forward.
        came_back: RwSignal<bool>,
    }

    impl Arrival {
        pub fn new(route: &Route) -> Self {
            Self {
                files: PageFiles::with_document(route),
                asked: StoredValue::new(0),
                unwritten: StoredValue::new(None),
                is_loading: StoredValue::new(false),
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
            let Arrival { files, asked, .. } = self.arrival;
            let ticket = asked.get_value().wrapping_add(1);
            asked.set_value(ticket);
            self.arrival.came_back.set(arrived == Arrived::ByHistory);
            if files.has(&route) {
                self.set_loading(false);
                return self.show(route, fragment, arrived);
            }
            self.set_loading(true);
            spawn_local(async move {
                files.fetch(&route).await;
                if asked.get_value() == ticket {
                    self.set_loading(false);
                    self.show(route, fragment, arrived);
                }
            });
        }

        fn set_loading(self, loading: bool) {
            let is_loading = self.arrival.is_loading;
            if is_loading.get_value() != loading {
                is_loading.set_value(loading);
                browser::mark_root(attribute::LOADING, loading);
            }
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
}

#[cfg(feature = "csr")]
mod listening {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{
        Element, FormData, HtmlAnchorElement, HtmlFormElement, MouseEvent, SubmitEvent, Url,
        UrlSearchParams,
    };

    use super::{Arrived, Navigation, Step};
    use crate::browser;
    use pages::urls::Route;

    impl Navigation {
        /// Reads where the browser is now.
        pub fn from_location() -> Self {
            let (route, fragment) = location();
            Self::new(route, fragment)
        }

        /// Follows the browser: clicks on the app's own links, and Back and Forward.
        pub fn listen(self) {
            let Some(window) = browser::window() else {
                return;
            };
            let on_click =
                Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| self.follow(&event));
            let on_submit = Closure::<dyn Fn(SubmitEvent)>::new(move |event: SubmitEvent| {
                self.follow_form(&event);
            });
            let on_pop = Closure::<dyn Fn()>::new(move || {
                let (route, fragment) = location();
                self.give_up_settling();
                self.arrive(route, fragment, Arrived::ByHistory);
            });
            // These fail only for a window that is gone.
            let _ =
                window.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
            let _ = window
                .add_event_listener_with_callback("submit", on_submit.as_ref().unchecked_ref());
            let _ = window
                .add_event_listener_with_callback("popstate", on_pop.as_ref().unchecked_ref());
            on_click.forget();
            on_submit.forget();
            on_pop.forget();
        }

        fn follow(self, event: &MouseEvent) {
            if event.default_prevented()
                || event.button() != 0
                || event.meta_key()
                || event.ctrl_key()
                || event.shift_key()
                || event.alt_key()
            {
                return;
            }
            let anchor = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|element| element.closest("a[href]").ok().flatten())
                .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
            let Some(anchor) = anchor else { return };
            // Back leads to what was seen here, wherever the link leads.
            self.settle();
            if !anchor.target().is_empty() || anchor.has_attribute("download") {
                return;
            }
            let Ok(url) = Url::new(&anchor.href()) else {
                return;
            };
            let Some(location) = browser::window().map(|window| window.location()) else {
                return;
            };
            if location.origin().as_ref() != Ok(&url.origin()) {
                return;
            }
            let same_page = location.pathname().as_ref() == Ok(&url.pathname())
                && location.search().as_ref() == Ok(&url.search());
            let fragment = url.hash().trim_start_matches('#').to_owned();
            let route = parse(&url);
            // The browser knows best how to reach another part of the page, or another site's page.
            if route == Route::NotFound || (same_page && !fragment.is_empty()) {
                return;
            }
            event.prevent_default();
            self.change(
                route,
                &fragment,
                if same_page { Step::Same } else { Step::New },
            );
        }

        /// Follows a form that asks for another page of the app.
        fn follow_form(self, event: &SubmitEvent) {
            let form = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
            let Some(form) =
                form.filter(|form| form.method() == "get" && !event.default_prevented())
            else {
                return;
            };
            let query = FormData::new_with_form(&form)
                .and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data));
            let (Ok(query), Ok(url)) = (query, Url::new(&form.action())) else {
                return;
            };
            let route = Route::parse(&url.pathname(), &String::from(query.to_string()));
            if route != Route::NotFound {
                event.prevent_default();
                self.go(route);
            }
        }
    }

    fn parse(url: &Url) -> Route {
        Route::parse(&url.pathname(), url.search().trim_start_matches('?'))
    }

    fn location() -> (Route, String) {
        let url = browser::window()
            .and_then(|window| window.location().href().ok())
            .and_then(|href| Url::new(&href).ok());
        match url {
            Some(url) => (parse(&url), url.hash().trim_start_matches('#').to_owned()),
            None => (Route::NotFound, String::new()),
        }
    }
}
