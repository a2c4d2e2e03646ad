//! What a field of a form says of itself.

use maud::{Markup, html};

use crate::language::tr;

/// Whether a field has to be filled.
pub fn badge(is_required: bool) -> Markup {
    html! {
        @if is_required { span.dads-field__badge data-kind="required" { (tr("必須")) } }
        @else { span.dads-field__badge data-kind="optional" { (tr("任意")) } }
    }
}

/// The id of what says what is wrong with the field of this name.
pub fn error_id(name: &str) -> String {
    format!("error-{name}")
}

/// What is wrong with the field of this name; hidden while nothing is.
pub fn error(name: &str, message: Option<&str>) -> Markup {
    html! {
        p.dads-field__error id=(error_id(name)) hidden[message.is_none()] {
            @if let Some(message) = message { (tr("エラー：")) (message) }
        }
    }
}
