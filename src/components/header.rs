//! The head of every page: the product's name and its four doors.

use leptos::prelude::*;

use crate::metadata::SITE_NAME;
use crate::route::Route;

/// The header.
#[component]
pub fn Header(
    /// The page being shown.
    page: Memo<Route>,
) -> impl IntoView {
    let doors = [
        (Route::all_policies(), "施策"),
        (Route::Goals, "将来目標"),
        (Route::Send(None), "意見を送る"),
        (Route::Follow, "意見の行方"),
    ];
    view! {
        <header class="header">
            <div class="header__inner">
                <a class="header__brand" href=Route::Home.to_string()>
                    <svg class="header__mark" viewBox="0 0 48 40" aria-hidden="true" focusable="false">
                        <path d="M2 17C9 16 17 11 24 3c7 8 15 13 22 14l-2 5c-2-.3-4-.9-6-1.6V29H10v-8.6c-2 .7-4 1.3-6 1.6z" />
                        <path class="header__wave" d="M2 35c4-4 7-4 11 0s7 4 11 0 7-4 11 0 7 4 11 0" />
                    </svg>
                    <span class="header__name">{SITE_NAME}</span>
                </a>
                <nav class="header__nav" aria-label="おもなページ">
                    <ul class="header__list">
                        {doors
                            .into_iter()
                            .map(|(route, name)| {
                                let href = route.to_string();
                                let current = move || (under(&page.get()) == route).then_some("page");
                                view! {
                                    <li class="header__item">
                                        <a class="header__link" href=href aria-current=current>{name}</a>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </nav>
            </div>
        </header>
    }
}

/// The door that a page lies behind.
fn under(page: &Route) -> Route {
    match page {
        Route::Policy(_) => Route::all_policies(),
        Route::Goal(_) => Route::Goals,
        Route::Opinion(_) => Route::Follow,
        other => other.clone(),
    }
}
