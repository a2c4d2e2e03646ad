//! 404: where a reader may have meant to go.

use leptos::prelude::*;

use crate::metadata::Metadata;
use crate::route::Route;

/// The page.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <div class="page">
            <h1 tabindex="-1">{Metadata::of(&Route::NotFound).heading}</h1>
            <p class="page__lead">
                "アドレスが変わったか、入力に間違いがあるかもしれません。次のページからおさがしください。"
            </p>
            <ul class="link-list">
                <li><a href=Route::Home.to_string()>"ホーム"</a></li>
                <li><a href=Route::all_policies().to_string()>"施策をさがす"</a></li>
                <li><a href=Route::Goals.to_string()>"将来都市像と将来目標"</a></li>
                <li><a href=Route::Follow.to_string()>"受付番号で意見の行方をたどる"</a></li>
            </ul>
        </div>
    }
}
