//! 注記: what seems to be wrong with printed words, said beside them.

use maud::{Markup, html};
use plan::{Annotation, Source};
use plan_data::annotations_in;

use crate::components::source_note::source_link;

/// The remarks on words that stand on the lines of an item, to stand right under it; nothing where
/// there are none.
pub fn annotations(source: Source) -> Markup {
    let annotations: Vec<_> = annotations_in(source).collect();
    html! {
        @if !annotations.is_empty() {
            ul.annotations { @for annotation in annotations { (item(annotation)) } }
        }
    }
}

fn item(annotation: &Annotation<'_>) -> Markup {
    html! {
        li.annotations__item {
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
                p { "くらべた箇所：「" (elsewhere.text) "」 " (source_link(elsewhere.source, "くらべた箇所")) }
            }
        }
    }
}
