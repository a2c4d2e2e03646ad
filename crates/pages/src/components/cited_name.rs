//! What document 002 calls a policy, where that is not what it is called now.

use maud::{Markup, html};
use plan::{Document, Policy, PolicyCode};
use plan_data::PLAN;

use crate::language::{is_japanese, lang_of_original, tr};

/// The name that it prints, and its code there, beside those of today; nothing where they are the same. A
/// translation prints no name of another time.
pub fn printed_name(policy: &Policy<'_>, code: PolicyCode, name: &str) -> Markup {
    let document = PLAN.document_name(Document::Strategy);
    html! {
        @if !is_japanese() {
        } @else if policy.code != code {
            span.cited-policy__printed { (document) "では「" (code) " " (name) "」" }
        } @else if policy.name != name {
            span.cited-policy__printed { (document) "では「" (name) "」" }
        }
    }
}

/// A policy that the plan does not have any more.
pub fn cited_text_only(code: PolicyCode, name: &str) -> Markup {
    html! {
        span.cited-policy__code { (code) } " " span lang=[lang_of_original()] { (name) }
        span.cited-policy__printed { (tr("今の計画にはありません")) }
    }
}
