//! Following an opinion: by its receipt, or from what this device has sent.

use hearing_api::Field;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use maud::{Markup, html};
use pages::contract::attribute;

use crate::browser;
use crate::components::outbox_notice::WITHDRAWING;
use crate::draft::Draft;
use crate::navigation::Navigation;
use crate::outbox::{Outbox, Pending, Sent};
use pages::components::breadcrumb::breadcrumb;
use pages::components::receipt_form::receipt_form;
use pages::metadata::Metadata;
use pages::urls::Route;

/// The id of what says whether the text was copied.
const COPIED: &str = "copied";

/// The page.
#[component]
pub fn Follow() -> impl IntoView {
    let heading = Metadata::of_interactive(&Route::Follow).heading;
    let outbox = Outbox::from_context();
    let draft = Draft::from_context();
    let navigation = Navigation::from_context();
    let act = move |event: MouseEvent| {
        let closest = |name| browser::closest_attribute(&event, name);
        let Some(action) = closest(attribute::ACTION) else {
            return;
        };
        if action == "forget" {
            if browser::confirm(
                "この端末から受付番号と控えコードを消しますか。どちらも控えましたか。",
            ) {
                outbox.forget_receipts();
                browser::focus_heading();
            }
            return;
        }
        let pending = untrack(|| outbox.pending());
        let key = closest(attribute::KEY);
        let Some(waiting) = pending
            .into_iter()
            .find(|waiting| Some(&waiting.key) == key.as_ref())
        else {
            return;
        };
        if action == "copy" {
            spawn_local(async move {
                let copied = browser::copy(waiting.opinion.get(Field::Text)).await;
                browser::set_text(
                    COPIED,
                    if copied {
                        "コピーしました。"
                    } else {
                        "コピーできませんでした。文章を指で選ぶと、コピーできます。"
                    },
                );
            });
        } else if action == "delete" {
            if browser::confirm("この意見を送らずに消しますか。市に届いていたら、取り下げます。")
            {
                outbox.withdraw(&waiting.key);
                browser::focus_heading();
            }
        } else if action == "drop" {
            if browser::confirm("届いたか確かめずに消しますか。") {
                outbox.remove(&waiting.key);
                browser::focus_heading();
            }
        } else {
            draft.take_up(&waiting.opinion);
            outbox.withdraw(&waiting.key);
            navigation.go(Route::Send(None));
        }
    };
    view! {
        <div class="page follow-page" on:click=act>
            <div inner_html=breadcrumb(&[], &heading).into_string()></div>
            <h1 tabindex="-1">{heading}</h1>
            <div inner_html=move || waiting(&outbox.pending()).into_string()></div>
            <div inner_html=receipt_form("", None).into_string()></div>
            <div inner_html=move || sent_from_here(&outbox.sent()).into_string()></div>
        </div>
    }
}

/// What could not be sent yet.
fn waiting(pending: &[Pending]) -> Markup {
    html! {
        @if !pending.is_empty() {
            section.waiting aria-labelledby="waiting" {
                h2 #waiting { "市に届いたか確かめられていない意見" }
                p {
                    "このページを開いている間に、つながりしだい自動で送り、受付番号をお知らせします。"
                }
                ul.waiting__list {
                    @for waiting in pending {
                        li.waiting__item data-key=(waiting.key) {
                            p.waiting__about { (waiting.about()) }
                            p.waiting__text { (waiting.opinion.get(Field::Text)) }
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
fn sent_from_here(sent: &[Sent]) -> Markup {
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
                            span.sent-list__time { (browser::japanese_time(&sent.received_at).unwrap_or_default()) }
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
