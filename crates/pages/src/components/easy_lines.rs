//! What a policy is for, in two lines of やさしい日本語, or of as easy words in another language.

use maud::{Markup, html};
use plan::{EasySubject, Policy};
use plan_data::easy_sentences;

use crate::language::{is_japanese, tr, translated};

/// What stands above them: they explain the city's text and are not it.
pub const LABEL: &str = "やさしい日本語での説明";

/// The lines; nothing where nobody has written any, or translated them: they are no passage of the
/// plan, and do not help whom their Japanese is foreign to.
pub fn easy_lines(policy: &Policy<'_>) -> Markup {
    let sentences = easy_sentences(EasySubject::Policy(policy.id()));
    let lines: Option<Vec<_>> = sentences.iter().map(|it| translated(it.text)).collect();
    let lines = lines.unwrap_or_default();
    html! {
        @if !lines.is_empty() {
            div.easy-lines {
                p.easy-lines__label { (tr(LABEL)) }
                div lang=[is_japanese().then_some("ja-simple")] { @for line in lines { p { (line) } } }
            }
        }
    }
}
