//! Paragraphs and headed parts of a document that is no policy.

use leptos::prelude::*;
use plan::{Passage, Section};

/// One paragraph each.
pub fn paragraphs(passages: &'static [Passage<'static>]) -> impl IntoView {
    passages.iter().map(|passage| view! { <p>{passage.text}</p> }).collect_view()
}

/// A section's parts, each with its heading at `h3`.
pub fn parts(section: &'static Section<'static>) -> impl IntoView {
    section
        .parts
        .iter()
        .map(|part| {
            view! {
                <section class="section-part">
                    <h3>{part.title}</h3>
                    {paragraphs(part.passages)}
                </section>
            }
        })
        .collect_view()
}
