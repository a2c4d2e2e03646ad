//! What became of an opinion: its receipt and its status, as the server writes them.

use hearing_api::Receipt;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use maud::html;

use crate::browser;
use crate::hearing;
use crate::outbox::{Outbox, Sent};
use pages::components::breadcrumb::breadcrumb;
use pages::components::receipt_form::receipt_form;
use pages::components::receipt_number::{COPIED, NO_CODE, actions, receipt_number};
use pages::metadata::Metadata;
use pages::urls::Route;

/// The id of the element that holds the content in a page that the server wrote.
const WRITTEN: &str = "opinion-status";

/// Where the server leaves room for what works with scripts alone.
const NO_ACTIONS: &str = "<div class=\"receipt-number__actions\"></div>";

/// The fields of the forms that ask for it and for the key that the opinion was sent with.
const NO_CODE_FIELD: &str = "name=\"control-code\" type=\"text\" value=\"\"";
const NO_KEY_FIELD: &str = "name=\"key\" value=\"\"";

/// The page with what this device has of its receipt: the control code where it is shown, and in
/// the forms that ask for it. What was typed into them stays.
fn with_own(html: &str, sent: &Sent) -> String {
    let (code, key) = (&sent.control_code, &sent.key);
    html.replacen(NO_CODE, &NO_CODE.replacen("（表示しません）", code, 1), 1)
        .replacen(
            NO_CODE_FIELD,
            &NO_CODE_FIELD.replacen("\"\"", &format!("\"{code}\""), 1),
            usize::MAX,
        )
        .replacen(
            NO_KEY_FIELD,
            &NO_KEY_FIELD.replacen("\"\"", &format!("\"{key}\""), 1),
            usize::MAX,
        )
}

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
    let written = browser::html_of(WRITTEN).filter(|html| html.contains(&receipt.to_string()));
    let awaits = written.is_none();
    let waiting = || {
        html! { p.opinion-page__waiting role="status" { "対応状況を確かめています。" } }
            .into_string()
    };
    let shown = RwSignal::new(written.unwrap_or_else(waiting));
    let ask = move || {
        shown.set(waiting());
        spawn_local(async move {
            let content = hearing::receipt_page(&receipt).await;
            // The reader may have left the page meanwhile, and its signals with it.
            shown.try_set(content.unwrap_or_else(|| unreachable(receipt)));
        });
    };
    if awaits {
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
    // As it was when the page was opened: what is typed into a form does not go with a later change.
    let sent = untrack(|| Outbox::from_context().of(receipt));
    let content = move || {
        let html = shown.with(|html| html.replacen(NO_ACTIONS, &actions().into_string(), 1));
        match &sent {
            Some(sent) => with_own(&html, sent),
            None => html,
        }
    };
    view! { <div id=WRITTEN inner_html=content on:click=act></div> }.into_any()
}

fn unreachable(receipt: Receipt) -> String {
    html! {
        (receipt_number(receipt))
        div.failure role="alert" {
            p { "いまは対応状況を確かめられません。番号はそのままお使いいただけます。" }
            button.dads-button data-type="outline" data-size="md" type="button" data-action="ask" { "もう一度確かめる" }
        }
    }
    .into_string()
}
