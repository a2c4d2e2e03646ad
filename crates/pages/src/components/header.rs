//! The head of every page: the product's name, the search of all documents, and the main pages.

use maud::{Markup, html};

use crate::components::language_switch::language_switch;
use crate::components::site_search::site_search;
use crate::language::{is_easy, is_japanese, tr};
use crate::metadata::SITE_NAME;
use crate::urls::Route;

/// The id of what holds the links to the main pages.
pub const NAVIGATION: &str = "main-pages";

/// The head over `page`, with the band below it.
pub fn header(page: &Route, band: &Markup) -> Markup {
    html! {
        header class={ "header" @if *page == Route::Home { " header--whole" } } {
            div.header__inner {
                div.header__brand-place { (brand()) }
                a.header__open href=(page.without_receipt()) hreflang=[page.without_receipt().hreflang()] target="_blank" rel="noopener" { (tr("全画面で開く")) span aria-hidden="true" { " ↗" } }
                @if !is_easy() { (site_search(page)) }
                nav.header__nav #(NAVIGATION) aria-label=(tr("おもなページ")) { (nav_items(page)) }
            }
            (band)
        }
    }
}

/// The product's name, which leads home.
fn brand() -> Markup {
    html! {
        a.header__brand href=(Route::Home) {
            svg.header__mark viewBox="0 0 48 40" aria-hidden="true" focusable="false" {
                path d="M2 17C9 16 17 11 24 3c7 8 15 13 22 14l-2 5c-2-.3-4-.9-6-1.6V29H10v-8.6c-2 .7-4 1.3-6 1.6z" {}
                path.header__wave d="M2 35c4-4 7-4 11 0s7 4 11 0 7-4 11 0 7 4 11 0" {}
            }
            span.header__name { (tr(SITE_NAME)) }
        }
    }
}

/// The links to the main pages as they stand over `page`, and to the page in other languages.
pub fn nav_items(page: &Route) -> Markup {
    let whole = page;
    let page = &page.page();
    // Before, and behind, what stands on a phone: what a wider page has besides.
    let items = [
        (Route::all_policies(), ["", "まちの取組", ""]),
        (Route::Overview, ["", "計画", "を読む"]),
        (Route::Send(None), ["", "意見を送る", ""]),
        (Route::Follow, ["意見の", "行方", ""]),
    ];
    // What can be read in other languages begins at home.
    let items = items
        .into_iter()
        .filter(|(route, _)| is_japanese() || *route != Route::Overview);
    let current = item_of(page);
    html! {
        ul.header__list {
            @for (route, [before, name, behind]) in items {
                li.header__item {
                    a.header__link href=(route) hreflang=[route.hreflang()] aria-current=[(route == current).then_some(if route == *page { "page" } else { "true" })] {
                        @if is_japanese() {
                            @if !before.is_empty() { span.header__besides { (before) } }
                            (name)
                            @if !behind.is_empty() { span.header__besides { (behind) } }
                        } @else {
                            (tr(&[before, name, behind].concat()))
                        }
                    }
                }
            }
        }
        (language_switch(whole))
    }
}

/// The main page that a page belongs to.
fn item_of(page: &Route) -> Route {
    match page {
        Route::Policy(_) | Route::PolicyText(..) => Route::all_policies(),
        Route::Embed => Route::Embed,
        Route::Opinion(_) | Route::Voices(_) | Route::Voice(_) => Route::Follow,
        Route::Goals | Route::Goal(_) => Route::Overview,
        page if page.is_reading() => Route::Overview,
        other => other.clone(),
    }
}
