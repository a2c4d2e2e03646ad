//! 出典: which document an item is from, and its lines.

use leptos::prelude::*;
use plan::Source;

/// Names the document and the lines of an item.
#[component]
pub fn SourceNote(
    /// Where the item stands.
    source: Source,
) -> impl IntoView {
    let lines = if source.first == source.last {
        format!("{}行", source.first)
    } else {
        format!("{}〜{}行", source.first, source.last)
    };
    view! {
        <p class="source-note">
            "出典："{source.document.label()}
            <span class="source-note__lines">"（文書"{source.document.id()}"・"{lines}"）"</span>
        </p>
    }
}
