//! What has not been sent yet, and what was sent late: in plain sight on every page.

use leptos::prelude::*;

use crate::outbox::Outbox;
use crate::route::Route;

/// The notices of the outbox; nothing where there is nothing to say.
#[component]
pub fn OutboxNotice() -> impl IntoView {
    let outbox = Outbox::from_context();
    let waiting = move || outbox.pending().len();
    view! {
        <div class="outbox-notice" role="status">
            {move || {
                (waiting() > 0 && !outbox.is_sending())
                    .then(|| {
                        view! {
                            <div class="outbox-notice__item" data-kind="waiting">
                                <p class="outbox-notice__text">
                                    <strong>"未送信："</strong>
                                    "まだ届いていない意見が"{waiting()}"件あります。"
                                    {if outbox.is_kept() {
                                        "この端末でお預かりし、つながりしだい自動で送ります。"
                                    } else {
                                        "この端末には保存できないため、送信できるまでこの画面を閉じないでください。"
                                    }}
                                </p>
                                <p class="outbox-notice__actions">
                                    <button
                                        class="dads-button"
                                        data-type="outline"
                                        data-size="sm"
                                        type="button"
                                        on:click=move |_| outbox.send_waiting()
                                    >
                                        "いま送る"
                                    </button>
                                    <a href=Route::Follow.to_string()>"内容を見る"</a>
                                </p>
                            </div>
                        }
                    })
            }}
            {move || {
                let news = outbox.news();
                (!news.is_empty())
                    .then(|| {
                        view! {
                            <div class="outbox-notice__item" data-kind="sent">
                                <p class="outbox-notice__text">
                                    "お預かりしていた意見を送りました。受付番号を控えてください。"
                                </p>
                                <ul class="outbox-notice__list">
                                    {news
                                        .into_iter()
                                        .map(|sent| {
                                            let receipt = sent.receipt.to_string();
                                            let href = Route::Opinion(receipt.clone()).to_string();
                                            view! {
                                                <li>
                                                    <a href=href>{receipt}</a>
                                                    "（"{sent.about}"）"
                                                </li>
                                            }
                                        })
                                        .collect_view()}
                                </ul>
                                <button
                                    class="dads-button"
                                    data-type="text"
                                    data-size="sm"
                                    type="button"
                                    on:click=move |_| outbox.dismiss_news()
                                >
                                    "閉じる"
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
