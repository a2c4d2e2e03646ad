//! What has not been sent yet, and what was sent late: in plain sight on every page.

use pages::components::outbox_notice::{Keeping, Notices, STATUS, Waiting, content, status};
use pages::contract::{attribute, id};
use web_sys::Element;

use crate::browser;
use crate::memo::keep_html;
use crate::opinions::outbox::{Outbox, Sent};

/// Makes the notices in `root` follow the outbox. They were built with `built`.
pub fn attach(root: &Element, outbox: Outbox, built: &Notices<'_>) {
    keep_html(STATUS, status(&built.waiting).into_string(), move || {
        status(&waiting(outbox)).into_string()
    });
    keep_html(
        id::OUTBOX_NOTICES,
        content(built).into_string(),
        move || content(&notices(outbox, &outbox.news())).into_string(),
    );
    let Some(place) = browser::within(root, id::OUTBOX_NOTICES) else {
        return;
    };
    browser::listen(
        &place,
        "click",
        move |event| match browser::closest_attribute(&event, attribute::ACTION).as_deref() {
            Some("send") => outbox.send_waiting(true),
            Some("dismiss") => {
                outbox.dismiss_news();
                browser::focus_heading();
            }
            _ => {}
        },
    );
}

/// What there is to say; tracks the outbox.
pub fn notices(outbox: Outbox, news: &[Sent]) -> Notices<'_> {
    Notices {
        waiting: waiting(outbox),
        news: news.iter().map(Sent::shown).collect(),
        has_withdrawn: outbox.has_withdrawn(),
    }
}

/// What becomes of what the device keeps.
pub fn on_device() -> Keeping {
    if browser::is_marked(attribute::BACKGROUND_SYNC) {
        Keeping::InBackground
    } else {
        Keeping::OnDevice
    }
}

fn waiting(outbox: Outbox) -> Waiting {
    let mut found = Waiting {
        keeping: if outbox.is_kept() {
            on_device()
        } else if browser::kiosk().is_some() {
            Keeping::UntilVisitEnds
        } else {
            Keeping::WhileOpen
        },
        ..Waiting::default()
    };
    for waiting in outbox.pending() {
        if waiting.is_withdrawing {
            found.is_withdrawing = true;
        } else {
            found.unsent += 1;
            found.is_refused |= !waiting.refusal.is_empty();
        }
        found.keys.push_str(&waiting.key);
        found.keys.push(' ');
    }
    // The form shows the opinion that is just being sent.
    if outbox.is_sending() {
        found.unsent = found.unsent.saturating_sub(1);
    }
    found
}
