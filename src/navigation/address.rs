//! The address bar as a signal, and the only way to change it.

mod arrival;
mod links;

use leptos::prelude::*;
use leptos::reactive::owner::use_context;
use leptos::reactive::signal::RwSignal;
use pages::urls::Route;

use super::parts::Parts;

use arrival::{Arrival, Arrived, Step, write_address};
pub use links::location;

/// Where the reader is. Cheap to copy; given to components by context.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    fragment: RwSignal<String>,
    is_settling: RwSignal<bool>,
    arrival: Arrival,
}

impl Navigation {
    /// Starts at `route`, with the part of the URL behind `#`.
    pub fn new(route: Route, fragment: String, parts: Parts) -> Self {
        Self {
            arrival: Arrival::new(&route, parts),
            route: RwSignal::new(route),
            fragment: RwSignal::new(fragment),
            is_settling: RwSignal::new(false),
        }
    }

    /// The navigation of the surrounding app.
    pub fn from_context() -> Self {
        use_context().unwrap_or_else(|| {
            let no_parts = Parts::new(|_| Box::pin(async { None }));
            Self::new(Route::NotFound, String::new(), no_parts)
        })
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
        self.arrival.came_back()
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

    fn change(&self, route: Route, fragment: &str, step: Step) {
        let answers = matches!(route, Route::Policies(_) | Route::Search(_));
        if answers && route.page() == self.route.with_untracked(Route::page) {
            self.show_first(route, step);
        } else {
            self.settle();
            let step = if self.awaits(&route) {
                Step::Same
            } else {
                step
            };
            write_address(&route, fragment, step);
            self.arrive(route, fragment.to_owned(), Arrived::ByLink);
        }
    }
}
