//! What went wrong and what to do.

use hearing_api::Problem;
use maud::{Markup, html};

use crate::components::page::page;
use crate::urls::Route;

/// The page.
pub fn problem(problem: &Problem) -> Markup {
    let content = html! {
        div.failure { p { (problem.detail) } }
        p { a href=(Route::Home) { "ホームへ戻る" } }
    };
    page(&Route::NotFound, &problem.title, &content)
}
