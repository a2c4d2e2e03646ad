//! `plan.schema.json`, the JSON Schema of `plan.json`, made from the views that write it.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

use super::OpenPlan;
use crate::{Chapter, LifeStage, Plan, Situation, Subsection};

/// A policy's code.
pub(super) const POLICY_CODE: &str = "^[0-5]-[1-9][0-9]?$";

/// A project's code (事業CD).
pub(super) const PROJECT_CODE: &str = "^[0-9]+(-[0-9]+){3}$";

/// What a view names in place of the numbers of the documents, which only the data know.
pub(super) const DOCUMENTS: &str = "documents";

/// The same for the numbers of the editions.
pub(super) const EDITIONS: &str = "editions";

/// The schema, draft 2020-12: no key may be missing and none added.
pub(super) fn schema(plan: &Plan<'_>) -> Schema {
    let documents: Vec<_> = plan.documents().iter().map(ToString::to_string).collect();
    let editions = plan.editions.iter().map(|edition| edition.id.to_string());
    let editions: Vec<_> = editions.collect();
    let numbered = move |schema: &mut Schema| {
        let numbers = match schema.get("enum").and_then(Value::as_str) {
            Some(DOCUMENTS) => &documents,
            Some(EDITIONS) => &editions,
            _ => return,
        };
        schema.insert("enum".to_owned(), json!(numbers));
    };
    SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(strict))
        .with_transform(RecursiveTransform(numbered))
        .into_generator()
        .into_root_schema_for::<OpenPlan<'_>>()
}

/// Forbids keys that the format does not name, and forgets how Rust holds a number and breaks a
/// comment.
fn strict(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
    let of_rust = schema.get("format").and_then(Value::as_str);
    let largest = match of_rust {
        Some("uint8") => u64::from(u8::MAX),
        Some("uint16") => u64::from(u16::MAX),
        _ => 0,
    };
    if largest > 0 {
        schema.remove("format");
        if schema.get("maximum").and_then(Value::as_u64) == Some(largest) {
            schema.remove("maximum");
        }
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}

/// An object with a truth value under each of these names.
pub(super) fn flags<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Schema {
    let properties: Map<String, Value> = names
        .clone()
        .map(|name| (name.to_owned(), json!({ "type": "boolean" })))
        .collect();
    json_schema!({
        "description": "The eight roles of the matrix, and whether each is ticked.",
        "type": "object",
        "properties": properties,
        "required": names.collect::<Vec<_>>(),
    })
}

pub(super) fn chapters() -> Vec<&'static str> {
    Chapter::ALL.iter().map(|chapter| chapter.label()).collect()
}

pub(super) fn subsections() -> Vec<&'static str> {
    Subsection::ALL.iter().map(|part| part.label()).collect()
}

pub(super) fn subsections_or_null() -> Vec<Option<&'static str>> {
    subsections().into_iter().map(Some).chain([None]).collect()
}

pub(super) fn audiences() -> Vec<&'static str> {
    let stages = LifeStage::ALL.iter().map(|stage| stage.id());
    let situations = Situation::ALL.iter().map(|situation| situation.id());
    stages.chain(situations).chain(["everyone"]).collect()
}
