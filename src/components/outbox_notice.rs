//! What has not been sent yet, and what was sent late: in plain sight on every page.

use std::sync::Once;

use pages::components::outbox_notice::{Keeping, Notices, STATUS, Waiting, content, status};
use pages::contract::{attribute, id};
use web_sys::Event;

use crate::browser;
use crate::memo::{keep_html, react};
use crate::opinions::outbox::{Outbox, Sent};

/// Makes the notices follow the outbox, which goes on trying, from the first call on.
pub fn attach() {
    static ATTACHED: Once = Once::new();
    ATTACHED.call_once(|| Outbox::with_owner(follow));
}

fn follow(outbox: Outbox) {
    keep_html(STATUS, String::new(), move || {
        status(&waiting(outbox)).into_string()
    });
    keep_html(id::OUTBOX_NOTICES, String::new(), move || {
        content(&notices(outbox, &outbox.news())).into_string()
    });
    // The notices stand in the document only after this turn of the event loop.
    react(move || {
        let place = browser::document().and_then(|page| page.get_element_by_id(id::OUTBOX_NOTICES));
        if let Some(place) = place {
            browser::listen(&place, "click", move |event| act(outbox, &event));
        }
    });
    outbox.keep_trying();
}

fn act(outbox: Outbox, event: &Event) {
    match browser::closest_attribute(event, attribute::ACTION).as_deref() {
        Some("send") => outbox.send_waiting(true),
        Some("dismiss") => {
            outbox.dismiss_news();
            browser::focus_heading();
        }
        _ => {}
    }
}

/// What there is to say; tracks the outbox.
fn notices(outbox: Outbox, news: &[Sent]) -> Notices<'_> {
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
