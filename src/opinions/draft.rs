//! The opinion that is being written: kept as it is typed, so that a reload, a closed tab or a
//! flat battery loses nothing.
//!
//! A draft is one beginning. It has an id, which is its idempotency key once it is sent; the tab
//! knows the ids of the drafts that were begun or opened in it, and the device holds the drafts by
//! id. So a tab finds its own drafts unasked, and no other's; what other tabs left is offered by
//! `web/drafts.ts`.

use hearing_api::{Consent, Field, OpinionForm, Subject, TextLanguage, Violation};
use leptos::prelude::*;
use leptos::reactive::graph::untrack;
use leptos::reactive::signal::RwSignal;
use pages::contract::{attribute, storage};
use plan_data::BRIEF;

use crate::browser::{self, Json, Storage};
use crate::opinions::channel;
use crate::opinions::kept_opinion::{opinion, record};

/// The name of the time of the last change among the fields of a kept draft.
const CHANGED_AT: &str = "at";
/// The name of what says that the draft was sent, and may have arrived.
const SENT: &str = "sent";

/// The draft. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Draft {
    written: RwSignal<Written>,
}

#[derive(Clone, Default)]
struct Written {
    form: OpinionForm,
    id: String,
    /// Whether it may have arrived under its id, so that other words need another.
    is_sent: bool,
    /// Whether the device holds it as it is.
    is_on_device: bool,
}

impl Draft {
    /// The draft of this tab, or an empty one.
    pub fn load() -> Self {
        let draft = Self {
            written: RwSignal::default(),
        };
        // One that is gone was sent or erased, here or in another tab: its id is used up.
        if !id_in_tab("").is_some_and(|id| draft.read(id)) {
            draft.begin();
            if let Some(before) = browser::load(Storage::Session, storage::FIRST_RELEASE_DRAFT) {
                draft.change(|written| written.form = opinion(&before));
                browser::forget(Storage::Session, storage::FIRST_RELEASE_DRAFT);
            }
        }
        draft
    }

    /// The idempotency key under which it is sent, from whichever tab.
    pub fn key(&self) -> String {
        self.written.with_untracked(|written| written.id.clone())
    }

    /// What a field holds; tracks it.
    pub fn get(&self, field: Field) -> String {
        self.written
            .with(|written| written.form.get(field).to_owned())
    }

    /// The language of the words, as their writer chose, or as it is plain; tracks both.
    pub fn language(&self) -> TextLanguage {
        self.written.with(|written| written.form.language())
    }

    /// What is made of all fields; tracks them.
    pub fn with_form<T>(&self, make: impl FnOnce(&OpinionForm) -> T) -> T {
        self.written.with(|written| make(&written.form))
    }

    /// Fills a field, and keeps the draft.
    pub fn set(&self, field: Field, value: String) {
        self.change(|written| {
            if written.is_sent {
                written.renew_key();
            }
            written.form.set(field, value);
        });
    }

    /// Makes the form be about `subject`: with the draft of this tab that is about it, with this
    /// one where it names no subject yet, or else with another. `false` if the reader came back to
    /// an address that names what this draft was about before: it goes on.
    pub fn be_about(&self, subject: &Subject, came_back: bool) -> bool {
        let subject = subject.to_string();
        let about = untrack(|| self.get(Field::Subject));
        if about == subject {
            return true;
        }
        if let Some(id) = id_in_tab(&subject)
            && kept(&id)
                .0
                .is_some_and(|draft| opinion(&draft).get(Field::Subject) == subject)
        {
            return self.read(id);
        }
        // Who is still at the doors has chosen none.
        if about.parse::<Subject>().is_ok() {
            if came_back {
                return false;
            }
            // Words that cannot be kept go on with the other subject, rather than be lost.
            if self
                .written
                .with_untracked(|written| written.is_on_device || !has_words(&written.form))
            {
                self.begin();
            }
        }
        self.set(Field::Subject, subject);
        true
    }

    /// Takes up an opinion again that was written before, as another draft.
    pub fn take_up(&self, opinion: &OpinionForm) {
        self.begin();
        self.change(|written| written.form.clone_from(opinion));
    }

    /// The draft as it is sent; or what is still wrong, in the order of the fields.
    pub fn opinion(&self) -> Result<OpinionForm, Vec<Violation>> {
        let mut form = self.written.with(|written| written.form.clone());
        form.fill_in_language();
        form.set(Field::Surface, channel::current().to_string());
        form.set(Field::Consent, Consent::CURRENT.id().to_owned());
        form.clone().into_opinion(&BRIEF)?;
        Ok(form)
    }

    /// Notes that it is being sent: from now on it may have arrived.
    pub fn note_sent(&self) {
        self.change(|written| written.is_sent = true);
    }

    /// Gives it another key: what was sent under this one was refused.
    pub fn renew_key(&self) {
        self.change(Written::renew_key);
    }

    /// Empties the draft if `opinion` is what it holds, and not something typed since.
    pub fn clear_if(&self, opinion: &OpinionForm) {
        if untrack(|| self.opinion()).is_ok_and(|draft| same(&draft, opinion)) {
            self.clear();
        }
    }

    /// Empties the draft, here and where it is kept.
    pub fn clear(&self) {
        self.written.with_untracked(Written::forget);
        self.begin();
    }

    /// Takes over what another tab made of this draft.
    pub fn follow(&self) {
        if self.written.with_untracked(|written| written.is_on_device) && !self.read(self.key()) {
            // It was sent or erased there. What stands here stays, and is sent as the same opinion.
            self.written.update(|written| written.is_sent = true);
        }
    }

    /// Begins an empty draft; the one before stays where it is kept.
    fn begin(&self) {
        self.written.set(Written {
            id: browser::uuid(),
            ..Written::default()
        });
        browser::mark_root(attribute::UNSAVED, false);
    }

    /// Fills the form with the draft that is kept under an id; `false` if there is none.
    fn read(&self, id: String) -> bool {
        let (record, is_on_device) = kept(&id);
        let Some(record) = record else { return false };
        self.written.set(Written {
            form: opinion(&record),
            is_sent: record.text(SENT) == Some(SENT),
            is_on_device,
            id,
        });
        true
    }

    /// Changes the draft, and keeps it.
    fn change(&self, change: impl FnOnce(&mut Written)) {
        self.written.update(|written| {
            change(written);
            written.keep();
        });
    }
}

impl Written {
    /// Keeps the draft: with words on the device, else for the tab alone.
    fn keep(&mut self) {
        let name = joined(storage::DRAFT_PREFIX, &self.id);
        let has_words = has_words(&self.form);
        let sent = if self.is_sent { SENT } else { "" };
        let draft = record(&self.form, &[(CHANGED_AT, &browser::now()), (SENT, sent)]);
        self.is_on_device = has_words && browser::save(Storage::Local, &name, &draft);
        if self.is_on_device {
            browser::forget(Storage::Session, &name);
        } else {
            browser::save(Storage::Session, &name, &draft);
            if !has_words {
                browser::forget(Storage::Local, &name);
            }
        }
        let id = Json::Text(self.id.clone());
        for subject in ["", self.form.get(Field::Subject)] {
            browser::save(Storage::Session, &joined(storage::DRAFT_ID, subject), &id);
        }
        browser::mark_root(attribute::UNSAVED, has_words && !self.is_on_device);
    }

    fn forget(&self) {
        let name = joined(storage::DRAFT_PREFIX, &self.id);
        browser::forget(Storage::Session, &name);
        browser::forget(Storage::Local, &name);
    }

    /// What was sent under the key is another opinion from now on.
    fn renew_key(&mut self) {
        self.forget();
        self.id = browser::uuid();
        self.is_sent = false;
    }
}

/// Whether there is something in the form that nobody wants to type again.
fn has_words(form: &OpinionForm) -> bool {
    [Field::Text, Field::Contact]
        .iter()
        .any(|field| !form.get(*field).trim().is_empty())
}

/// The id of this tab's draft about a subject; about nothing, of the draft at the form.
fn id_in_tab(subject: &str) -> Option<String> {
    let id = browser::load(Storage::Session, &joined(storage::DRAFT_ID, subject))?;
    Some(id.as_text()?.to_owned())
}

/// A name under which something is kept.
fn joined(prefix: &str, rest: &str) -> String {
    prefix.to_owned() + rest
}

/// What is kept of a draft, and whether by the device. Where that is full, the tab has the newer words.
fn kept(id: &str) -> (Option<Json>, bool) {
    let name = joined(storage::DRAFT_PREFIX, id);
    let in_tab = browser::load(Storage::Session, &name);
    let is_on_device = in_tab.is_none();
    let record = in_tab.or_else(|| browser::load(Storage::Local, &name));
    (record, is_on_device)
}

/// Whether two forms make the same opinion: an empty field is as good as none, and the form may say
/// something else on publication since one of them was written.
pub fn same(one: &OpinionForm, other: &OpinionForm) -> bool {
    Field::ALL
        .iter()
        .filter(|field| **field != Field::Consent)
        .all(|field| one.get(*field) == other.get(*field))
}
