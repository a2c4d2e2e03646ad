//! An opinion as the device keeps it.

use hearing_api::{Field, OpinionForm, Subject};

use crate::browser::Json;

/// The fields of `opinion` by name, the empty ones included, and what else is known of it.
pub fn record(opinion: &OpinionForm, besides: &[(&str, &str)]) -> Json {
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for field in Field::ALL {
        fields.push((field.id(), opinion.get(*field)));
    }
    fields.extend_from_slice(besides);
    Json::record(
        fields
            .into_iter()
            .map(|(name, text)| (name, text.to_owned())),
    )
}

/// The opinion that a kept record holds; whatever cannot be read is left empty. What an earlier app
/// kept about a policy names no edition: it is spelt as it is today.
pub fn opinion(record: &Json) -> OpinionForm {
    let mut opinion = OpinionForm::default();
    for field in Field::ALL {
        if let Some(value) = record.text(field.id()).filter(|value| !value.is_empty()) {
            opinion.set(*field, value.to_owned());
        }
    }
    if let Ok(subject) = opinion.get(Field::Subject).parse::<Subject>() {
        opinion.set(Field::Subject, subject.to_string());
    }
    opinion
}
