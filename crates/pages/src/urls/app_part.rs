use super::Route;

/// A part of the app that a page needs to answer to the reader, beside what every page loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppPart {
    /// The list of policies and its filter.
    List,
    /// The search.
    Search,
    /// The opinion form, what was sent and what waits to be sent.
    Opinions,
}

impl AppPart {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::List, Self::Search, Self::Opinions];

    /// Its name among the site's assets.
    pub fn asset(self) -> &'static str {
        match self {
            Self::List => "wasm_list",
            Self::Search => "wasm_search",
            Self::Opinions => "wasm_opinions",
        }
    }
}

impl Route {
    /// The part that builds the page; none for a page that only shows the plan, which is an HTML file
    /// that the app fetches.
    pub fn app_part(&self) -> Option<AppPart> {
        match self {
            Self::Policies(_) => Some(AppPart::List),
            Self::Search(_) => Some(AppPart::Search),
            Self::Send(_) | Self::Follow | Self::Opinion(_) => Some(AppPart::Opinions),
            _ => None,
        }
    }
}
