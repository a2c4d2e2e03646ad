//! What an answer says will be done, as a sentence with a shape: one way in every place.

use hearing_api::{Outcome, Status};
use maud::{Markup, html};

use crate::language::tr;

/// An outcome.
pub fn outcome(outcome: Outcome) -> Markup {
    shaped(outcome.shape(), outcome.sentence())
}

/// How far the city is with a voice that has no answer.
pub fn without_answer(status: Status) -> Markup {
    shaped(status.shape(), status.sentence())
}

fn shaped(shape: &str, sentence: &str) -> Markup {
    html! {
        span.outcome {
            span.outcome__shape aria-hidden="true" { (shape) }
            (tr(sentence))
        }
    }
}
