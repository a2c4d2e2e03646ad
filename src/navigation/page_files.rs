//! The pages that the app does not write: HTML files, fetched when a reader goes to them.
//!
//! Such a page costs the app's bundle nothing. The last ones read stay in memory, so that Back
//! shows them at once, where the reader left them.

use leptos::prelude::*;
use leptos::reactive::owner::StoredValue;
use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, SupportedType};

use crate::browser;
use crate::opinions::api;
use pages::pages::unreachable;
use pages::urls::Route;

/// How many pages stay in memory: as many steps back as readers take.
const KEPT: usize = 20;

/// What a page's file holds of it: the rest is the frame that every page has.
const CONTENT: &str = "#main > div";

/// The pages fetched so far. Cheap to copy; the [`Navigation`](super::address::Navigation) has them.
#[derive(Clone, Copy)]
pub struct PageFiles(StoredValue<Vec<PageFile>>);

struct PageFile {
    page: Route,
    title: String,
    content: String,
}

impl PageFiles {
    /// Starts with the page that stands in the document, if it is a file's.
    pub fn with_document(route: &Route) -> Self {
        let page = route.page();
        let file = browser::document()
            .filter(|_| page.is_fetched())
            .and_then(|document| PageFile::read(page, &document));
        Self(StoredValue::new(file.into_iter().collect()))
    }

    /// Whether the page of `route` can be shown at once.
    pub fn has(&self, route: &Route) -> bool {
        let page = route.page();
        !page.is_fetched()
            || !page.is_changing()
                && self
                    .0
                    .with_value(|files| files.iter().any(|file| file.page == page))
    }

    /// Fetches the page of `route`.
    pub async fn fetch(&self, route: &Route) {
        let page = route.page();
        if self.has(&page) {
            return;
        }
        let Ok(html) = api::page(&page.to_string()).await else {
            return;
        };
        let document = DomParser::new()
            .and_then(|parser| parser.parse_from_string(&html, SupportedType::TextHtml));
        let Ok(document) = document else { return };
        let Some(file) = PageFile::read(page, &document) else {
            return;
        };
        browser::add_stylesheets_of(&document).await;
        self.0.update_value(|files| {
            files.retain(|kept| kept.page != file.page);
            if files.len() == KEPT {
                files.remove(0);
            }
            files.push(file);
        });
    }

    /// What `#main` holds of the page; where it could not be fetched, one that says so.
    pub fn html(&self, page: &Route) -> String {
        let content = self.of(page, |file| file.content.clone());
        let content = content.unwrap_or_else(|| unreachable::unreachable(page).into_string());
        format!("<div>{content}</div>")
    }

    /// The page's title.
    pub fn title(&self, page: &Route) -> String {
        self.of(page, |file| file.title.clone())
            .unwrap_or_else(unreachable::title)
    }

    fn of(&self, page: &Route, part: fn(&PageFile) -> String) -> Option<String> {
        self.0
            .with_value(|files| files.iter().find(|file| file.page == *page).map(part))
    }
}

impl PageFile {
    fn read(page: Route, document: &Document) -> Option<Self> {
        let content = document.query_selector(CONTENT).ok().flatten()?;
        let title = document.query_selector("title").ok().flatten()?;
        Some(Self {
            page,
            title: title.unchecked_into::<web_sys::Node>().text_content()?,
            content: content.inner_html(),
        })
    }
}
