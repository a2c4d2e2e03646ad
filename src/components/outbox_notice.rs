//! What has not been sent yet, and what was sent late: in plain sight on every page.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::browser;
use crate::components::changing_text::changing_text;
use crate::outbox::{Outbox, Sent};
use crate::route::Route;

/// The notices of the outbox; nothing where there is nothing to say.
#[component]
pub fn OutboxNotice() -> impl IntoView {
    let outbox = Outbox::from_context();
    // The opinion that is just being sent is told of by the form.
    let waiting = move || {
        outbox
            .pending()
            .len()
            .saturating_sub(usize::from(outbox.is_sending()))
    };
    let announced = move || match waiting() {
        0 => String::new(),
        waiting => changing_text(&format!("まだ届いていない意見が{waiting}件あります。")),
    };
    let notices = move || {
        html! {
            (waiting_notice(waiting(), outbox.is_kept()))
            (sent_notice(&outbox.news()))
        }
        .into_string()
    };
    let act = move |event: MouseEvent| match browser::closest_attribute(&event, "data-action")
        .as_deref()
    {
        Some("send") => outbox.send_waiting(),
        Some("dismiss") => {
            outbox.dismiss_news();
            browser::focus_heading();
        }
        _ => {}
    };
    view! {
        <p class="visually-hidden" role="status" inner_html=announced></p>
        <div class="outbox-notice" inner_html=notices on:click=act></div>
    }
}

fn waiting_notice(waiting: usize, kept: bool) -> Markup {
    html! {
        @if waiting > 0 {
            div.outbox-notice__item data-kind="waiting" role="region" aria-label="未送信の意見" {
                p.outbox-notice__text {
                    strong { "未送信：" }
                    "まだ届いていない意見が" (waiting) "件あります。"
                    @if kept {
                        "この端末でお預かりし、つながりしだい自動で送ります。"
                    } @else if browser::kiosk().is_some() {
                        "つながりしだい自動で送ります。それまでに「おわる」と消えるので、お急ぎのときはスマートフォンで送ってください。"
                    } @else {
                        "この端末には保存できないため、送信できるまでこの画面を閉じないでください。"
                    }
                }
                p.outbox-notice__actions {
                    button.dads-button data-type="outline" data-size="sm" type="button" data-action="send" { "いま送る" }
                    a href=(Route::Follow) { "内容を見る" }
                }
            }
        }
    }
}

fn sent_notice(news: &[Sent]) -> Markup {
    html! {
        @if !news.is_empty() {
            div.outbox-notice__item data-kind="sent" role="region" aria-label="届いた意見" {
                p.outbox-notice__text { "お預かりしていた意見を送りました。受付番号を控えてください。" }
                ul.outbox-notice__list {
                    @for sent in news {
                        @let receipt = sent.receipt.to_string();
                        li { a href=(Route::Opinion(receipt.clone())) translate="no" { (receipt) } "（" (sent.about) "）" }
                    }
                }
                button.dads-button data-type="text" data-size="sm" type="button" data-action="dismiss" { "閉じる" }
            }
        }
    }
}
