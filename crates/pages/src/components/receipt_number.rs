//! 受付番号, large, with what one needs to keep it.

use hearing_api::Receipt;
use maud::{Markup, PreEscaped, html};

use crate::urls::qr_code_href;

/// The id of what says whether the number was copied.
pub const COPIED: &str = "copied";

/// Where the server, and [`receipt_number`], leave room for the control code.
pub const NO_CODE: &str =
    "<p class=\"receipt-number__control\" translate=\"no\">（表示しません）</p>";

/// The receipt, a button that copies it, its control code and a QR code of its page.
pub fn receipt_number(receipt: Receipt) -> Markup {
    html! {
        div.receipt-number {
            div.receipt-number__text {
                p.receipt-number__label { "受付番号" }
                p.receipt-number__value translate="no" { (receipt) }
                (actions())
                p.receipt-number__label { "控えコード" }
                (PreEscaped(NO_CODE))
            }
            div.receipt-number__code {
                img.receipt-number__image src=(qr_code_href(receipt)) width="160" height="160"
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
