//! 用語: the terms of the glossary that occur on a page, with what they mean.

use maud::{Markup, html};
use plan::GlossaryTerm;
use plan_data::terms_in;

use crate::components::source_note::source_mark;
use crate::language::{is_japanese, passage, passage_text, tr, tr_with};
use crate::urls::{term_href, term_id};

/// The terms in these texts, each once, in the order of the texts; what each means is folded under it.
pub fn page_terms<'a>(texts: impl IntoIterator<Item = &'a str>) -> Markup {
    let mut terms: Vec<&'static GlossaryTerm<'static>> = Vec::new();
    for text in texts {
        for (_, term) in terms_in(text) {
            if !terms.iter().any(|known| known.term == term.term) {
                terms.push(term);
            }
        }
    }
    html! {
        @if !terms.is_empty() {
            section.page-section.page-terms aria-labelledby="terms" {
                h2 #terms { (tr("このページの用語")) }
                div.page-terms__list { @for term in terms { (meaning(term)) } }
            }
        }
    }
}

fn meaning(term: &GlossaryTerm<'static>) -> Markup {
    html! {
        details.page-terms__term {
            summary.page-terms__name {
                (passage(term.term))
                @if is_japanese() { span.page-terms__yomi { "（" (term.yomi) "）" } }
            }
            div.page-terms__meaning id=(term_id(term.term)) tabindex="-1" {
                // Where this site explains a term, the words that print it are not translated.
                @if let Some(quote) = term.quote.filter(|_| is_japanese() || term.explanation.is_none()) {
                    p { (tr("「")) (passage(quote.text)) (tr("」")) (source_mark(quote.source, passage_text(term.term))) }
                }
                @if let Some(explanation) = term.explanation {
                    p { (passage(explanation)) span.page-terms__by { (tr("（このサイトの説明）")) } }
                }
                p {
                    a.line-link href=(term_href(term.term)) {
                        (tr_with("「{term}」が出てくるところ", &[("term", passage_text(term.term))]))
                    }
                }
            }
        }
    }
}
