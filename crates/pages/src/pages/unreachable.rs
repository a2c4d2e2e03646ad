//! In place of a page whose file did not come.

use maud::{Markup, html};

use crate::metadata::SITE_NAME;
use crate::urls::Route;

const HEADING: &str = "ページを読み込めませんでした";

/// The text of `<title>`.
pub fn title() -> String {
    format!("{HEADING}｜{SITE_NAME}")
}

/// Says that the page of `route` did not come, and offers to load it again.
pub fn unreachable(route: &Route) -> Markup {
    html! {
        div.page {
            h1 tabindex="-1" { (HEADING) }
            p { "通信が途切れたか、電波が弱いようです。つながるところで、もう一度お試しください。" }
            p.page__action {
                // With a target, the browser follows the link itself and loads everything again.
                a.dads-button data-type="solid-fill" data-size="lg" href=(route) target="_self" { "もう一度読み込む" }
            }
        }
    }
}
