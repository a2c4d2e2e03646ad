//! 出典: which document an item is from, its lines, and the way to them.

use maud::{Markup, html};
use plan::Source;
use plan_data::PLAN;

use crate::urls::source_href;

/// Names the document and the lines of an item, and links to them.
pub fn source_note(source: Source) -> Markup {
    html! {
        p.source-note {
            "出典：" (PLAN.document_title(source.document))
            span.source-note__lines { "（" (place(source)) "）" }
            " "
            (link(source, &place(source)))
        }
    }
}

/// Only the link, for an item of a page that says elsewhere which document it is from.
pub fn source_link(source: Source, item: &str) -> Markup {
    link(source, &format!("{item}、{}", place(source)))
}

/// `of` says, to those who hear links one by one, which text the link leads to.
fn link(source: Source, of: &str) -> Markup {
    html! {
        a.source-link href=(source_href(source)) {
            "原文を見る"
            span.visually-hidden { "（" (of) "）" }
        }
    }
}

/// `素案・51〜53行`.
fn place(source: Source) -> String {
    let Source {
        document,
        first,
        last,
    } = source;
    let name = PLAN.document_name(document);
    if first == last {
        format!("{name}・{first}行")
    } else {
        format!("{name}・{first}〜{last}行")
    }
}
