//! 受付番号, large, with what one needs to keep it.

use hearing_api::Receipt;
use maud::{Markup, html};

use crate::hearing;

/// The id of what says whether the number was copied.
pub const COPIED: &str = "copied";

/// The receipt, a button that copies it, and a QR code of its page.
pub fn receipt_number(receipt: Receipt) -> Markup {
    html! {
        div.receipt-number {
            div.receipt-number__text {
                p.receipt-number__label { "受付番号" }
                p.receipt-number__value { (receipt) }
                (actions())
            }
            div.receipt-number__code {
                img.receipt-number__image src=(hearing::qr_code_url(receipt)) width="160" height="160"
                    alt="このページを開くQRコード";
            }
        }
    }
}

/// What can be done with the number where scripts run.
pub fn actions() -> Markup {
    html! {
        div.receipt-number__actions {
            button.dads-button data-type="outline" data-size="md" type="button" data-action="copy" {
                "番号をコピーする"
            }
            p.receipt-number__copied id=(COPIED) role="status" {}
        }
    }
}
