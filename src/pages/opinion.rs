//! What became of an opinion: its receipt and its status.

use hearing_api::{OpinionStatus, Receipt, Status};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_data::PLAN;

use crate::browser;
use crate::components::breadcrumb::breadcrumb;
use crate::components::button::{Emphasis, button_link};
use crate::components::receipt_form::receipt_form;
use crate::components::receipt_number::ReceiptNumber;
use crate::hearing::{self, Failure};
use crate::metadata::Metadata;
use crate::route::Route;

/// The id of the element in which the server leaves the status, as JSON, in a page that it wrote.
const WRITTEN_STATUS: &str = "opinion-status";

/// The page of the opinion with this receipt, as it stands in the URL.
pub fn opinion_page(receipt: &str) -> AnyView {
    let heading = Metadata::of(&Route::Opinion(String::new())).heading;
    let above = breadcrumb(
        &[(Route::Follow, &Metadata::of(&Route::Follow).heading)],
        &heading,
    );
    let content = match receipt.parse::<Receipt>() {
        Ok(receipt) => known_form(receipt).into_any(),
        Err(error) => {
            let form = receipt_form(receipt, Some(&error.to_string()));
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

fn known_form(receipt: Receipt) -> impl IntoView {
    let written = browser::text_of(WRITTEN_STATUS)
        .and_then(|json| browser::from_json::<OpinionStatus>(&json))
        .filter(|status| status.receipt == receipt);
    let answer = RwSignal::new(written.map_or(Answer::Awaited, Answer::Here));
    let ask = move || {
        answer.set(Answer::Awaited);
        spawn_local(async move {
            answer.set(match hearing::status(&receipt).await {
                Ok(status) => Answer::Here(status),
                Err(failure) => Answer::Failed(failure),
            });
        });
    };
    if answer.get_untracked() == Answer::Awaited {
        ask();
    }
    move || {
        match answer.get() {
        Answer::Awaited => {
            view! { <p class="opinion-page__waiting" role="status">"対応状況を確かめています。"</p> }.into_any()
        }
        Answer::Here(status) => status_view(&status).into_any(),
        Answer::Failed(Failure::Refused(problem)) if problem.status == 404 => {
            let advice = format!("{}。{}", problem.title, problem.detail);
            let form = receipt_form(&receipt.to_string(), Some(&advice));
            view! { <div role="alert" inner_html=form.into_string()></div> }.into_any()
        }
        Answer::Failed(_) => view! {
            <ReceiptNumber receipt />
            <div class="failure" role="alert">
                <p>"いまは対応状況を確かめられません。番号はそのままお使いいただけます。"</p>
                <button class="dads-button" data-type="outline" data-size="md" type="button" on:click=move |_| ask()>
                    "もう一度確かめる"
                </button>
            </div>
        }
        .into_any(),
    }
    }
}

fn status_view(status: &OpinionStatus) -> impl IntoView {
    view! {
        <p class="opinion-page__lead">
            "意見は市に届いています。この番号で、対応状況をいつでも確かめられます。番号を控えるか、この画面を写真に撮ってください。"
        </p>
        <ReceiptNumber receipt=status.receipt />
        <section class="page-section" aria-labelledby="status">
            <h2 id="status">"対応状況"</h2>
            <p class="status-badge" data-status=status.status.id()>{status.status.label()}</p>
            <p>{explained(status.status)}</p>
            <ol class="status-history">
                {status
                    .history
                    .iter()
                    .map(|entry| {
                        view! {
                            <li class="status-history__item">
                                <span class="status-history__label">{entry.status.label()}</span>
                                <time class="status-history__time" datetime=entry.at.clone()>
                                    {browser::japanese_time(&entry.at)}
                                </time>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            <dl class="check-list">
                <div class="check-list__row">
                    <dt class="check-list__name">"ご意見の対象"</dt>
                    <dd class="check-list__value">{status.subject.label(&PLAN)}</dd>
                </div>
                <div class="check-list__row">
                    <dt class="check-list__name">"ご意見の種類"</dt>
                    <dd class="check-list__value">{status.kind.label()}</dd>
                </div>
            </dl>
        </section>
        <p
            class="page__action"
            inner_html=button_link(Emphasis::Outline, &Route::all_policies(), "ほかの施策を見る").into_string()
        ></p>
    }
}

fn explained(status: Status) -> &'static str {
    match status {
        Status::Received => "市が意見を受け取りました。これから担当が確認します。",
        Status::InReview => "担当の部署が確認しています。",
        Status::Answered => "市が回答しました。",
        Status::Merged => "同じ内容の意見とまとめて対応しています。",
        Status::Withdrawn => "取り下げられました。",
        Status::OutOfScope => "計画の対象ではないため、対応を終えました。",
    }
}
