//! What has not been sent yet, and what was sent late: in plain sight on every page.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};
use pages::contract::attribute;

use crate::browser;
use crate::outbox::{Outbox, Sent};
use pages::components::changing_text::changing_text;
use pages::urls::Route;

/// What is said of an opinion that was taken back and may have arrived.
pub const WITHDRAWING: &str = "取り消した意見が市に届いているかもしれません。つながりしだい確かめ、届いていたら取り下げます。";

/// The notices of the outbox; nothing where there is nothing to say.
#[component]
pub fn OutboxNotice() -> impl IntoView {
    let outbox = Outbox::from_context();
    let announced = move || match Waiting::of(outbox).unsent {
        0 => String::new(),
        unsent => changing_text(&format!(
            "市に届いたか確かめられていない意見が{unsent}件あります。"
        )),
    };
    let notices = move || {
        html! {
            (waiting_notice(&Waiting::of(outbox), outbox.is_kept()))
            (sent_notice(&outbox.news(), outbox.has_withdrawn()))
        }
        .into_string()
    };
    let act = move |event: MouseEvent| match browser::closest_attribute(&event, attribute::ACTION)
        .as_deref()
    {
        Some("send") => outbox.send_waiting(true),
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

/// How many opinions are not acknowledged.
#[derive(Default)]
struct Waiting {
    /// To be sent.
    unsent: usize,
    /// Whether one of them was refused.
    is_refused: bool,
    /// Whether there is one that its writer took back.
    is_withdrawing: bool,
    /// The keys of all.
    keys: String,
}

impl Waiting {
    fn of(outbox: Outbox) -> Self {
        let mut found = Self::default();
        for waiting in outbox.pending() {
            if waiting.is_withdrawing {
                found.is_withdrawing = true;
            } else {
                found.unsent += 1;
                found.is_refused |= !waiting.refusal.is_empty();
            }
            found.keys.push_str(&waiting.key);
            found.keys.push(' ');
        }
        // The opinion that is just being sent is told of by the form.
        if outbox.is_sending() {
            found.unsent = found.unsent.saturating_sub(1);
        }
        found
    }
}

fn waiting_notice(waiting: &Waiting, is_kept: bool) -> Markup {
    html! {
        @if waiting.unsent > 0 {
            div.outbox-notice__item data-kind="waiting" role="region" aria-label="未確認の意見" {
                p.outbox-notice__text {
                    strong { "未確認：" }
                    "市に届いたか確かめられていない意見が" (waiting.unsent) "件あります。"
                    (what_happens_next(waiting.is_refused, is_kept))
                }
                p.outbox-notice__actions {
                    button.dads-button data-type="outline" data-size="sm" type="button" data-action="send" { "いま送る" }
                    a href=(Route::Follow) { "内容を見る" }
                }
            }
        }
        @if waiting.is_withdrawing {
            div.outbox-notice__item data-kind="withdrawing" role="region" aria-label="取り消した意見" {
                p.outbox-notice__text { (WITHDRAWING) a href=(Route::Follow) { "内容を見る" } }
            }
        }
        // For the kiosk's script, which takes them back when a visit ends.
        @if !waiting.keys.is_empty() { i data-keys=(waiting.keys) hidden {} }
    }
}

/// What becomes of an opinion that waits.
fn what_happens_next(is_refused: bool, is_kept: bool) -> &'static str {
    if is_refused {
        "送信を断られた意見があります。「内容を見る」から、理由を確かめ、文章をコピーできます。"
    } else if is_kept {
        "この端末でお預かりし、このページを開いている間に、つながりしだい自動で送ります。"
    } else if browser::kiosk().is_some() {
        "つながりしだい自動で送ります。それまでに「おわる」と消えるので、お急ぎのときはスマートフォンで送ってください。"
    } else {
        "この端末には保存できないため、送信できるまでこの画面を閉じないでください。"
    }
}

fn sent_notice(news: &[Sent], has_withdrawn: bool) -> Markup {
    html! {
        @if has_withdrawn || !news.is_empty() {
            div.outbox-notice__item data-kind="sent" role="region" aria-label="届いた意見" {
                @if has_withdrawn {
                    p.outbox-notice__text role="status" { "取り消した意見は市に届いていたため、取り下げました。" }
                }
                @if !news.is_empty() {
                    p.outbox-notice__text { "お預かりしていた意見を送りました。受付番号と控えコードを控えてください。" }
                    ul.outbox-notice__list {
                        @for sent in news {
                            @let receipt = sent.receipt.to_string();
                            li { a href=(Route::Opinion(receipt.clone())) translate="no" { (receipt) } " " span translate="no" { (sent.control_code) } "（" (sent.about) "）" }
                        }
                    }
                }
                button.dads-button data-type="text" data-size="sm" type="button" data-action="dismiss" { "閉じる" }
            }
        }
    }
}
