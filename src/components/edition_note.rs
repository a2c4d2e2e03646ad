//! 版: which draft a text is from, said where the text stands.

use leptos::prelude::*;
use plan::Edition;

/// A short label of the edition.
#[component]
pub fn EditionNote(
    /// The edition.
    edition: Edition,
) -> impl IntoView {
    view! {
        <p class="edition-note">
            <span class="edition-note__label">{edition.label()}</span>
            <span class="edition-note__text">"検討中の文書です。決定された計画ではありません。"</span>
        </p>
    }
}
