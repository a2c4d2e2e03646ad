//! What became of an opinion: its receipt and its status.

use hearing_api::{OpinionStatus, Receipt};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use maud::{Markup, html};
use plan_data::PLAN;

use crate::browser;
use crate::components::breadcrumb::breadcrumb;
use crate::components::button::{Emphasis, button_link};
use crate::components::receipt_form::receipt_form;
use crate::components::receipt_number::{COPIED, receipt_number};
use crate::hearing::{self, Failure};
use crate::json::Json;
use crate::metadata::Metadata;
use crate::route::Route;

/// The id of the element in which the server leaves the status, as JSON, in a page that it wrote.
const WRITTEN_STATUS: &str = "opinion-status";

/// The page of the opinion with this receipt, as it stands in the URL.
pub fn opinion_page(typed: &str) -> AnyView {
    let heading = Metadata::of(&Route::Opinion(String::new())).heading;
    let above = breadcrumb(
        &[(Route::Follow, &Metadata::of(&Route::Follow).heading)],
        &heading,
    );
    let content = match typed.parse::<Receipt>() {
        Ok(receipt) => followed(receipt),
        Err(error) => {
            let form = receipt_form(typed, Some(&error.to_string()));
            view! { <div inner_html=form.into_string()></div> }.into_any()
        }
    };
    view! {
        <div class="page opinion-page">
            <div inner_html=above.into_string()></div>
            <h1 tabindex="-1">{heading}</h1>
            {content}
        </div>
    }
    .into_any()
}

#[derive(Debug, Clone, PartialEq)]
enum Answer {
    Awaited,
    Here(OpinionStatus),
    Failed(Failure),
}

/// What the endpoint says of a receipt.
fn followed(receipt: Receipt) -> AnyView {
    let written = browser::text_of(WRITTEN_STATUS)
        .and_then(|json| hearing::opinion_status(&Json::parse(&json)?))
        .filter(|status| status.receipt == receipt);
    let answer = RwSignal::new(written.map_or(Answer::Awaited, Answer::Here));
    let ask = move || {
        answer.set(Answer::Awaited);
        spawn_local(async move {
            let asked = hearing::status(&receipt).await;
            // The reader may have left the page meanwhile, and its signals with it.
            answer.try_set(asked.map_or_else(Answer::Failed, Answer::Here));
        });
    };
    if answer.with_untracked(|answer| *answer == Answer::Awaited) {
        ask();
    }
    let act = move |event: MouseEvent| match browser::closest_attribute(&event, "data-action")
        .as_deref()
    {
        Some("ask") => {
            ask();
            browser::focus_heading();
        }
        Some("copy") => spawn_local(async move {
            let copied = browser::copy(&receipt.to_string()).await;
            browser::set_text(
                COPIED,
                if copied {
                    "コピーしました。"
                } else {
                    "コピーできませんでした。番号を書き写すか、画面を写真に撮ってください。"
                },
            );
        }),
        _ => {}
    };
    view! { <div inner_html=move || answer.with(|answer| shown(receipt, answer)).into_string() on:click=act></div> }
        .into_any()
}

fn shown(receipt: Receipt, answer: &Answer) -> Markup {
    match answer {
        Answer::Awaited => html! {
            p.opinion-page__waiting role="status" { "対応状況を確かめています。" }
        },
        Answer::Here(status) => status_of(status),
        Answer::Failed(Failure::Refused(problem)) if problem.status == 404 => {
            let advice = format!("{}。{}", problem.title, problem.detail);
            receipt_form(&receipt.to_string(), Some(&advice))
        }
        Answer::Failed(_) => html! {
            (receipt_number(receipt))
            div.failure role="alert" {
                p { "いまは対応状況を確かめられません。番号はそのままお使いいただけます。" }
                button.dads-button data-type="outline" data-size="md" type="button" data-action="ask" { "もう一度確かめる" }
            }
        },
    }
}

fn status_of(status: &OpinionStatus) -> Markup {
    html! {
        p.opinion-page__lead {
            "意見は市に届いています。この番号で、対応状況をいつでも確かめられます。番号を控えるか、この画面を写真に撮ってください。"
        }
        (receipt_number(status.receipt))
        section.page-section aria-labelledby="status" {
            h2 #status { "対応状況" }
            p.status-badge data-status=(status.status) { (status.status.label()) }
            p { (status.status.explained()) }
            ol.status-history {
                @for entry in &status.history {
                    li.status-history__item {
                        span.status-history__label { (entry.status.label()) }
                        time.status-history__time datetime=(entry.at) {
                            (browser::japanese_time(&entry.at).unwrap_or_default())
                        }
                    }
                }
            }
            dl.check-list {
                div.check-list__row {
                    dt.check-list__name { "ご意見の対象" }
                    dd.check-list__value { (status.subject.label(&PLAN)) }
                }
                div.check-list__row {
                    dt.check-list__name { "ご意見の種類" }
                    dd.check-list__value { (status.kind.label()) }
                }
            }
        }
        p.page__action { (button_link(Emphasis::Outline, &Route::all_policies(), "ほかの施策を見る")) }
    }
}
