//! A file per page.

pub mod follow;
pub mod opinion;
pub mod policies;
pub mod search;
pub mod send;

use leptos::prelude::*;

use crate::app::Shell;
use crate::reaction::memo;
use pages::components::breadcrumb::breadcrumb;
use pages::metadata::Metadata;
use pages::urls::Route;

/// What the server replaces with the content that only it knows.
const SERVER_CONTENT: &str = "<!--hearing:content-->";

/// The frame of a page whose content the server writes: a receipt, a form to be corrected.
pub fn server_written(route: &Route) -> impl IntoView {
    let heading = Metadata::of_interactive(route).heading;
    let follow = Metadata::of_interactive(&Route::Follow).heading;
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
    let heading = Metadata::of_interactive(route).heading;
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
    view! { <Shell page><div inner_html=pages::pages::offline::offline().into_string()></div></Shell> }
}
