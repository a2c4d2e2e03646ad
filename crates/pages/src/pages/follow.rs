//! Following an opinion: by its receipt, or from what this device has sent.

use hearing_api::TextLanguage;
use maud::{Markup, html};

use crate::components::breadcrumb::breadcrumb_of_interactive;
use crate::components::outbox_notice::{Keeping, SentOpinion, WITHDRAWING, while_kept};
use crate::components::receipt_form::receipt_form;
use crate::components::translation_note::translation_note;
use crate::language::{is_japanese, tr};
use crate::metadata::heading_of_interactive;
use crate::urls::Route;

/// The id of what lists the opinions that wait.
pub const WAITING: &str = "waiting-opinions";
/// The id of what lists the receipts that this device has received.
pub const SENT: &str = "sent-opinions";
/// The id of what says whether the text was copied.
pub const COPIED: &str = "copied";

/// An opinion that is not acknowledged.
#[derive(Debug, Clone)]
pub struct WaitingOpinion<'w> {
    /// Its idempotency key.
    pub key: &'w str,
    /// What it is about, in words.
    pub about: String,
    /// Its text.
    pub text: &'w str,
    /// The language that it is written in.
    pub lang: TextLanguage,
    /// Why it was refused; empty if it was not.
    pub refusal: &'w str,
    /// Whether its writer took it back.
    pub is_withdrawing: bool,
}

/// The page on a device with these opinions.
pub fn follow(
    (waiting_opinions, keeping): (&[WaitingOpinion<'_>], Keeping),
    sent: &[SentOpinion<'_>],
) -> Markup {
    let heading = heading_of_interactive(&Route::Follow);
    html! {
        div.page {
            div { (breadcrumb_of_interactive(&[])) }
            h1 tabindex="-1" { (heading) }
            div #(WAITING) { (waiting(waiting_opinions, keeping)) }
            div { (receipt_form("", None)) }
            @if is_japanese() { (without_number()) } @else {
                p.page-section__note { a href=(Route::Voices(String::new())) { (tr("公開された声と市の回答は、番号がなくても読めます。")) } }
            }
            div #(SENT) { (sent_from_here(sent)) }
            (translation_note(&Route::Follow, None))
        }
    }
}

/// What a reader without a number can do, on a device that may know it.
fn without_number() -> Markup {
    html! {
        p.page-section__note {
            span.lost-receipt__device {
                "番号が分からないときは、送ったときの端末でこのページを開くと、送った意見が下に並びます。"
            }
            a href=(Route::Voices(String::new())) { "公開された声" }
            "と市の回答は、番号がなくても読めます。"
        }
    }
}

/// What could not be sent yet.
pub fn waiting(pending: &[WaitingOpinion<'_>], keeping: Keeping) -> Markup {
    html! {
        @if !pending.is_empty() {
            section.waiting aria-labelledby="waiting" {
                h2 #waiting { "市に届いたか確かめられていない意見" }
                p {
                    (while_kept(keeping)) "、つながりしだい自動で送り、このサイトで受付番号をお知らせします。"
                }
                ul {
                    @for waiting in pending {
                        li.waiting__item data-key=(waiting.key) {
                            p.waiting__about { (waiting.about) }
                            p.waiting__text lang=[waiting.lang.tag()] { (waiting.text) }
                            @if waiting.is_withdrawing {
                                p.waiting__refusal { (WITHDRAWING) }
                            } @else if !waiting.refusal.is_empty() {
                                p.waiting__refusal { "送れませんでした：" (waiting.refusal) }
                            }
                            p.waiting__actions {
                                (button("outline", "copy", "文章をコピーする"))
                                @if waiting.is_withdrawing {
                                    (button("text", "edit", "書き直す"))
                                    (button("text", "drop", "確かめずに消す"))
                                } @else {
                                    (button("text", "edit", "送るのをやめて書き直す"))
                                    (button("text", "delete", "送らずに消す"))
                                }
                            }
                        }
                    }
                }
                p id=(COPIED) role="status" {}
            }
        }
    }
}

fn button(emphasis: &str, action: &str, label: &str) -> Markup {
    html! {
        button.dads-button data-type=(emphasis) data-size="md" type="button" data-action=(action) { (label) }
    }
}

/// The receipts that this device has received.
pub fn sent_from_here(sent: &[SentOpinion<'_>]) -> Markup {
    html! {
        @if !sent.is_empty() {
            section.page-section aria-labelledby="sent" {
                h2 #sent { "この端末から送った意見" }
                ul.sent-list {
                    @for sent in sent {
                        @let receipt = sent.receipt.to_string();
                        li.sent-list__item {
                            a.sent-list__link href=(Route::Opinion(receipt.clone())) translate="no" { (receipt) }
                            span.sent-list__about { (sent.about) }
                            span.sent-list__time { (sent.received) }
                        }
                    }
                }
                p.page-section__note { "消しても、市に届いた意見はなくなりません。番号と控えコードは先に控えてください。" }
                p {
                    button.dads-button data-type="text" data-size="md" type="button" data-action="forget" {
                        "この端末から受付番号を消す"
                    }
                }
            }
        }
    }
}
