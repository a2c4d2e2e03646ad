//! Which policies somebody's words may be about.

use hearing_api::{Field, OpinionForm, Subject};
use pages::components::opinion_form::proposed;
use plan::Plan;
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
    let proposals = Proposals::of_words(EVERYDAY_WORDS, language_of(&text));
    proposed(&proposals, &text, plan)
}
