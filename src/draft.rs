//! The opinion that is being written: kept as it is typed, so that a reload, a closed tab or a
//! flat battery loses nothing.

use hearing_api::{Consent, Field, OpinionForm, Subject, Violation};
use leptos::prelude::*;
use plan_data::BRIEF;

use crate::browser::{self, Kept};
use crate::components::opinion_form::FIELDS;
use crate::json::Json;
use crate::surface;

const KEY: &str = "mirai-navi.draft";

/// The draft. Cheap to copy; given to components by context.
#[derive(Clone, Copy)]
pub struct Draft {
    form: RwSignal<OpinionForm>,
}

impl Draft {
    /// The draft of this tab, else the one last written on this device, else an empty one.
    pub fn load() -> Self {
        let kept = browser::load(Kept::ForTab, KEY).or_else(|| browser::load(Kept::OnDevice, KEY));
        let mut form = OpinionForm::default();
        for field in FIELDS {
            if let Some(value) = kept.as_ref().and_then(|kept| kept.text(field.id())) {
                form.set(field, value.to_owned());
            }
        }
        Self {
            form: RwSignal::new(form),
        }
    }

    /// The draft of the surrounding app.
    pub fn from_context() -> Self {
        use_context().unwrap_or_else(Self::load)
    }

    /// What a field holds; tracks it.
    pub fn get(&self, field: Field) -> String {
        self.form.with(|form| form.get(field).to_owned())
    }

    /// Fills a field, and keeps the draft.
    pub fn set(&self, field: Field, value: String) {
        self.form.update(|form| form.set(field, value));
        self.keep();
    }

    /// Makes the draft be about `subject`.
    pub fn be_about(&self, subject: &Subject) {
        let subject = subject.to_string();
        if self
            .form
            .with_untracked(|form| form.get(Field::Subject) != subject)
        {
            self.set(Field::Subject, subject);
        }
    }

    /// Takes up an opinion again that was written before.
    pub fn take_up(&self, opinion: &OpinionForm) {
        self.form.set(opinion.clone());
        self.keep();
    }

    /// The draft as it is sent; or what is still wrong, in the order of the fields.
    pub fn opinion(&self) -> Result<OpinionForm, Vec<Violation>> {
        let mut form = self.form.get();
        form.set(Field::Surface, surface::current().to_string());
        form.set(Field::Consent, Consent::CURRENT.id().to_owned());
        form.clone().into_opinion(&BRIEF)?;
        Ok(form)
    }

    /// Whether any words were typed; tracks it.
    pub fn has_text(&self) -> bool {
        self.form
            .with(|form| !form.get(Field::Text).trim().is_empty())
    }

    /// Empties the draft if `opinion` is what it holds, and not something typed since.
    pub fn clear_if(&self, opinion: &OpinionForm) {
        if untrack(|| self.opinion()).is_ok_and(|draft| same(&draft, opinion)) {
            self.clear();
        }
    }

    /// Empties the draft, here and where it is kept.
    pub fn clear(&self) {
        self.form.set(OpinionForm::default());
        browser::forget(Kept::ForTab, KEY);
        browser::forget(Kept::OnDevice, KEY);
    }

    fn keep(&self) {
        let typed = self.form.with_untracked(|form| {
            Json::record(
                FIELDS
                    .iter()
                    .map(|field| (field.id(), form.get(*field).to_owned())),
            )
        });
        browser::save(Kept::ForTab, KEY, &typed);
        browser::save(Kept::OnDevice, KEY, &typed);
    }
}

/// Whether two forms make the same opinion: an empty field is as good as none, and the form may say
/// something else on publication since one of them was written.
pub fn same(one: &OpinionForm, other: &OpinionForm) -> bool {
    Field::ALL
        .iter()
        .filter(|field| **field != Field::Consent)
        .all(|field| one.get(*field) == other.get(*field))
}
