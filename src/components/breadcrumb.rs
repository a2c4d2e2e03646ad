//! The way from home to this page.

use leptos::prelude::*;

use crate::route::Route;

/// Links to the pages above this one; home is added.
#[component]
pub fn Breadcrumb(
    /// The pages between home and this one.
    above: Vec<(Route, String)>,
    /// The name of this page.
    current: String,
) -> impl IntoView {
    view! {
        <nav class="breadcrumb" aria-label="現在位置">
            <ol class="breadcrumb__list">
                <li class="breadcrumb__item"><a href=Route::Home.to_string()>"ホーム"</a></li>
                {above
                    .into_iter()
                    .map(|(route, name)| {
                        view! { <li class="breadcrumb__item"><a href=route.to_string()>{name}</a></li> }
                    })
                    .collect_view()}
                <li class="breadcrumb__item" aria-current="page">{current}</li>
            </ol>
        </nav>
    }
}
