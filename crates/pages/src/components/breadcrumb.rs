//! The way from home to a page. The page's own name follows as its heading.

use maud::{Markup, html};

use crate::language::{is_original, passage_text, tr};
use crate::metadata::Metadata;
use crate::urls::Route;

/// Links to home and the other pages above this one.
pub fn breadcrumb(page: &Route) -> Markup {
    if is_original() {
        // They stand over the Japanese, in the page's language.
        return Markup::default();
    }
    let above = page.above().into_iter().skip(1);
    // What is not written in the page's language leads out of it, and is no step of the way.
    let above = above.filter(|page| page.hreflang().is_none());
    let above: Vec<_> = above.map(named).collect();
    links(&above)
}

/// The same for a page that the app builds: the table of all pages, and what they are called, are not in
/// its module.
pub fn breadcrumb_of_interactive(above: &[(Route, String)]) -> Markup {
    links(above)
}

fn named(page: Route) -> (Route, String) {
    let name = match &page {
        Route::Policies(filter) if let [chapter] = filter.chapters[..] => {
            passage_text(chapter.label()).to_owned()
        }
        page => Metadata::of(page).heading,
    };
    (page, name)
}

fn links(above: &[(Route, String)]) -> Markup {
    html! {
        nav.breadcrumb aria-label=(tr("現在位置")) {
            ol.breadcrumb__list {
                li.breadcrumb__item { a href=(Route::Home) { (tr("ホーム")) } }
                @for (page, name) in above {
                    li.breadcrumb__item { a href=(page) { (name) } }
                }
            }
        }
    }
}
