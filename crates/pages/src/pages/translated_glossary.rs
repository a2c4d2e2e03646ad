//! Terms and abbreviations in another language, by what they are about, each with its Japanese.

use maud::{Markup, html};
use plan::{Chapter, GlossaryTerm};
use plan_data::GLOSSARY;

use crate::components::page::page_head;
use crate::components::translation_note::translation_note;
use crate::language::{JAPANESE, passage, passage_text, tr, tr_with};
use crate::pages::glossary::{BY_WHOM, chapter_of, places};
use crate::urls::{Route, term_id};

/// The page.
pub fn translated_glossary() -> Markup {
    let count = GLOSSARY.len().to_string();
    html! {
        div.page {
            (page_head(&Route::Glossary))
            (translation_note(&Route::Glossary, None))
            p.page__lead { (tr_with("計画に出てくる{count}の用語と略語です。", &[("count", &count)])) }
            p.page-section__note { (tr(BY_WHOM)) }
            div.glossary-groups {
                @for chapter in Chapter::ALL {
                    (group(&html! { (passage(chapter.label())) }, &terms_of(Some(*chapter))))
                }
                (group(&html! { (tr("ほかの文書の用語")) }, &terms_of(None)))
            }
        }
    }
}

/// The terms that a chapter's policies are the first to use, or that no policy uses, in the order of
/// the language.
fn terms_of(chapter: Option<Chapter>) -> Vec<&'static GlossaryTerm<'static>> {
    let of_chapter = GLOSSARY.iter().filter(|term| chapter_of(term) == chapter);
    let mut terms: Vec<_> = of_chapter.collect();
    terms.sort_by_cached_key(|term| passage_text(term.term).to_lowercase());
    terms
}

fn group(name: &Markup, terms: &[&'static GlossaryTerm<'static>]) -> Markup {
    html! {
        @if !terms.is_empty() {
            details.fold {
                summary.fold__summary { h2.fold__heading { (name) } span.fold__count { (terms.len()) } }
                dl.glossary.fold__body { @for term in terms { (entry(term)) } }
            }
        }
    }
}

fn entry(term: &'static GlossaryTerm<'static>) -> Markup {
    html! {
        div.glossary__entry id=(term_id(term.term)) tabindex="-1" {
            dt.glossary__term { (passage(term.term)) }
            dd.glossary__spellings lang=(JAPANESE) { (term.term) "（" (term.yomi) "）" }
            // Where this site explains a term, the words that print it are not translated.
            @if let Some(explanation) = term.explanation {
                dd { (passage(explanation)) }
            } @else if let Some(quote) = term.quote {
                dd.glossary__quote {
                    span.glossary__label { (tr("文書のことば")) }
                    (passage(quote.text))
                }
            }
            dd.glossary__places { (places(term)) }
        }
    }
}
