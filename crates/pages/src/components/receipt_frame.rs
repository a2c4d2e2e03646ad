//! What the page of a receipt begins with, as the server and the app write it.

use maud::{Markup, html};

use super::breadcrumb::breadcrumb_of_interactive;
use super::whose::trial_note;
use crate::metadata::heading_of_interactive;
use crate::urls::Route;

/// The id of what says that the opinion has just arrived, and thanks for it.
pub const ARRIVED: &str = "arrived";

/// The page around `content`: right after sending it says that the opinion has arrived, and later
/// what one reads there.
pub fn receipt_frame(has_just_arrived: bool, content: &Markup) -> Markup {
    let follow = heading_of_interactive(&Route::Follow);
    let heading = heading_of_interactive(&Route::Opinion(String::new()));
    html! {
        div.page {
            div { (breadcrumb_of_interactive(&[(Route::Follow, follow)])) }
            @if has_just_arrived {
                div.arrived #(ARRIVED) {
                    span.arrived__mark aria-hidden="true" { "✓" }
                    h1.arrived__heading tabindex="-1" { "意見が市に届きました" }
                    p.arrived__thanks { "ありがとうございます。計画を担当する職員が読みます。下の番号を控えるか、この画面を写真に撮ってください。" }
                }
                (trial_note())
            } @else {
                h1 tabindex="-1" { (heading) }
            }
            (content)
        }
    }
}
