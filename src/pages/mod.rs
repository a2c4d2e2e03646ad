//! A file per page.

pub mod about;
pub mod follow;
pub mod goal;
pub mod goals;
pub mod home;
pub mod not_found;
pub mod opinion;
pub mod policies;
pub mod policy;
pub mod send;

use leptos::prelude::*;

use crate::app::Shell;
use crate::components::breadcrumb::breadcrumb;
use crate::metadata::Metadata;
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
        Memo::new(move |_| route.clone())
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
