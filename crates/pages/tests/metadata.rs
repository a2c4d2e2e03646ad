//! What pages say of themselves to search engines, previews and tab bars.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashSet;

use pages::metadata::{Metadata, SITE_NAME};
use pages::urls::Route;
use plan_data::PLAN;

#[test]
fn every_page_has_a_title_of_its_own() {
    let routes = Route::every_static(&PLAN);
    let titles: HashSet<String> = routes
        .iter()
        .map(|route| Metadata::of(route).title())
        .collect();
    assert_eq!(titles.len(), routes.len());
}

#[test]
fn every_title_names_the_site_once() {
    for route in Route::every_static(&PLAN) {
        let title = Metadata::of(&route).title();
        assert_eq!(title.matches(SITE_NAME).count(), 1, "{title}");
    }
}

#[test]
fn every_page_describes_itself_in_a_line() {
    for route in Route::every_static(&PLAN) {
        let description = Metadata::of(&route).description;
        assert!(description.chars().count() >= 15, "{route}: {description}");
        assert!(!description.contains('\n'), "{route}: {description}");
    }
}

#[test]
fn what_is_not_in_the_plan_is_not_found() {
    let not_found = Metadata::of(&Route::NotFound);
    assert_eq!(Metadata::of(&Route::Goal(9)), not_found);
}
