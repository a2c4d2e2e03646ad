//! Opinions that the endpoint has not yet acknowledged, and the receipts of those that it has.
//!
//! An opinion enters the outbox before it is sent and leaves it with its receipt, so that nothing
//! in between can lose it: a cut line, a closed tab, a server that crashes after it stored the
//! opinion and before it could say so. The key made with it keeps it one opinion, however often,
//! and from however many tabs, it is sent.

#[cfg(feature = "csr")]
use std::time::Duration;

use hearing_api::{NewOpinion, Receipt};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_data::PLAN;
use serde::{Deserialize, Serialize};

use crate::browser::{self, Kept};
use crate::hearing::{self, Failure};

const PENDING: &str = "mirai-navi.outbox";
const RECEIPTS: &str = "mirai-navi.receipts";

/// How often waiting opinions are tried again while the app is open.
#[cfg(feature = "csr")]
const RETRY: Duration = Duration::from_secs(30);

/// An opinion on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Its idempotency key.
    pub key: String,
    /// The opinion.
    pub opinion: NewOpinion,
}

/// An opinion that arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Its receipt.
    pub receipt: Receipt,
    /// What it was about, in words.
    pub about: String,
    /// When the endpoint stored it, RFC 3339.
    pub received_at: String,
}

/// What became of an attempt to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is stored.
    Stored(Receipt),
    /// It waits in the outbox and will be sent later.
    Waiting,
    /// The endpoint will not take it as it is; it is no longer in the outbox.
    Refused(hearing_api::Problem),
}

/// The outbox. Cheap to copy; given to components by context.
#[derive(Clone, Copy)]
pub struct Outbox {
    pending: RwSignal<Vec<Pending>>,
    sent: RwSignal<Vec<Sent>>,
    /// Receipts that came for opinions which had to wait, until the reader has seen them.
    news: RwSignal<Vec<Sent>>,
    /// Whether what waits survives the closing of the tab.
    kept: RwSignal<bool>,
    sending: RwSignal<bool>,
}

impl Outbox {
    /// What is kept on this device.
    pub fn load() -> Self {
        Self {
            pending: RwSignal::new(browser::load(Kept::OnDevice, PENDING).unwrap_or_default()),
            sent: RwSignal::new(browser::load(Kept::OnDevice, RECEIPTS).unwrap_or_default()),
            news: RwSignal::new(Vec::new()),
            kept: RwSignal::new(true),
            sending: RwSignal::new(false),
        }
    }

    /// The outbox of the surrounding app.
    pub fn from_context() -> Self {
        use_context().unwrap_or_else(Self::load)
    }

    /// The opinions that wait; tracks them.
    pub fn pending(&self) -> Vec<Pending> {
        self.pending.get()
    }

    /// The opinions that arrived from this device, newest first; tracks them.
    pub fn sent(&self) -> Vec<Sent> {
        self.sent.get()
    }

    /// Receipts that came late and have not been looked at; tracks them.
    pub fn news(&self) -> Vec<Sent> {
        self.news.get()
    }

    /// Whether what waits survives the closing of the tab; tracks it.
    pub fn is_kept(&self) -> bool {
        self.kept.get()
    }

    /// Whether an attempt is under way; tracks it.
    pub fn is_sending(&self) -> bool {
        self.sending.get()
    }

    /// The reader has seen the late receipts.
    pub fn dismiss_news(&self) {
        self.news.set(Vec::new());
    }

    /// Forgets the receipts on this device. The opinions stay with the city.
    pub fn forget_receipts(&self) {
        self.sent.set(Vec::new());
        browser::forget(Kept::OnDevice, RECEIPTS);
    }

    /// Takes an opinion out again before it was acknowledged.
    pub fn withdraw(&self, key: &str) {
        self.pending
            .update(|pending| pending.retain(|waiting| waiting.key != key));
        self.keep();
    }

    /// Puts an opinion in and tries to send it.
    pub async fn send(&self, opinion: NewOpinion) -> Outcome {
        let waiting_already = self.pending.with_untracked(|pending| {
            pending
                .iter()
                .find(|waiting| waiting.opinion == opinion)
                .map(|waiting| waiting.key.clone())
        });
        let Some(key) = waiting_already.or_else(browser::uuid) else {
            return Outcome::Waiting;
        };
        self.pending.update(|pending| {
            if !pending.iter().any(|waiting| waiting.key == key) {
                pending.push(Pending {
                    key: key.clone(),
                    opinion: opinion.clone(),
                });
            }
        });
        self.keep();
        self.sending.set(true);
        let outcome = self.attempt(Pending { key, opinion }).await;
        self.sending.set(false);
        outcome
    }

    /// Sends what waits, one after the other, and announces the receipts that come.
    pub fn send_waiting(self) {
        if self.pending.with_untracked(Vec::is_empty) || self.sending.get_untracked() {
            return;
        }
        self.sending.set(true);
        spawn_local(async move {
            for waiting in self.pending.get_untracked() {
                match self.attempt(waiting).await {
                    Outcome::Stored(receipt) => {
                        let arrived = self.sent.with_untracked(|sent| {
                            sent.iter().find(|sent| sent.receipt == receipt).cloned()
                        });
                        self.news.update(|news| news.extend(arrived));
                    }
                    // The rest would fare no better now.
                    Outcome::Waiting => break,
                    Outcome::Refused(_) => {}
                }
            }
            self.sending.set(false);
        });
    }

    async fn attempt(&self, waiting: Pending) -> Outcome {
        match hearing::send(&waiting.key, &waiting.opinion).await {
            Ok(accepted) => {
                let sent = Sent {
                    receipt: accepted.receipt,
                    about: waiting.opinion.subject.label(&PLAN),
                    received_at: accepted.received_at,
                };
                self.sent.update(|all| {
                    if !all.iter().any(|known| known.receipt == sent.receipt) {
                        all.insert(0, sent);
                    }
                });
                // The receipt is kept before the opinion leaves the outbox, never the other way round.
                let receipts = self.sent.get_untracked();
                browser::save(Kept::OnDevice, RECEIPTS, &receipts);
                self.withdraw(&waiting.key);
                Outcome::Stored(accepted.receipt)
            }
            Err(failure) if failure.is_passing() => Outcome::Waiting,
            Err(Failure::Refused(problem)) => {
                self.withdraw(&waiting.key);
                Outcome::Refused(problem)
            }
            Err(Failure::Unreachable) => Outcome::Waiting,
        }
    }

    fn keep(&self) {
        let pending = self.pending.get_untracked();
        self.kept
            .set(browser::save(Kept::OnDevice, PENDING, &pending) || pending.is_empty());
    }
}

#[cfg(feature = "csr")]
mod trying_again {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;

    use super::{Kept, Outbox, PENDING, RECEIPTS, RETRY, browser};

    impl Outbox {
        /// Tries again now, whenever the line comes back, and from time to time; and follows what
        /// other tabs put into the outbox or take out.
        pub fn keep_trying(self) {
            self.send_waiting();
            let Some(window) = browser::window() else {
                return;
            };
            let on_line = Closure::<dyn Fn()>::new(move || self.send_waiting());
            let on_storage = Closure::<dyn Fn()>::new(move || {
                self.pending
                    .set(browser::load(Kept::OnDevice, PENDING).unwrap_or_default());
                self.sent
                    .set(browser::load(Kept::OnDevice, RECEIPTS).unwrap_or_default());
            });
            // Both fail only for a window that is gone.
            let _ =
                window.add_event_listener_with_callback("online", on_line.as_ref().unchecked_ref());
            let _ = window
                .add_event_listener_with_callback("storage", on_storage.as_ref().unchecked_ref());
            on_line.forget();
            on_storage.forget();
            // Fails only for a window that is gone.
            let _ = set_interval_with_handle(move || self.send_waiting(), RETRY);
        }
    }
}
