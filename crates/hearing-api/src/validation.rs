use plan::Plan;

use crate::contact::{broken_contact_rule, normalized_contact};
use crate::opinion::NewOpinion;
use crate::text::{broken_text_rule, normalized_text};
use crate::violation::{Field, Rule, Violation};

/// Whether the endpoint takes this opinion about `plan`. Every violation is listed, in the order
/// of the fields.
///
/// Text and address are judged in the form that [`NewOpinion::normalized`] gives them, so that
/// it does not matter which comes first.
pub fn check(opinion: &NewOpinion, plan: &Plan<'_>) -> Result<(), Vec<Violation>> {
    let mut violations = Vec::new();
    if !opinion.subject.exists(plan) {
        violations.push(Violation::new(Field::Subject, Rule::NotInPlan));
    }
    if let Some(rule) = broken_text_rule(&normalized_text(&opinion.text)) {
        violations.push(Violation::new(Field::Text, rule));
    }
    let contact = opinion
        .contact
        .as_deref()
        .map(normalized_contact)
        .unwrap_or_default();
    if !contact.is_empty()
        && let Some(rule) = broken_contact_rule(&contact)
    {
        violations.push(Violation::new(Field::Contact, rule));
    }
    if violations.is_empty() {
        Ok(())
    } else {
        Err(violations)
    }
}
