//! The form that asks for a receipt. A plain form; the app follows it without leaving the page.

use maud::{Markup, html};

use crate::language::tr;
use crate::urls::{Route, key};

/// The form. `typed` stands in it at first, with the `problem` that it has.
pub fn receipt_form(typed: &str, problem: Option<&str>) -> Markup {
    html! {
        form.receipt-form method="get" action=(Route::Follow) novalidate {
            div.dads-field {
                label.dads-field__label for="receipt" { (tr("受付番号")) }
                p.dads-field__support #support-receipt {
                    (tr("例：")) span translate="no" { "7K3-M9Q-2XD-F4H-8WP-N5C" }
                    span.receipt-form__typing { (tr("（小文字でも、「-」がなくてもかまいません）")) }
                }
                @if let Some(problem) = problem {
                    p.dads-field__error #error-receipt role="alert" { (tr("エラー：")) (problem) }
                }
                input.dads-input.receipt-form__input #receipt name=(key::RECEIPT) type="text" autocomplete="off"
                    autocapitalize="characters" spellcheck="false" value=(typed)
                    aria-describedby=(if problem.is_some() { "support-receipt error-receipt" } else { "support-receipt" })
                    aria-invalid=[problem.map(|_| "true")];
            }
            p.receipt-form__actions {
                button.dads-button data-type="solid-fill" data-size="lg" type="submit" { (tr("対応状況を見る")) }
            }
        }
    }
}
