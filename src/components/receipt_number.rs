//! 受付番号, large, with what one needs to keep it.

use hearing_api::Receipt;
use maud::{Markup, PreEscaped, html};

use crate::hearing;
use crate::outbox::Sent;

/// The id of what says whether the number was copied.
pub const COPIED: &str = "copied";

/// Where the server, and [`receipt_number`], leave room for the control code.
const NO_CODE: &str = "<p class=\"receipt-number__control\" translate=\"no\">（表示しません）</p>";

/// The fields of the forms that ask for it and for the key that the opinion was sent with.
const NO_CODE_FIELD: &str = "name=\"control-code\" type=\"text\" value=\"\"";
const NO_KEY_FIELD: &str = "name=\"key\" value=\"\"";

/// The page with what this device has of its receipt: the control code where it is shown, and in
/// the forms that ask for it. What was typed into them stays.
pub fn with_own(html: &str, sent: &Sent) -> String {
    let (code, key) = (&sent.control_code, &sent.key);
    html.replacen(NO_CODE, &NO_CODE.replacen("（表示しません）", code, 1), 1)
        .replacen(
            NO_CODE_FIELD,
            &NO_CODE_FIELD.replacen("\"\"", &format!("\"{code}\""), 1),
            usize::MAX,
        )
        .replacen(
            NO_KEY_FIELD,
            &NO_KEY_FIELD.replacen("\"\"", &format!("\"{key}\""), 1),
            usize::MAX,
        )
}

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
