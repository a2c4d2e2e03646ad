//! A file per page.

pub mod follow;
pub mod opinion;
pub mod policies;
pub mod search;
pub mod send;
#[cfg(feature = "csr")]
pub mod unreachable;

// Pages that only show the plan: rendered on the host, fetched by the app.
#[cfg(not(feature = "csr"))]
pub mod about;
#[cfg(not(feature = "csr"))]
pub mod basic_policy;
#[cfg(not(feature = "csr"))]
pub mod editions;
#[cfg(not(feature = "csr"))]
pub mod embed;
#[cfg(not(feature = "csr"))]
pub mod glossary;
#[cfg(not(feature = "csr"))]
pub mod goal;
#[cfg(not(feature = "csr"))]
pub mod goals;
#[cfg(not(feature = "csr"))]
pub mod home;
#[cfg(not(feature = "csr"))]
pub mod indicators;
#[cfg(not(feature = "csr"))]
pub mod leading_project;
#[cfg(not(feature = "csr"))]
pub mod not_found;
#[cfg(not(feature = "csr"))]
pub mod offline;
// It names the files of the open data, which only the host writes.
#[cfg(feature = "ssr")]
pub mod open_data;
#[cfg(not(feature = "csr"))]
pub mod overview;
#[cfg(not(feature = "csr"))]
pub mod partners;
#[cfg(not(feature = "csr"))]
pub mod policy;
#[cfg(not(feature = "csr"))]
pub mod policy_editions;
#[cfg(not(feature = "csr"))]
pub mod projects;
#[cfg(not(feature = "csr"))]
pub mod source_document;
#[cfg(not(feature = "csr"))]
pub mod sources;
#[cfg(not(feature = "csr"))]
pub mod strategy;

use leptos::prelude::*;
#[cfg(not(feature = "csr"))]
use maud::Markup;

use crate::app::Shell;
use crate::components::breadcrumb::breadcrumb;
use crate::metadata::Metadata;
use crate::reaction::memo;
use crate::route::Route;

/// What the server replaces with the content that only it knows.
const SERVER_CONTENT: &str = "<!--hearing:content-->";

/// The frame of a page whose content the server writes: a receipt, a form to be corrected.
pub fn server_written(route: &Route) -> impl IntoView {
    let heading = Metadata::of(route).heading;
    let follow = Metadata::of(&Route::Follow).heading;
    let above = match route {
        Route::Opinion(_) => breadcrumb(&[(Route::Follow, &follow)], &heading),
        _ => breadcrumb(&[], &heading),
    };
    let page = {
        let route = route.clone();
        memo(move || route.clone())
    };
    view! {
        <Shell page>
            <div class="page">
                <div inner_html=above.into_string()></div>
                <h1 tabindex="-1">{heading}</h1>
                <div inner_html=SERVER_CONTENT></div>
            </div>
        </Shell>
    }
}

/// The frame of a page that the server writes and the app fetches as it fetches files.
#[cfg(feature = "ssr")]
pub fn server_written_file(route: &Route) -> impl IntoView {
    let page = {
        let route = route.clone();
        memo(move || route.clone())
    };
    let heading = Metadata::of(route).heading;
    let content = maud::html! {
        div.page {
            (breadcrumb(&[], &heading))
            h1 tabindex="-1" { (heading) }
            div { (maud::PreEscaped(SERVER_CONTENT)) }
        }
    };
    view! { <Shell page><div inner_html=content.into_string()></div></Shell> }
}

/// The page that the service worker shows in place of one that only the server can write.
#[cfg(not(feature = "csr"))]
pub fn without_line() -> impl IntoView {
    let page = memo(|| Route::NotFound);
    view! { <Shell page><div inner_html=offline::offline().into_string()></div></Shell> }
}

/// The page at a route that is a file.
#[cfg(not(feature = "csr"))]
pub fn file(route: &Route) -> Markup {
    match route {
        Route::Home => home::home(),
        Route::Goals => goals::goals(),
        Route::Goal(number) => goal::goal(*number),
        Route::Policy(code) => policy::policy(*code),
        Route::Overview => overview::overview(),
        Route::BasicPolicy => basic_policy::basic_policy(),
        Route::LeadingProject => leading_project::leading_project(),
        Route::Strategy => strategy::strategy(),
        Route::Partners => partners::partners(),
        Route::Indicators => indicators::indicators(),
        Route::Projects(choice) => projects::projects(*choice),
        Route::Editions => editions::editions(),
        Route::PolicyEditions(code) => policy_editions::policy_editions(*code),
        Route::Glossary => glossary::glossary(),
        Route::Sources => sources::sources(),
        Route::SourceDocument(document, _) => source_document::source_document(*document),
        #[cfg(feature = "ssr")]
        Route::OpenData => open_data::open_data(),
        Route::Embed => embed::embed(),
        Route::About => about::about(),
        _ => not_found::not_found(),
    }
}
