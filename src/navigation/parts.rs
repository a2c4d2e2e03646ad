//! The parts of the app that come when a page needs them.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::signal::RwSignal;
use pages::urls::{AppPart, Route};
use web_sys::Element;

/// Shows the page of a route in an element. Where it stands there already, attaches to it.
pub type Open = fn(&Element, &Route);

/// Loads a part; answers what builds its pages, or nothing if it does not come.
pub type Load = fn(AppPart) -> Pin<Box<dyn Future<Output = Option<Open>>>>;

/// The parts that are here, and the way to the others. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Parts {
    load: Load,
    here: RwSignal<[Option<Open>; AppPart::ALL.len()]>,
}

impl Parts {
    /// None is here yet.
    pub fn new(load: Load) -> Self {
        Self {
            load,
            here: RwSignal::default(),
        }
    }

    /// What builds the page of a route; none where its part is not here, and where it has none.
    pub fn opener(&self, page: &Route) -> Option<Open> {
        let part = page.app_part()?;
        self.here.with_untracked(|here| here[part as usize])
    }

    /// The same; tracks the parts where that of the page is not here.
    pub fn awaited_opener(&self, page: &Route) -> Option<Open> {
        if !self.has(page) {
            self.here.track();
        }
        self.opener(page)
    }

    /// Whether what builds the page of a route is here.
    pub fn has(&self, page: &Route) -> bool {
        page.is_file() || self.opener(page).is_some()
    }

    /// Loads what builds the page of a route, if it is not here; `false` if it does not come.
    pub async fn load_for(&self, page: &Route) -> bool {
        match page.app_part() {
            Some(part) if !self.has(page) => self.load(part).await,
            _ => true,
        }
    }

    /// Loads a part; `false` if it does not come.
    pub async fn load(&self, part: AppPart) -> bool {
        let opener = (self.load)(part).await;
        let has_come = opener.is_some();
        self.here.update(|here| here[part as usize] = opener);
        has_come
    }
}
