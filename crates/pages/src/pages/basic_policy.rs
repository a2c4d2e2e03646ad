//! まちづくりの基本方針 in both wordings, each with what its document says around it.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::{Document, Passage, Source};
use plan_data::{PLAN, STRATEGY};

use crate::components::button::{Emphasis, button_link};
use crate::components::comparison::{basic_policy_comparison, basic_policy_legend};
use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end};
use crate::components::section_text::paragraphs;
use crate::components::source_note::{source_mark, sourced};
use crate::components::translation_note::translation_note;
use crate::language::{JAPANESE, is_japanese, passage, passage_text, tr, tr_with};
use crate::metadata::Metadata;
use crate::summary::document_name;
use crate::urls::Route;

/// One document's wording.
struct Wording {
    /// What a reader calls the document.
    name: String,
    /// The wording itself.
    text: Markup,
    /// Where it is quoted from.
    quoted_from: Source,
    /// What the document says around it, part by part.
    parts: Vec<Part>,
}

/// A headed part of a document.
struct Part {
    title: String,
    passages: &'static [Passage<'static>],
    source: Source,
}

/// The page.
pub fn basic_policy() -> Markup {
    let wordings: Vec<Wording> = whole()
        .into_iter()
        .chain([progress(), strategy()])
        .collect();
    html! {
        div.page.basic-policy-page {
            (page_head(&Route::BasicPolicy))
            (translation_note(&Route::BasicPolicy, Some(Subject::Plan)))
            p.page__lead {
                (tr("同じ計画の基本方針が、文書によって別のことばになっています。どれも検討中の文書で、決定されたものではありません。"))
            }
            div.wordings {
                @for wording in &wordings { (headline(wording)) }
            }
            @if is_japanese() {
                section.page-section {
                    h2 { "ことばごとにくらべる" }
                    (basic_policy_legend())
                    (basic_policy_comparison())
                }
            }
            section.page-section {
                h2 { (tr("それぞれの文書の文章")) }
                @for wording in wordings.iter().filter(|it| !it.parts.is_empty()) { (text(wording)) }
            }
            ul.link-list {
                li { a href=(Route::Editions) { (Metadata::of(&Route::Editions).heading) } }
                li { a href=(Route::LeadingProject) { (Metadata::of(&Route::LeadingProject).heading) } }
                li { a href=(Route::Strategy) { (Metadata::of(&Route::Strategy).heading) } }
            }
            (page_end(&cited(&wordings)))
            p.page__action { (button_link(Emphasis::SolidFill, &Route::Send(None), tr("計画全体への意見を送る"))) }
        }
    }
}

fn cited(wordings: &[Wording]) -> Vec<Cited> {
    let of = |wording: &Wording| {
        let quoted = ("基本方針のことば".to_owned(), wording.quoted_from);
        let parts: Vec<_> = wording
            .parts
            .iter()
            .map(|part| (part.title.clone(), part.source))
            .collect();
        std::iter::once(quoted).chain(parts)
    };
    wordings.iter().flat_map(of).collect()
}

fn headline(wording: &Wording) -> Markup {
    html! {
        figure.wording {
            figcaption.wording__name.sourced {
                (wording.name)
                (source_mark(wording.quoted_from, &tr_with("{document}の基本方針", &[("document", &wording.name)])))
            }
            blockquote.wording__text { (wording.text) }
        }
    }
}

fn text(wording: &Wording) -> Markup {
    html! {
        details.fold {
            summary.fold__summary { h3.fold__heading { (wording.name) } }
            div.fold__body {
                @for part in &wording.parts {
                    (sourced(&html! { h4 { (part.title) } }, part.source, &part.title))
                    div.prose { (paragraphs(part.passages)) }
                }
            }
        }
    }
}

/// The whole plan. It prints the wording as a name, 「…の実現」という基本方針, only where it goes on to
/// the policies.
fn whole() -> Option<Wording> {
    let section = &PLAN.basic_plan.basic_policy;
    let named = PLAN
        .basic_plan
        .policy_system
        .passages
        .iter()
        .find_map(|passage| Some((named_policy(passage.text)?, passage.source)));
    named.map(|(text, quoted_from)| Wording {
        name: document_name(quoted_from.document),
        // A part of a passage: it has no translation of its own.
        text: html! { @if is_japanese() { (text) } @else { span lang=(JAPANESE) { (text) } } },
        quoted_from,
        parts: vec![Part {
            title: passage_text(section.title).to_owned(),
            passages: section.passages,
            source: section.source,
        }],
    })
}

/// The words between 「 and 」という基本方針.
fn named_policy(text: &'static str) -> Option<&'static str> {
    let (before, _) = text.split_once("」という基本方針")?;
    before.rsplit_once('「').map(|(_, name)| name)
}

/// 計画の推進に向けて.
fn progress() -> Wording {
    let wording = PLAN.progress.basic_policy;
    Wording {
        name: document_name(wording.source.document),
        text: passage(wording.text),
        quoted_from: wording.source,
        parts: PLAN
            .progress
            .section
            .parts
            .iter()
            .filter(|part| {
                part.source.first <= wording.source.first && wording.source.last <= part.source.last
            })
            .map(|part| Part {
                title: format!(
                    "{} {}",
                    passage_text(PLAN.progress.section.title),
                    passage_text(part.title)
                ),
                passages: part.passages,
                source: part.source,
            })
            .collect(),
    }
}

/// Document 002, which quotes the wording of 計画の推進に向けて.
fn strategy() -> Wording {
    let wording = PLAN.progress.basic_policy;
    let quoting = |passages: &'static [Passage<'static>]| {
        passages
            .iter()
            .find(move |passage| passage.text.contains(wording.text))
    };
    let slides = STRATEGY
        .slides
        .iter()
        .filter(|slide| quoting(slide.passages).is_some());
    Wording {
        name: document_name(Document::Strategy),
        text: passage(wording.text),
        quoted_from: slides
            .clone()
            .find_map(|slide| quoting(slide.passages))
            .map_or(wording.source, |passage| passage.source),
        // Its other words are in Japanese alone.
        parts: slides
            .filter(|_| is_japanese())
            .map(|slide| Part {
                title: slide.title.text.to_owned(),
                passages: slide.passages,
                source: slide.source,
            })
            .collect(),
    }
}
