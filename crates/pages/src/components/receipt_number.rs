//! 受付番号, large, with what one needs to keep it.

use hearing_api::{ControlCode, Receipt};
use maud::{Markup, html};

use crate::urls::qr_code_href;

/// The id of what says whether the number was copied.
pub const COPIED: &str = "copied";

/// The selector of what shows the control code.
pub const CONTROL_CODE: &str = ".receipt-number__control";

/// What is shown of a receipt's control code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlCodeShown {
    /// It has none.
    None,
    /// There is one, but everyone who has the number may read the page.
    Hidden,
    /// The code.
    Code(ControlCode),
}

/// The receipt, a button that copies it, its control code and a QR code of its page.
pub fn receipt_number(receipt: Receipt, control_code: ControlCodeShown) -> Markup {
    html! {
        div.receipt-number {
            div.receipt-number__text {
                p.receipt-number__label { "受付番号" }
                p.receipt-number__value translate="no" { (receipt) }
                // Shown once the app is there to answer; the style sheet keeps the room for it.
                div.receipt-number__actions {
                    button.dads-button data-type="outline" data-size="md" type="button" data-action="copy" {
                        "番号をコピーする"
                    }
                    p.receipt-number__copied id=(COPIED) role="status" {}
                }
                @if control_code != ControlCodeShown::None {
                    p.receipt-number__label { "控えコード" }
                    // The script of receipts puts the code here, where its device has it.
                    p.receipt-number__control translate="no" {
                        @match control_code {
                            ControlCodeShown::Code(code) => (code),
                            _ => "（表示しません）",
                        }
                    }
                    p.receipt-number__note {
                        "控えコードは、送った直後の画面と、送った端末にだけ出ます。人には知らせないでください。"
                    }
                }
            }
            div.receipt-number__code {
                img.receipt-number__image src=(qr_code_href(receipt)) width="160" height="160"
                    alt="このページを開くQRコード";
            }
        }
    }
}
