//! The field on every page that searches all documents. A plain form; the app searches as one types.

use maud::{Markup, html};

use crate::language::tr;
use crate::urls::{Route, key};

/// The id of the field.
pub const SITE_SEARCH: &str = "site-search";

/// The form over `page`, with the words that it is the answer to.
pub fn site_search(page: &Route) -> Markup {
    let asked = match page {
        Route::Search(query) => Some(query.words.as_str()),
        _ => None,
    };
    html! {
        form role="search" method="get" action=(Route::search("")) class="site-search" {
            label.site-search__label for=(SITE_SEARCH) { (tr("計画全体からさがす")) }
            input.site-search__field id=(SITE_SEARCH) type="search" name=(key::WORDS) placeholder=(tr("例：待機児童")) value=[asked] autocomplete="off" enterkeyhint="search";
            button.site-search__button type="submit" {
                svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                    circle cx="10.5" cy="10.5" r="6.5" {}
                    path d="m15.5 15.5 6 6" {}
                }
                span.visually-hidden { (tr("さがす")) }
            }
        }
    }
}
