//! What has not been sent yet, and what was sent late: in plain sight on every page.

use hearing_api::Receipt;
use maud::{Markup, html};

use crate::contract::id;
use crate::urls::Route;

/// What is said of an opinion that was taken back and may have arrived.
pub const WITHDRAWING: &str = "取り消した意見が市に届いているかもしれません。つながりしだい確かめ、届いていたら取り下げます。";

/// The id of what says to assistive technology how many wait.
pub const STATUS: &str = "outbox-status";

/// What there is to say.
#[derive(Debug, Clone)]
pub struct Notices<'n> {
    /// What is not acknowledged.
    pub waiting: Waiting,
    /// What was sent late, and has not been looked at.
    pub news: Vec<SentOpinion<'n>>,
    /// Whether an opinion that was taken back had arrived, and was withdrawn.
    pub has_withdrawn: bool,
}

/// An opinion that arrived from this device.
#[derive(Debug, Clone)]
pub struct SentOpinion<'n> {
    /// Its receipt.
    pub receipt: Receipt,
    /// What it is about, in words.
    pub about: &'n str,
    /// Its control code; empty where this device has none.
    pub control_code: &'n str,
    /// When the city received it, in words.
    pub received: String,
}

/// The places of the notices; empty until the app has something to say.
pub fn outbox_notice() -> Markup {
    html! {
        p.visually-hidden #(STATUS) role="status" {}
        div.outbox-notice #(id::OUTBOX_NOTICES) {}
    }
}

/// What is said to assistive technology.
pub fn status(waiting: &Waiting) -> Markup {
    html! {
        @if waiting.unsent > 0 { "市に届いたか確かめられていない意見が" (waiting.unsent) "件あります。" }
    }
}

/// The notices.
pub fn content(notices: &Notices<'_>) -> Markup {
    html! {
        (waiting_notice(&notices.waiting))
        (sent_notice(&notices.news, notices.has_withdrawn))
    }
}

/// How many opinions are not acknowledged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// To be sent.
    pub unsent: usize,
    /// Whether one of them was refused.
    pub is_refused: bool,
    /// Whether there is one that its writer took back.
    pub is_withdrawing: bool,
    /// The idempotency keys of all, with a space behind each.
    pub keys: String,
    /// What becomes of them until they are sent.
    pub keeping: Keeping,
}

/// How long an opinion is kept that waits to be sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keeping {
    /// The device keeps it, and the page sends it.
    #[default]
    OnDevice,
    /// The device keeps it, and sends it when the page is closed, too.
    InBackground,
    /// As long as the page stands: the device refuses to keep anything.
    WhileOpen,
    /// Until the visit to a kiosk ends.
    UntilVisitEnds,
}

fn waiting_notice(waiting: &Waiting) -> Markup {
    html! {
        @if waiting.unsent > 0 {
            div.outbox-notice__item data-kind="waiting" role="region" aria-label="未確認の意見" {
                p {
                    strong { "未確認：" }
                    (status(waiting))
                    (what_happens_next(waiting))
                }
                p.outbox-notice__actions {
                    button.dads-button data-type="outline" data-size="sm" type="button" data-action="send" { "いま送る" }
                    a href=(Route::Follow) { "内容を見る" }
                }
            }
        }
        @if waiting.is_withdrawing {
            div.outbox-notice__item data-kind="withdrawing" role="region" aria-label="取り消した意見" {
                p { (WITHDRAWING) a href=(Route::Follow) { "内容を見る" } }
            }
        }
        // For the kiosk's script, which takes them back when a visit ends.
        @if !waiting.keys.is_empty() { i data-keys=(waiting.keys) hidden {} }
    }
}

/// What becomes of an opinion that waits.
fn what_happens_next(waiting: &Waiting) -> Markup {
    match waiting.keeping {
        _ if waiting.is_refused => html! {
            "送信を断られた意見があります。「内容を見る」から、理由を確かめ、文章をコピーできます。"
        },
        Keeping::OnDevice | Keeping::InBackground => {
            html! { "この端末でお預かりし、" (while_kept(waiting.keeping)) "、つながりしだい自動で送ります。" }
        }
        Keeping::UntilVisitEnds => html! {
            "つながりしだい自動で送ります。それまでに「おわる」と消えるので、お急ぎのときはスマートフォンで送ってください。"
        },
        Keeping::WhileOpen => html! {
            "この端末には保存できないため、送信できるまでこの画面を閉じないでください。"
        },
    }
}

/// What the page may do until an opinion is sent, as the beginning of a sentence.
pub fn while_kept(keeping: Keeping) -> &'static str {
    match keeping {
        Keeping::InBackground => "このページを閉じても",
        _ => "このページを開いている間に",
    }
}

fn sent_notice(news: &[SentOpinion<'_>], has_withdrawn: bool) -> Markup {
    html! {
        @if has_withdrawn || !news.is_empty() {
            div.outbox-notice__item data-kind="sent" role="region" aria-label="届いた意見" {
                @if has_withdrawn {
                    p role="status" { "取り消した意見は市に届いていたため、取り下げました。" }
                }
                @if !news.is_empty() {
                    p { "お預かりしていた意見を送りました。受付番号と控えコードを控えてください。" }
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
