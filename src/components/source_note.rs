//! 出典: which document an item is from, and its lines.

use maud::{Markup, html};
use plan::Source;

/// Names the document and the lines of an item.
pub fn source_note(source: Source) -> Markup {
    html! {
        p.source-note {
            "出典：" (source.document.label())
            span.source-note__lines {
                "（文書" (source.document.id()) "・" (source.first)
                @if source.first != source.last { "〜" (source.last) }
                "行）"
            }
        }
    }
}
