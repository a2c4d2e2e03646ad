//! An opinion as the device keeps it.

use hearing_api::{Field, OpinionForm};

use crate::json::Json;

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

/// The opinion that a kept record holds; whatever cannot be read is left empty.
pub fn opinion(record: &Json) -> OpinionForm {
    let mut opinion = OpinionForm::default();
    for field in Field::ALL {
        if let Some(value) = record.text(field.id()).filter(|value| !value.is_empty()) {
            opinion.set(*field, value.to_owned());
        }
    }
    opinion
}
