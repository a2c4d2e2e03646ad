//! What became of an opinion: its receipt and its status, as the server writes them.

use hearing_api::Receipt;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use maud::html;
use pages::contract::attribute;

use crate::browser;
use crate::hearing;
use crate::outbox::{Outbox, Sent};
use pages::components::breadcrumb::breadcrumb;
use pages::components::receipt_form::receipt_form;
use pages::components::receipt_number::{CONTROL_CODE, COPIED, ControlCodeShown, receipt_number};
use pages::contract::field;
use pages::metadata::Metadata;
use pages::pages::receipt::CONTENT;
use pages::urls::Route;

/// The page of the opinion with this receipt, as it stands in the URL.
pub fn opinion_page(typed: &str) -> AnyView {
    let heading = Metadata::of_interactive(&Route::Opinion(String::new())).heading;
    let above = breadcrumb(
        &[(
            Route::Follow,
            &Metadata::of_interactive(&Route::Follow).heading,
        )],
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

/// What the server says of a receipt.
fn followed(receipt: Receipt) -> AnyView {
    // A page that says another receipt is the one that the reader comes from.
    let written = browser::html_of(CONTENT).filter(|html| html.contains(&receipt.to_string()));
    let awaits = written.is_none();
    let waiting = || {
        html! { p.opinion-page__waiting role="status" { "対応状況を確かめています。" } }
            .into_string()
    };
    // As it was when the page was opened: what is typed into a form does not go with a later change.
    let sent = StoredValue::new(untrack(|| Outbox::from_context().of(receipt)));
    let shown = RwSignal::new(written.unwrap_or_else(waiting));
    let ask = move || {
        shown.set(waiting());
        spawn_local(async move {
            let page = hearing::receipt_page(&receipt).await;
            // The reader may have left the page meanwhile, and its signals with it.
            let Some(sent) = sent.try_get_value() else {
                return;
            };
            let content = page.and_then(|page| with_own(&page, sent.as_ref()));
            shown.try_set(content.unwrap_or_else(|| unreachable(receipt, sent.as_ref())));
        });
    };
    if awaits {
        ask();
    }
    let act = move |event: MouseEvent| match browser::closest_attribute(&event, attribute::ACTION)
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
    view! { <div id=CONTENT inner_html=move || shown.get() on:click=act></div> }.into_any()
}

/// What the page that the server wrote holds, with what this device has of its receipt: the control
/// code where it is shown, and in the forms that ask for it. What was typed into them stays.
fn with_own(page: &str, sent: Option<&Sent>) -> Option<String> {
    let (code, key) = sent.map_or(("", ""), |sent| (&sent.control_code, &sent.key));
    let values = [(field::CONTROL_CODE, code), (field::KEY, key)];
    browser::part_of_page(page, CONTENT, (CONTROL_CODE, code), &values)
}

fn unreachable(receipt: Receipt, sent: Option<&Sent>) -> String {
    let code = sent.and_then(|sent| sent.control_code.parse().ok());
    let code = code.map_or(ControlCodeShown::Hidden, ControlCodeShown::Code);
    html! {
        (receipt_number(receipt, code))
        div.failure role="alert" {
            p { "いまは対応状況を確かめられません。番号はそのままお使いいただけます。" }
            button.dads-button data-type="outline" data-size="md" type="button" data-action="ask" { "もう一度確かめる" }
        }
    }
    .into_string()
}
