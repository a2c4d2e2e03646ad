//! The same page in the other languages, and in やさしい日本語.

use maud::{Markup, html};

use crate::language::{JAPANESE, PageLanguage, language, tr};
use crate::urls::Route;

/// What the language of the documents calls itself.
const NIHONGO: &str = "日本語";

/// The links, the current language marked.
pub fn language_switch(page: &Route) -> Markup {
    let page = page.without_receipt();
    let current = language();
    let link = |tag: &str, name: &str, address: String, is_current: bool| {
        html! {
            li { a.languages__link href=(address) lang=(tag) hreflang=(tag) aria-current=[is_current.then_some("true")] { (name) } }
        }
    };
    html! {
        details.languages {
            summary.languages__button aria-label=(tr("言語（Language）")) {
                svg.languages__globe viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                    path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3.6 6 3.6 9s-.6 6-3.6 9c-3-3-3.6-6-3.6-9S9 6 12 3" {}
                }
                span.header__besides { "Language" }
            }
            ul.languages__list {
                (link(JAPANESE, NIHONGO, page.in_japanese(), current.is_none()))
                @for language in PageLanguage::ALL {
                    (link(language.id(), language.label(), page.in_language(language), current == Some(language)))
                }
            }
        }
    }
}
