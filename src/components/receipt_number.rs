//! 受付番号, large, with what one needs to keep it.

use hearing_api::Receipt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::hearing;

/// The receipt, a button that copies it, and a QR code of its page.
#[component]
pub fn ReceiptNumber(
    /// The receipt.
    receipt: Receipt,
) -> impl IntoView {
    let printed = receipt.to_string();
    let copied = RwSignal::new("");
    let copy = {
        let printed = printed.clone();
        move |_| {
            let printed = printed.clone();
            spawn_local(async move {
                copied.set(if browser::copy(&printed).await {
                    "コピーしました。"
                } else {
                    "コピーできませんでした。番号を書き写すか、画面を写真に撮ってください。"
                });
            });
        }
    };
    view! {
        <div class="receipt-number">
            <div class="receipt-number__text">
                <p class="receipt-number__label">"受付番号"</p>
                <p class="receipt-number__value">{printed}</p>
                <div class="receipt-number__actions">
                    <button class="dads-button" data-type="outline" data-size="md" type="button" on:click=copy>
                        "番号をコピーする"
                    </button>
                    <p class="receipt-number__copied" role="status">{move || copied.get()}</p>
                </div>
            </div>
            <div class="receipt-number__code">
                <img
                    class="receipt-number__image"
                    src=hearing::qr_code_url(&receipt)
                    width="160"
                    height="160"
                    alt="このページを開くQRコード"
                />
            </div>
        </div>
    }
}
