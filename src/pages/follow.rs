//! Following an opinion: by its receipt, or from what this device has sent.

use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_data::PLAN;

use crate::browser;
use crate::components::breadcrumb::breadcrumb;
use crate::components::receipt_form::receipt_form;
use crate::draft::Draft;
use crate::metadata::Metadata;
use crate::navigation::Navigation;
use crate::outbox::{Outbox, Pending};
use crate::route::Route;

/// The page.
#[component]
pub fn Follow() -> impl IntoView {
    let heading = Metadata::of(&Route::Follow).heading;
    view! {
        <div class="page follow-page">
            <div inner_html=breadcrumb(&[], &heading).into_string()></div>
            <h1 tabindex="-1">{heading}</h1>
            {waiting()}
            <div inner_html=receipt_form("", None).into_string()></div>
            {sent_from_here()}
        </div>
    }
}

/// What could not be sent yet.
fn waiting() -> impl IntoView {
    let outbox = Outbox::from_context();
    move || {
        let pending = outbox.pending();
        (!pending.is_empty()).then(|| {
            view! {
                <section class="waiting" aria-labelledby="waiting">
                    <h2 id="waiting">"まだ届いていない意見"</h2>
                    <p>
                        "通信できないか、受付が止まっているため、まだ市に届いていません。つながりしだい自動で送り、受付番号をお知らせします。"
                    </p>
                    <ul class="waiting__list">{pending.into_iter().map(waiting_item).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn waiting_item(pending: Pending) -> impl IntoView {
    let outbox = Outbox::from_context();
    let draft = Draft::from_context();
    let navigation = Navigation::from_context();
    let copied = RwSignal::new("");
    let Pending { key, opinion } = pending;
    let text = opinion.text.clone();
    let copy = {
        let text = text.clone();
        move |_| {
            let text = text.clone();
            spawn_local(async move {
                copied.set(if browser::copy(&text).await {
                    "コピーしました。"
                } else {
                    "コピーできませんでした。"
                });
            });
        }
    };
    let about = opinion.subject.label(&PLAN);
    let edit = {
        let key = key.clone();
        move |_| {
            draft.take_up(&opinion);
            outbox.withdraw(&key);
            navigation.go(Route::Send(None));
        }
    };
    view! {
        <li class="waiting__item">
            <p class="waiting__about">{about}</p>
            <p class="waiting__text">{text}</p>
            <p class="waiting__actions">
                <button class="dads-button" data-type="outline" data-size="md" type="button" on:click=copy>
                    "文章をコピーする"
                </button>
                <button class="dads-button" data-type="text" data-size="md" type="button" on:click=edit>
                    "送るのをやめて書き直す"
                </button>
                <span role="status">{move || copied.get()}</span>
            </p>
        </li>
    }
}

/// The receipts that this device has received.
fn sent_from_here() -> impl IntoView {
    let outbox = Outbox::from_context();
    move || {
        let sent = outbox.sent();
        (!sent.is_empty()).then(|| {
            view! {
                <section class="page-section" aria-labelledby="sent">
                    <h2 id="sent">"この端末から送った意見"</h2>
                    <ul class="sent-list">
                        {sent
                            .into_iter()
                            .map(|sent| {
                                let receipt = sent.receipt.to_string();
                                let href = Route::Opinion(receipt.clone()).to_string();
                                view! {
                                    <li class="sent-list__item">
                                        <a class="sent-list__link" href=href>{receipt}</a>
                                        <span class="sent-list__about">{sent.about}</span>
                                        <span class="sent-list__time">{browser::japanese_time(&sent.received_at)}</span>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                    <p>
                        <button
                            class="dads-button"
                            data-type="text"
                            data-size="md"
                            type="button"
                            on:click=move |_| outbox.forget_receipts()
                        >
                            "この端末から受付番号を消す"
                        </button>
                    </p>
                    <p class="page-section__note">"消しても、市に届いた意見はなくなりません。番号は先に控えてください。"</p>
                </section>
            }
        })
    }
}
