//! What a policy is for, in two lines of やさしい日本語.

use maud::{Markup, html};
use plan::{EasySubject, Policy};
use plan_data::easy_sentences;

/// What stands above them: they explain the city's text and are not it.
pub const LABEL: &str = "やさしい日本語での説明";

/// The lines; nothing where nobody has written any.
pub fn easy_lines(policy: &Policy<'_>) -> Markup {
    let sentences = easy_sentences(EasySubject::Policy(policy.id()));
    html! {
        @if !sentences.is_empty() {
            div.easy-lines {
                p.easy-lines__label { (LABEL) }
                div lang="ja-simple" { @for sentence in sentences { p { (sentence.text) } } }
            }
        }
    }
}
