//! Opinions that the endpoint has not yet acknowledged, and the receipts of those that it has.
//!
//! An opinion enters the outbox before it is sent and leaves it with its receipt, so that nothing
//! in between can lose it: a cut line, a closed tab, a server that crashes after it stored the
//! opinion and before it could say so. The key made with it keeps it one opinion, however often,
//! and from however many tabs, it is sent.

use std::sync::OnceLock;

use hearing_api::{OpinionForm, Problem, Receipt};
use leptos::prelude::*;
use leptos::reactive::graph::untrack;
use leptos::reactive::owner::Owner;
use leptos::reactive::signal::RwSignal;
use pages::contract::storage;
use wasm_bindgen_futures::spawn_local;

use crate::browser::{self, Json, Storage};
use crate::opinions::api::{self, Failure};
use crate::opinions::draft::{Draft, same};
pub use crate::opinions::sent::{Pending, Sent};
use crate::opinions::sent::{load, save, subject_of};

/// What became of an attempt to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is stored.
    Stored(Receipt),
    /// It waits in the outbox and will be sent later.
    Waiting,
    /// The endpoint will not take it as it is.
    Refused(Problem),
    /// It was taken back, and is not with the city.
    Withdrawn,
}

/// The app's outbox, once it was loaded, with what keeps its signals.
static OUTBOX: OnceLock<(Owner, Outbox)> = OnceLock::new();

/// The outbox. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Outbox {
    pending: RwSignal<Vec<Pending>>,
    sent: RwSignal<Vec<Sent>>,
    /// Receipts that came for opinions which had to wait, until the reader has seen them.
    news: RwSignal<Vec<Sent>>,
    /// The receipt that the reader waits for at the form, until its page is shown.
    arrival: RwSignal<Option<Receipt>>,
    /// Whether what waits survives the closing of the tab.
    kept: RwSignal<bool>,
    /// Whether the reader's own attempt is under way.
    sending: RwSignal<bool>,
    /// Whether what waits is being tried again.
    retrying: RwSignal<bool>,
    /// Whether an opinion that its writer took back had arrived, and was withdrawn.
    withdrawn: RwSignal<bool>,
    /// What is at the form, which may be an opinion that is on its way already.
    draft: Draft,
}

impl Outbox {
    /// The app's outbox, with what is kept on this device. It lives as long as the app, whichever
    /// page asks for it first.
    pub fn load() -> Self {
        Self::with_owner(|outbox| outbox)
    }

    /// Runs `run` with the app's outbox; effects in it live as long as the app.
    pub fn with_owner<T>(run: impl FnOnce(Self) -> T) -> T {
        let (owner, outbox) = OUTBOX.get_or_init(|| {
            let owner = Owner::new();
            let outbox = owner.with(|| Self::kept_with(Draft::load()));
            (owner, outbox)
        });
        owner.with(|| run(*outbox))
    }

    /// What is kept on this device. An opinion that arrives leaves `draft`, too.
    fn kept_with(draft: Draft) -> Self {
        Self {
            pending: RwSignal::new(load(storage::OUTBOX, Pending::from_json)),
            sent: RwSignal::new(load(storage::RECEIPTS, Sent::from_json)),
            news: RwSignal::new(Vec::new()),
            arrival: RwSignal::new(None),
            kept: RwSignal::new(true),
            sending: RwSignal::new(false),
            retrying: RwSignal::new(false),
            withdrawn: RwSignal::new(false),
            draft,
        }
    }

    /// The draft of this tab.
    pub fn draft(&self) -> Draft {
        self.draft
    }

    /// The opinions that wait to be sent or withdrawn; tracks them.
    pub fn pending(&self) -> Vec<Pending> {
        self.pending.get()
    }

    /// The opinions that arrived from this device, newest first; tracks them.
    pub fn sent(&self) -> Vec<Sent> {
        self.sent.get()
    }

    /// What this device has of a receipt whose control code it has.
    pub fn of(&self, receipt: Receipt) -> Option<Sent> {
        self.sent.with(|sent| {
            let own = |sent: &&Sent| sent.receipt == receipt && !sent.control_code.is_empty();
            sent.iter().find(own).cloned()
        })
    }

    /// Receipts that came late and have not been looked at; tracks them.
    pub fn news(&self) -> Vec<Sent> {
        self.news.get()
    }

    /// Notes the receipt that the form leads to.
    pub fn note_arrival(&self, receipt: Receipt) {
        self.arrival.set(Some(receipt));
    }

    /// That receipt, once.
    pub fn take_arrival(&self) -> Option<Receipt> {
        let arrival = self.arrival.get_untracked();
        self.arrival.set(None);
        arrival
    }

    /// Whether what waits survives the closing of the tab; tracks it.
    pub fn is_kept(&self) -> bool {
        self.kept.get()
    }

    /// Whether the reader's own attempt is under way; tracks it.
    pub fn is_sending(&self) -> bool {
        self.sending.get()
    }

    /// Whether an opinion that was taken back had arrived, and was withdrawn; tracks it.
    pub fn has_withdrawn(&self) -> bool {
        self.withdrawn.get()
    }

    /// The reader has seen the late receipts, and what was withdrawn.
    pub fn dismiss_news(&self) {
        for Sent { key, .. } in self.news.get_untracked() {
            // There still, if its receipt found no room.
            self.remove(&key);
        }
        self.news.set(Vec::new());
        self.withdrawn.set(false);
    }

    /// Forgets the receipts on this device. The opinions stay with the city.
    pub fn forget_receipts(&self) {
        self.sent.set(Vec::new());
        browser::forget(Storage::Local, storage::RECEIPTS);
    }

    /// Takes an opinion back that was not acknowledged. It may have arrived: it is out once the
    /// endpoint says that it has not, or that it is withdrawn.
    pub fn withdraw(self, key: &str) {
        self.change(|pending| {
            if let Some(waiting) = pending.iter_mut().find(|waiting| waiting.key == key) {
                waiting.is_withdrawing = true;
            }
        });
        self.send_waiting(true);
    }

    /// Takes an opinion out, whatever became of it.
    pub fn remove(&self, key: &str) {
        self.change(|pending| pending.retain(|waiting| waiting.key != key));
    }

    /// Takes an opinion out again that its writer has before them.
    pub fn take_back(&self, opinion: &OpinionForm) {
        self.change(|pending| pending.retain(|waiting| !same(&waiting.opinion, opinion)));
    }

    /// Tells of a receipt on whatever page the reader is now.
    pub fn announce(&self, receipt: Receipt) {
        let arrived = self
            .sent
            .with_untracked(|sent| sent.iter().find(|sent| sent.receipt == receipt).cloned());
        self.news.update(|news| news.extend(arrived));
    }

    /// Puts an opinion in and tries to send it.
    pub async fn send(&self, opinion: OpinionForm) -> Outcome {
        let mut key = self.draft.key();
        self.draft.note_sent();
        self.change(|pending| {
            // Sent once more with the same words, it is the same opinion.
            match pending
                .iter_mut()
                .find(|waiting| !waiting.is_withdrawing && same(&waiting.opinion, &opinion))
            {
                Some(waiting) => {
                    key.clone_from(&waiting.key);
                    waiting.refusal = String::new();
                }
                None => pending.push(Pending {
                    key: key.clone(),
                    opinion: opinion.clone(),
                    refusal: String::new(),
                    is_withdrawing: false,
                }),
            }
        });
        self.sending.set(true);
        let outcome = self.attempt(&key, Some(&opinion)).await;
        self.sending.set(false);
        outcome
    }

    /// Sends what waits, one after the other, and announces the receipts that come; what was
    /// refused only if `all` is asked for.
    pub fn send_waiting(self, all: bool) {
        let mut waiting = untrack(|| self.pending());
        waiting.retain(|waiting| all || waiting.is_withdrawing || waiting.refusal.is_empty());
        if waiting.is_empty() || self.sending.get_untracked() || self.retrying.get_untracked() {
            return;
        }
        self.retrying.set(true);
        spawn_local(async move {
            for Pending { key, opinion, .. } in waiting {
                // Another tab, or the reader, may have sent it or taken it back since.
                let Some(is_withdrawing) = self.is_withdrawing(&key) else {
                    continue;
                };
                match self
                    .attempt(&key, (!is_withdrawing).then_some(&opinion))
                    .await
                {
                    Outcome::Stored(receipt) => self.announce(receipt),
                    // The rest would fare no better now.
                    Outcome::Waiting => break,
                    Outcome::Refused(_) | Outcome::Withdrawn => {}
                }
            }
            self.retrying.set(false);
        });
    }

    /// Whether an opinion that waits is to be withdrawn; none if it does not wait any more.
    fn is_withdrawing(&self, key: &str) -> Option<bool> {
        self.pending.with_untracked(|pending| {
            let waiting = pending.iter().find(|waiting| waiting.key == key)?;
            Some(waiting.is_withdrawing)
        })
    }

    /// Keeps an opinion that was refused, with the reason, for its writer to find.
    fn refuse(&self, key: &str, refusal: String) {
        self.change(|pending| {
            if let Some(waiting) = pending.iter_mut().find(|waiting| waiting.key == key) {
                waiting.refusal = refusal;
            }
        });
    }

    /// Sends an opinion; or, without one, withdraws what may have arrived under the key.
    async fn attempt(&self, key: &str, opinion: Option<&OpinionForm>) -> Outcome {
        let answer = api::send(key, opinion).await;
        let Some(opinion) = opinion else {
            return self.took_back(key, answer);
        };
        match answer {
            // Its writer took it back meanwhile: it is withdrawn next.
            Ok(_) if self.is_withdrawing(key) == Some(true) => Outcome::Waiting,
            Ok(json) => {
                let Some(accepted) = api::accepted(&json) else {
                    return Outcome::Waiting;
                };
                self.keep_receipt(
                    key,
                    Sent {
                        receipt: accepted.receipt,
                        about: subject_of(opinion),
                        received_at: accepted.received_at,
                        control_code: accepted
                            .control_code
                            .map(|code| code.to_string())
                            .unwrap_or_default(),
                        key: key.to_owned(),
                    },
                );
                self.draft.clear_if(opinion);
                Outcome::Stored(accepted.receipt)
            }
            Err(failure) if failure.is_passing() => Outcome::Waiting,
            Err(Failure::Refused(problem)) => {
                let messages: String = problem
                    .errors
                    .iter()
                    .map(|violation| violation.message())
                    .collect();
                let refusal = format!("{}。{}{messages}", problem.title, problem.detail);
                self.refuse(key, refusal);
                Outcome::Refused(problem)
            }
            Err(Failure::Blocked(status)) => {
                let refusal = format!(
                    "市に届く前に、通信の途中で断られました（{status}）。別の回線で送るか、文章をコピーして別の方法でお伝えください。"
                );
                self.refuse(key, refusal);
                Outcome::Waiting
            }
            Err(Failure::Unreachable) => Outcome::Waiting,
        }
    }

    /// Lets an opinion go that its writer took back, once it is not with the city.
    fn took_back(&self, key: &str, answer: Result<Json, Failure>) -> Outcome {
        let had_arrived = match answer {
            Ok(json) if json.text("status") == Some("withdrawn") => true,
            Err(Failure::Refused(problem)) if problem.status == 404 => false,
            _ => return Outcome::Waiting,
        };
        self.remove(key);
        if had_arrived {
            self.withdrawn.set(true);
        }
        Outcome::Withdrawn
    }

    /// Keeps a receipt, and takes its opinion out: in this order, so that nothing in between loses
    /// both. On a full device the opinion gives its room to its receipt; where even that is refused, it
    /// stays on the device, and its receipt comes again with the next visit, until the reader has noted it.
    fn keep_receipt(&self, key: &str, sent: Sent) {
        let mut receipts = self.kept_or(storage::RECEIPTS, Sent::from_json, &self.sent);
        if !receipts.iter().any(|known| known.receipt == sent.receipt) {
            receipts.insert(0, sent);
        }
        let is_full =
            !save(storage::RECEIPTS, &receipts, Sent::to_json) && self.kept.get_untracked();
        let waiting = self.kept_or(storage::OUTBOX, Pending::from_json, &self.pending);
        self.remove(key);
        if is_full
            && !save(storage::RECEIPTS, &receipts, Sent::to_json)
            && let Some(newest) = receipts.first_mut()
        {
            // Without what it is about it is shorter than any opinion.
            newest.about.clear();
            if !save(storage::RECEIPTS, &receipts, Sent::to_json) {
                save(storage::OUTBOX, &waiting, Pending::to_json);
            }
        }
        self.sent.set(receipts);
    }

    /// Changes what waits, here and where it is kept. Starts from what is kept, which another tab
    /// may have changed since.
    fn change(&self, change: impl FnOnce(&mut Vec<Pending>)) {
        let mut pending = self.kept_or(storage::OUTBOX, Pending::from_json, &self.pending);
        change(&mut pending);
        self.kept
            .set(save(storage::OUTBOX, &pending, Pending::to_json) || pending.is_empty());
        self.show_waiting(pending);
    }

    /// Shows what waits, but for what has arrived and stays only for its receipt's sake.
    fn show_waiting(&self, mut pending: Vec<Pending>) {
        self.sent.with_untracked(|sent| {
            pending.retain(|waiting| sent.iter().all(|sent| sent.key != waiting.key));
        });
        self.pending.set(pending);
    }

    /// What the device keeps; where it does not keep, what this tab remembers.
    fn kept_or<T: Clone + Send + Sync + 'static>(
        &self,
        key: &str,
        read: fn(&Json) -> Option<T>,
        remembered: &RwSignal<Vec<T>>,
    ) -> Vec<T> {
        if self.kept.get_untracked() {
            load(key, read)
        } else {
            remembered.get_untracked()
        }
    }

    /// Takes over what another tab wrote, put into the outbox or took out.
    pub(super) fn follow_other_tabs(self) {
        self.draft.follow();
        // What could not be kept is only here, whatever another tab writes.
        if !self.kept.get_untracked() {
            return;
        }
        self.sent.set(load(storage::RECEIPTS, Sent::from_json));
        self.show_waiting(load(storage::OUTBOX, Pending::from_json));
    }
}
