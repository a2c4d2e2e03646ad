//! 用語: the terms of the glossary that occur on a page.

use maud::{Markup, html};
use plan_data::terms_in;

use crate::urls::term_href;

/// Links to the glossary's entries of the terms in these texts, each once, in the order of the texts.
pub fn page_terms<'a>(texts: impl IntoIterator<Item = &'a str>) -> Markup {
    let mut terms: Vec<&str> = Vec::new();
    for text in texts {
        for (_, term) in terms_in(text) {
            if !terms.contains(&term.term) {
                terms.push(term.term);
            }
        }
    }
    html! {
        @if !terms.is_empty() {
            section.page-terms aria-labelledby="terms" {
                h2.page-terms__heading #terms { "このページの用語" }
                ul.page-terms__list {
                    @for term in terms { li { a href=(term_href(term)) { (term) } } }
                }
            }
        }
    }
}
