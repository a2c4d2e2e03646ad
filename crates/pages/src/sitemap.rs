//! What search engines are told of: the pages by their addresses.

use maud::html;
use plan_data::PLAN;

use crate::urls::Route;

/// The sitemap of the site that is reached at `base`: every page of its own, and the list of voices,
/// which leads to each of them.
pub fn sitemap(base: &str) -> String {
    // The texts for good are found by their policies' pages, under whose addresses they are read.
    let is_own = |page: &Route| !matches!(page, Route::PolicyText(..));
    let pages = Route::every_static(&PLAN)
        .into_iter()
        .filter(is_own)
        .chain(Route::every_single_choice())
        .chain([Route::Voices(String::new())]);
    let urls = html! { @for page in pages { url { loc { (base) (page) } } } }.into_string();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>\n"
    )
}
