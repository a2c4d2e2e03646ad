//! What became of an opinion: its receipt and its status, as the server writes them.

use hearing_api::Receipt;
use leptos::prelude::*;
use leptos::reactive::graph::untrack;
use leptos::reactive::owner::StoredValue;
use leptos::reactive::signal::RwSignal;
use maud::Markup;
use pages::components::receipt_frame::JustSent;
use pages::components::receipt_number::{CONTROL_CODE, COPIED, ControlCodeShown};
use pages::contract::{attribute, field};
use pages::pages::opinion::{asking, opinion, unreachable};
use pages::pages::receipt::CONTENT;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::browser;
use crate::components::copying::copy;
use crate::memo::keep_html;
use crate::opinions::api;
use crate::opinions::outbox::{Outbox, Sent};

/// Shows the page of the opinion with this receipt, as it stands in the URL, in `main`, or attaches
/// to the one that stands there.
pub fn open(main: &Element, typed: &str) {
    let Ok(receipt) = typed.parse::<Receipt>() else {
        main.set_inner_html(&opinion(typed, &Markup::default(), None).into_string());
        return;
    };
    // A page that says another receipt is the one that the reader comes from.
    let written = browser::html_of(CONTENT).filter(|html| html.contains(&receipt.to_string()));
    let is_missing = written.is_none();
    let first = written.unwrap_or_else(|| asking().into_string());
    let status = RwSignal::new(first.clone());
    // As it was when the page was opened: what is typed into a form does not go with a later change.
    let sent = StoredValue::new(untrack(|| Outbox::load().of(receipt)));
    if is_missing {
        let has_just_arrived = Outbox::load().take_arrival() == Some(receipt);
        let just_sent =
            has_just_arrived.then(|| JustSent::new(browser::is_marked(attribute::TRIAL)));
        main.set_inner_html(&opinion(typed, &asking(), just_sent).into_string());
        ask(receipt, status, sent);
    }
    keep_html(CONTENT, first, move || status.get());
    if let Some(place) = browser::within(main, CONTENT) {
        browser::listen(
            &place,
            "click",
            move |event| match browser::closest_attribute(&event, attribute::ACTION).as_deref() {
                Some("ask") => {
                    ask(receipt, status, sent);
                    browser::focus_heading();
                }
                Some("copy") => spawn_local(copy_receipt(receipt)),
                _ => {}
            },
        );
    }
}

/// Asks the server what it says of the receipt.
fn ask(receipt: Receipt, status: RwSignal<String>, sent: StoredValue<Option<Sent>>) {
    status.set(asking().into_string());
    spawn_local(async move {
        let page = api::receipt_page(&receipt).await;
        // The reader may have left the page meanwhile, and its signals with it.
        let Some(sent) = sent.try_get_value() else {
            return;
        };
        let content = page.and_then(|page| with_own(&page, sent.as_ref()));
        status.try_set(content.unwrap_or_else(|| {
            let code = sent.and_then(|sent| sent.control_code.parse().ok());
            let code = code.map_or(ControlCodeShown::Hidden, ControlCodeShown::Code);
            unreachable(receipt, code).into_string()
        }));
    });
}

/// What the page that the server wrote holds, with what this device has of its receipt: the control
/// code where it is shown, and in the forms that ask for it. What was typed into them stays.
fn with_own(page: &str, sent: Option<&Sent>) -> Option<String> {
    let (code, key) = sent.map_or(("", ""), |sent| (&sent.control_code, &sent.key));
    let values = [(field::CONTROL_CODE, code), (field::KEY, key)];
    browser::part_of_page(page, CONTENT, (CONTROL_CODE, code), &values)
}

async fn copy_receipt(receipt: Receipt) {
    let instead = "コピーできませんでした。番号を書き写すか、画面を写真に撮ってください。";
    copy(&receipt.to_string(), COPIED, instead).await;
}
