//! The way for those who did not find what they looked for.

use maud::{Markup, html};

use crate::language::tr;
use crate::urls::Route;

/// What it is called.
pub const BEYOND_THE_PLAN: &str = "計画にないことを、意見として送る";

/// The link to an opinion about something that the plan does not have.
pub fn beyond_the_plan() -> Markup {
    html! { a href=(Route::Send(None)) { (tr(BEYOND_THE_PLAN)) } }
}
