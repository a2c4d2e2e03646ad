//! 出典: which document an item is from, its lines, and the way to them.
//!
//! A page says so on three quiet levels: with a mark beside a heading, nowhere in the text, and with
//! a closed list of all its sources at its end ([`crate::components::page_end`]).

use maud::{Markup, html};
use plan::Source;
use plan_data::PLAN;

use crate::language::{is_japanese, tr, tr_with};
use crate::urls::{Route, source_href};

/// The mark beside a heading: the way to the lines of what stands under it. `item` says, to those who
/// hear links one by one, which text that is.
pub fn source_mark(source: Source, item: &str) -> Markup {
    html! {
        a.source-mark href=(source_href(source)) hreflang=[Route::Sources.hreflang()] {
            (tr("原文"))
            span.visually-hidden {
                @if is_japanese() { "（" (item) "、" (place(source)) "）" }
                @else { (tr_with("（{item}）", &[("item", item)])) }
            }
        }
    }
}

/// What [`source_mark`] calls a text that is there in Japanese alone: its Japanese name, or in other
/// languages its lines.
pub fn name_of_original(name: &str, source: Source) -> String {
    if is_japanese() {
        return name.to_owned();
    }
    lines(source)
}

/// A heading with its mark. `item` is what [`source_mark`] calls the text under it.
pub fn sourced(heading: &Markup, source: Source, item: &str) -> Markup {
    html! { div.sourced { (heading) (source_mark(source, item)) } }
}

/// `素案・51〜53行`.
pub fn place(source: Source) -> String {
    format!("{}・{}", PLAN.document_name(source.document), lines(source))
}

/// `51〜53行`.
pub fn lines(source: Source) -> String {
    let (first, last) = (source.first.to_string(), source.last.to_string());
    if first == last {
        tr_with("{line}行", &[("line", &first)])
    } else {
        tr_with("{first}〜{last}行", &[("first", &first), ("last", &last)])
    }
}
