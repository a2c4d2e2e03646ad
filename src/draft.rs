//! The opinion that is being written: kept as it is typed, so that a reload, a closed tab or a
//! flat battery loses nothing.

use hearing_api::{Field, NewOpinion, OpinionForm, Subject, Violation};
use leptos::prelude::*;
use plan_data::PLAN;

use crate::browser::{self, Kept};
use crate::surface;

const KEY: &str = "mirai-navi.draft";

/// The fields that a resident fills, which are the ones that are kept.
const TYPED: [Field; 8] = [
    Field::Subject,
    Field::Kind,
    Field::Text,
    Field::LifeStage,
    Field::PartnerRole,
    Field::Area,
    Field::MayPublish,
    Field::Contact,
];

/// The draft. Cheap to copy; given to components by context.
#[derive(Clone, Copy)]
pub struct Draft {
    form: RwSignal<OpinionForm>,
}

impl Draft {
    /// The draft of this tab, else the one last written on this device, else an empty one.
    pub fn load() -> Self {
        let kept: Option<Vec<(String, String)>> =
            browser::load(Kept::ForTab, KEY).or_else(|| browser::load(Kept::OnDevice, KEY));
        let mut form = OpinionForm::default();
        for (id, value) in kept.into_iter().flatten() {
            if let Ok(field) = id.parse() {
                form.set(field, value);
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
    pub fn take_up(&self, opinion: &NewOpinion) {
        let id = |id: Option<&'static str>| id.unwrap_or_default().to_owned();
        self.form.update(|form| {
            form.set(Field::Subject, opinion.subject.to_string());
            form.set(Field::Kind, opinion.kind.id().to_owned());
            form.set(Field::Text, opinion.text.clone());
            form.set(
                Field::LifeStage,
                id(opinion.life_stage.map(plan::LifeStage::id)),
            );
            form.set(
                Field::PartnerRole,
                id(opinion.partner_role.map(plan::PartnerRole::id)),
            );
            form.set(Field::Area, id(opinion.area.map(hearing_api::Area::id)));
            form.set(Field::MayPublish, opinion.may_publish.to_string());
            form.set(Field::Contact, opinion.contact.clone().unwrap_or_default());
        });
        self.keep();
    }

    /// The opinion that the draft makes; or what is still wrong, in the order of the fields.
    pub fn opinion(&self) -> Result<NewOpinion, Vec<Violation>> {
        let mut form = self.form.get();
        form.set(Field::Surface, surface::current().to_string());
        form.into_opinion(&PLAN)
    }

    /// Whether anything was typed; tracks it.
    pub fn has_text(&self) -> bool {
        self.form
            .with(|form| !form.get(Field::Text).trim().is_empty())
    }

    /// Empties the draft, here and where it is kept.
    pub fn clear(&self) {
        self.form.set(OpinionForm::default());
        browser::forget(Kept::ForTab, KEY);
        browser::forget(Kept::OnDevice, KEY);
    }

    fn keep(&self) {
        let typed: Vec<(&str, String)> = self.form.with_untracked(|form| {
            TYPED
                .iter()
                .map(|field| (field.id(), form.get(*field).to_owned()))
                .collect()
        });
        browser::save(Kept::ForTab, KEY, &typed);
        browser::save(Kept::OnDevice, KEY, &typed);
    }
}
