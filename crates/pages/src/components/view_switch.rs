//! How much the list of policies says of each, as two links.

use maud::{Markup, html};

use crate::urls::Route;

/// The links; `in_full` says which of them leads here.
pub fn view_switch(in_full: bool) -> Markup {
    let views = [
        (Route::all_policies(), "短く", !in_full),
        (Route::all_policies_in_full(), "くわしく", in_full),
    ];
    html! {
        nav.view-switch aria-label="一覧の見せかた" {
            @for (route, name, is_current) in views {
                a.view-switch__link href=(route) aria-current=[is_current.then_some("true")] { (name) }
            }
        }
    }
}
