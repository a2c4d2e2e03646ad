//! 注記: what seems to be wrong with printed words.
//!
//! In a text the words have a small mark; what there is to say of them stands at the page's end.

use maud::{Markup, html};
use plan::{Annotation, Passage, Source};
use plan_data::{ANNOTATIONS, annotations_in};

use crate::components::footnote_mark::with_footnotes;
use crate::components::source_note::{lines, source_mark};
use crate::language;

/// The remarks on words that stand on the lines of an item, to stand right under it; nothing where
/// there are none.
pub fn annotations(source: Source) -> Markup {
    let annotations: Vec<_> = annotations_in(source).collect();
    html! {
        @if !annotations.is_empty() {
            ul.annotations { @for annotation in annotations { (remark(annotation)) } }
        }
    }
}

/// A passage with a mark behind each of its words on which there is a remark at the page's end.
/// In other languages, what is printed is not there, and so no remark on it. Numbers of notes lead to them.
pub fn marked_passage(passage: &Passage<'_>) -> Markup {
    if !language::is_japanese() {
        return language::passage_as(passage.text, with_footnotes);
    }
    let mut marks: Vec<_> = annotations_in(passage.source)
        .filter_map(|annotation| Some((annotation.find_in(passage.text)?, annotation)))
        .collect();
    marks.sort_by_key(|(words, _)| words.start);
    let mut pieces = Vec::new();
    let mut at = 0;
    for (words, annotation) in marks {
        if words.start < at {
            continue;
        }
        pieces.push(html! {
            (with_footnotes(&passage.text[at..words.start]))
            span.remarked { (passage.text[words.clone()]) }
            (mark(annotation))
        });
        at = words.end;
    }
    html! { @for piece in pieces { (piece) } (with_footnotes(&passage.text[at..])) }
}

/// The way from words to the remark on them.
fn mark(annotation: &'static Annotation<'static>) -> Markup {
    html! {
        a.remark-mark href={ "#" (remark_id(annotation)) } {
            "注"
            span.visually-hidden { "（「" (annotation.printed) "」について）" }
        }
    }
}

/// The remark itself.
pub fn remark(annotation: &'static Annotation<'static>) -> Markup {
    html! {
        li.annotations__item id=(remark_id(annotation)) tabindex="-1" {
            p {
                span.annotations__kind { "注：" (annotation.kind.label()) }
                span.annotations__words { "印刷のまま：「" (annotation.printed) "」" }
                @if let Some(reading) = annotation.reading {
                    span.annotations__words {
                        "読み：「" (reading) "」"
                        @if !annotation.confirmed { "（推測です）" }
                    }
                }
            }
            p { (annotation.note) }
            @if let Some(caveat) = annotation.caveat() { p.annotations__caveat { (caveat) } }
            @if let Some(elsewhere) = annotation.elsewhere {
                p { "くらべた箇所：「" (elsewhere.text) "」 " (source_mark(elsewhere.source, &compared(annotation))) }
            }
        }
    }
}

/// What the place is called with which the words were compared.
fn compared(annotation: &Annotation<'_>) -> String {
    let lines = lines(annotation.source);
    format!("{lines}の「{}」とくらべた箇所", annotation.printed)
}

/// The id of a remark, by its place among those of all documents.
fn remark_id(annotation: &Annotation<'_>) -> String {
    let place = ANNOTATIONS.iter().position(|it| it == annotation);
    format!("remark-{}", place.unwrap_or_default() + 1)
}
