//! What search engines are told of: the pages by their addresses.

use maud::html;
use pages::language::PageLanguage;
use pages::urls::Route;
use plan_data::PLAN;

/// The sitemap of the site that is reached at `base`: every page of its own, and the list of voices,
/// which leads to each of them.
pub fn sitemap(base: &str) -> String {
    // The texts for good are found by their policies' pages, under whose addresses they are read.
    // What has another address now is found by that.
    let is_own =
        |page: &Route| !matches!(page, Route::PolicyText(..)) && page.successor(&PLAN).is_none();
    let pages = Route::every_static(&PLAN)
        .into_iter()
        .filter(is_own)
        .chain(Route::every_single_choice())
        .chain([Route::Voices(String::new())]);
    let translated = PageLanguage::ALL.into_iter().flat_map(|language| {
        let routes = Route::every_in(language, &PLAN).into_iter();
        routes
            .filter(is_own)
            .map(move |route| route.in_language(language))
    });
    let addresses = pages.map(|page| page.to_string()).chain(translated);
    let urls =
        html! { @for address in addresses { url { loc { (base) (address) } } } }.into_string();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sitemap_has_every_page_under_its_absolute_address() {
        let sitemap = sitemap("https://navi.example.jp");
        for page in [
            "/",
            "/policies/2-2",
            "/policies?life-stage=infant",
            "/voices",
            "/ko",
            "/easy",
            "/easy/goals",
            "/en/policies/2-2",
        ] {
            let location = format!("<loc>https://navi.example.jp{page}</loc>");
            assert!(sitemap.contains(&location), "{page}");
        }
        assert!(!sitemap.contains("<loc>/"), "{sitemap}");
        assert!(!sitemap.contains("/404"));
    }
}
