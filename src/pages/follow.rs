//! Following an opinion: by its receipt, or from what this device has sent.

use hearing_api::Field;
use leptos::reactive::graph::untrack;
use pages::contract::attribute;
use pages::pages::follow::{
    COPIED, SENT, WAITING, WaitingOpinion, follow, sent_from_here, waiting,
};
use pages::urls::Route;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use crate::browser;
use crate::components::copying::copy;
use crate::components::outbox_notice::on_device;
use crate::memo::keep_html;
use crate::navigation::address::Navigation;
use crate::opinions::draft::Draft;
use crate::opinions::outbox::{Outbox, Pending, Sent};

/// Shows the page in `main`, or attaches to the one that stands there.
pub fn open(main: &Element) {
    let outbox = Outbox::load();
    let draft = outbox.draft();
    let navigation = Navigation::from_context();
    let waits = move || waiting(&shown(&outbox.pending()), on_device()).into_string();
    let sent = move || {
        let sent = outbox.sent();
        let sent: Vec<_> = sent.iter().map(Sent::shown).collect();
        sent_from_here(&sent).into_string()
    };
    if browser::within(main, WAITING).is_none() {
        main.set_inner_html(&follow((&[], on_device()), &[]).into_string());
    }
    keep_html(WAITING, String::new(), waits);
    keep_html(SENT, String::new(), sent);
    if let Some(page) = main.first_element_child() {
        browser::listen(&page, "click", move |event| {
            act(&event, outbox, draft, navigation);
        });
    }
}

fn shown(pending: &[Pending]) -> Vec<WaitingOpinion<'_>> {
    let shown = pending.iter().map(|waiting| WaitingOpinion {
        key: &waiting.key,
        about: waiting.about(),
        text: waiting.opinion.get(Field::Text),
        lang: waiting.opinion.language(),
        refusal: &waiting.refusal,
        is_withdrawing: waiting.is_withdrawing,
    });
    shown.collect()
}

fn act(event: &Event, outbox: Outbox, draft: Draft, navigation: Navigation) {
    let closest = |name| browser::closest_attribute(event, name);
    let Some(action) = closest(attribute::ACTION) else {
        return;
    };
    if action == "forget" {
        if browser::confirm("この端末から受付番号と控えコードを消しますか。どちらも控えましたか。")
        {
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
            let instead = "コピーできませんでした。文章を指で選ぶと、コピーできます。";
            copy(waiting.opinion.get(Field::Text), COPIED, instead).await;
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
}
