//! Which policies somebody's words may be about.

use std::sync::OnceLock;

use hearing_api::{Field, OpinionForm, Subject};
use pages::components::opinion_form::proposed;
use plan::{Language, Plan};
use plan_data::EVERYDAY_WORDS;
use plan_search::{Proposals, language_of};

use crate::folding::normalize;

/// What the words of a form may be about, the likeliest first; nothing where its writer has said it.
pub(crate) fn of_form(form: &OpinionForm, plan: &Plan<'_>) -> Vec<Subject> {
    let subject = form.get(Field::Subject).parse::<Subject>();
    if subject.is_ok_and(|subject| subject != Subject::Undecided) {
        return Vec::new();
    }
    let text = normalize(form.get(Field::Text));
    proposed(proposals(language_of(&text)), &text, plan)
}

/// The words of a language. They are made ready once: that takes longer than to look for them in a text.
fn proposals(language: Option<Language>) -> &'static Proposals<'static> {
    static BY_LANGUAGE: [OnceLock<Proposals<'static>>; Language::ALL.len() + 1] =
        [const { OnceLock::new() }; Language::ALL.len() + 1];
    let place = language.map_or(0, |language| language as usize + 1);
    BY_LANGUAGE[place].get_or_init(|| Proposals::of_words(EVERYDAY_WORDS, language))
}
