//! What became of an opinion: its receipt and its status, as the server writes them.

use hearing_api::Receipt;
use maud::{Markup, html};

use crate::components::receipt_form::receipt_form;
use crate::components::receipt_frame::{JustSent, receipt_frame};
use crate::components::receipt_number::{ControlCodeShown, receipt_number};
use crate::misspelling::misspelt_receipt;
use crate::pages::receipt::CONTENT;

/// The page for what stands in the address: of a receipt, with what the server says of it, which the
/// app fills in; of anything else, with the form that asks for a receipt.
pub fn opinion(typed: &str, status: &Markup, just_sent: Option<JustSent>) -> Markup {
    match typed.parse::<Receipt>() {
        Ok(_) => receipt_frame(just_sent, &html! { div #(CONTENT) { (status) } }),
        Err(error) => {
            let form = receipt_form(typed, Some(&misspelt_receipt(error)));
            receipt_frame(None, &html! { div { (form) } })
        }
    }
}

/// While the server is asked.
pub fn asking() -> Markup {
    html! { p.opinion-page__waiting role="status" { "対応状況を確かめています。" } }
}

/// Where the server could not be asked.
pub fn unreachable(receipt: Receipt, code: ControlCodeShown) -> Markup {
    html! {
        (receipt_number(receipt, code))
        div.failure role="alert" {
            p { "いまは対応状況を確かめられません。番号はそのままお使いいただけます。" }
            button.dads-button data-type="outline" data-size="md" type="button" data-action="ask" { "もう一度確かめる" }
        }
    }
}
