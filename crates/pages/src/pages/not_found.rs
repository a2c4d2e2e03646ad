//! 404: where a reader may have meant to go.

use maud::{Markup, html};

use crate::components::beyond_the_plan::beyond_the_plan;
use crate::components::emaki::{SEA, picture};
use crate::components::footer::follow_link;
use crate::language::{is_japanese, tr};
use crate::metadata::Metadata;
use crate::urls::Route;

/// The page.
pub fn not_found() -> Markup {
    html! {
        div.page {
            h1 tabindex="-1" { (Metadata::of(&Route::NotFound).heading) }
            p.page__lead { (tr("アドレスが変わったか、入力に間違いがあるかもしれません。次のページからおさがしください。")) }
            ul.link-list {
                li { a href=(Route::Home) { (tr("ホーム")) } }
                li { a href=(Route::all_policies()) { (Metadata::of(&Route::all_policies()).heading) } }
                @if is_japanese() { li { a href=(Route::Goals) { "将来都市像と将来目標" } } }
                li { (follow_link()) }
                li { (beyond_the_plan()) }
            }
            div.not-found__picture { (picture(&SEA)) }
        }
    }
}
