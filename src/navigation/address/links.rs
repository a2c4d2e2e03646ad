//! Following the browser: clicks on the app's own links, its forms, and Back and Forward.

use pages::urls::Route;
use plan_data::BRIEF;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FormData, HtmlAnchorElement, HtmlFormElement, MouseEvent, SubmitEvent, Url,
    UrlSearchParams,
};

use super::Navigation;
use super::arrival::{Arrived, Step};
use crate::browser;
use crate::navigation::parts::Parts;

impl Navigation {
    /// Reads where the browser is now.
    pub fn from_location(parts: Parts) -> Self {
        let (route, fragment) = location();
        Self::new(route, fragment, parts)
    }

    /// Follows the browser: clicks on the app's own links, and Back and Forward.
    pub fn listen(self) {
        let Some(window) = browser::window() else {
            return;
        };
        browser::listen(&window, "click", move |event| {
            self.follow(event.unchecked_ref());
        });
        browser::listen(&window, "submit", move |event| {
            self.follow_form(event.unchecked_ref());
        });
        browser::listen(&window, "popstate", move |_| {
            let (route, fragment) = location();
            self.give_up_settling();
            self.arrive(route, fragment, Arrived::ByHistory);
        });
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
        // The browser knows best how to reach another part of the page, another site's page, or what
        // took the place of a policy.
        if route == Route::NotFound || is_former(&route) || (same_page && !fragment.is_empty()) {
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
        let Some(form) = form.filter(|form| form.method() == "get" && !event.default_prevented())
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

/// Whether no policy has this code now: its page may lead to another by itself.
fn is_former(route: &Route) -> bool {
    matches!(route, Route::Policy(code) if BRIEF.policy(*code).is_none())
}

fn parse(url: &Url) -> Route {
    Route::parse(&url.pathname(), url.search().trim_start_matches('?'))
}

/// The route that the address bar names, and its fragment.
pub fn location() -> (Route, String) {
    let url = browser::window()
        .and_then(|window| window.location().href().ok())
        .and_then(|href| Url::new(&href).ok());
    match url {
        Some(url) => (parse(&url), url.hash().trim_start_matches('#').to_owned()),
        None => (Route::NotFound, String::new()),
    }
}
