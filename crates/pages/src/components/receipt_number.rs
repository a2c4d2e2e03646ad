//! 受付番号, large, with what one needs to keep it.

use hearing_api::{ControlCode, Receipt};
use maud::{Markup, html};

use crate::language::{is_japanese, tr};
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

/// How many characters of a receipt stand in one line at least: three of its groups, with two hyphens.
const LINE: usize = 11;

/// The receipt, a button that copies it, its control code and a QR code of its page.
pub fn receipt_number(receipt: Receipt, control_code: ControlCodeShown) -> Markup {
    html! {
        div.receipt-number {
            div {
                p.receipt-number__label { (tr("受付番号")) }
                p.receipt-number__value translate="no" { (in_two_lines(&receipt.to_string())) }
                @if control_code == ControlCodeShown::None {
                    p.receipt-number__use { (tr("人には見せないでください。番号を見た人が、対応状況を見たり、意見を取り下げたりできます。")) }
                } @else {
                    p.receipt-number__use { (tr("意見の行方を見るための番号です。")) }
                    (own_code(control_code))
                    p.receipt-number__use { (tr("番号もコードも、人には見せないでください。")) }
                }
                // Shown once the app is there to answer; the style sheet keeps the room for it.
                @if is_japanese() {
                    div.receipt-number__actions {
                        button.dads-button data-type="outline" data-size="md" type="button" data-action="copy" {
                            "番号をコピーする"
                        }
                        p id=(COPIED) role="status" {}
                    }
                }
            }
            figure.receipt-number__code {
                img.receipt-number__image src=(qr_code_href(receipt)) width="160" height="160" loading="lazy"
                    alt=(tr("このページを開くQRコード"));
                figcaption { (tr("スマートフォンで続きを見る")) }
            }
        }
    }
}

/// The control code, or where its writer finds it, apart from the number.
fn own_code(control_code: ControlCodeShown) -> Markup {
    html! {
        div.receipt-number__own {
            p.receipt-number__label { (tr("控えコード")) }
            // The script of receipts puts the code here, where its device has it.
            p.receipt-number__control translate="no" {
                @match control_code {
                    ControlCodeShown::Code(code) => (code),
                    _ => (tr("（表示しません）")),
                }
            }
            p.receipt-number__use {
                (tr("取り下げるときと、回答に返事をするときに使います。"))
                @if control_code == ControlCodeShown::Hidden { (tr("送った直後の画面と、送った端末にだけ出ます。")) }
            }
        }
    }
}

/// The number in two parts that each stay in one line, as it is read out; what is copied is the number.
fn in_two_lines(number: &str) -> Markup {
    let [first, second] = two_lines(number);
    html! {
        span.receipt-number__line { (first) }
        span.receipt-number__hyphen { "-" }
        span.receipt-number__line { (second) }
    }
}

/// The two parts of a number, without the hyphen between them.
pub fn two_lines(number: &str) -> [&str; 2] {
    let (first, second) = number.split_at_checked(LINE).unwrap_or((number, ""));
    [first, second.strip_prefix('-').unwrap_or(second)]
}
