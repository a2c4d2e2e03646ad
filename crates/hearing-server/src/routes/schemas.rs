//! Parameters and forms for the OpenAPI document.

use hearing_api::{
    Area, Consent, ControlCode, Field, Kind, Language, NOTE_MAX, Subject, Surface, TEXT_MAX,
    TextLanguage,
};
use pages::contract::field::{CONFIRMED, CONTROL_CODE, HELPFUL, KEY, REPLY_TEXT};
use pages::language::PageLanguage;
use pages::urls::Route;
use plan::{LifeStage, PartnerRole};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::voices::query::LONGEST_QUERY;

/// An idempotency key: the versions of UUIDs but 8, which imports use.
pub(super) fn key(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-79a-fA-F][0-9a-fA-F]{3}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
    })
}

/// The number of a voice.
pub(super) fn voice(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "format": "int64", "minimum": 1 })
}

/// A policy's code.
pub(super) fn policy(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[0-5]-[1-9][0-9]?$" })
}

/// What the addresses of a language's pages begin with.
pub(super) fn language_in_address(_: &mut SchemaGenerator) -> Schema {
    let beginnings = PageLanguage::ALL
        .iter()
        .map(|it| Route::Home.in_language(*it));
    let names: Vec<String> = beginnings.map(|it| it.replace('/', "")).collect();
    json_schema!({ "type": "string", "enum": names })
}

/// Words to search for.
pub(super) fn words(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "maxLength": LONGEST_QUERY })
}

/// Where a page of the list begins.
pub(super) fn place(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?_[1-9]\d{0,17}$",
    })
}

/// The form of an opinion: what it has in JSON, every value a text that may be empty.
pub(super) fn opinion_form(generator: &mut SchemaGenerator) -> Schema {
    fn or_empty<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
        json!({ "anyOf": [generator.subschema_for::<T>(), { "const": "" }] })
    }
    let mut properties = Map::new();
    properties.insert(KEY.to_owned(), key(generator).into());
    for field in Field::ALL {
        let schema = match field {
            Field::Subject => generator.subschema_for::<Subject>().into(),
            Field::Kind => generator.subschema_for::<Kind>().into(),
            Field::Text => json!({ "type": "string", "minLength": 1, "maxLength": TEXT_MAX }),
            Field::Lang => or_empty::<TextLanguage>(generator),
            Field::LifeStage => or_empty::<LifeStage>(generator),
            Field::PartnerRole => or_empty::<PartnerRole>(generator),
            Field::Area => or_empty::<Area>(generator),
            Field::MayPublish => json!({ "enum": ["true", "on", "false", ""] }),
            Field::Contact => json!({ "type": "string" }),
            Field::Surface => or_empty::<Surface>(generator),
            Field::Language => or_empty::<Language>(generator),
            Field::Consent => or_empty::<Consent>(generator),
        };
        properties.insert(field.input_name().to_owned(), schema);
    }
    json_schema!({
        "type": "object",
        "properties": properties,
        "required": [KEY, Field::Subject.input_name(), Field::Kind.input_name(), Field::Text.input_name()],
    })
}

/// What a writer says of an answer.
pub(super) fn reply_form(generator: &mut SchemaGenerator) -> Schema {
    let mut properties = proof(generator);
    properties.insert(HELPFUL.to_owned(), json!({ "enum": ["yes", "no"] }));
    properties.insert(
        REPLY_TEXT.to_owned(),
        json!({ "type": "string", "maxLength": NOTE_MAX }),
    );
    json_schema!({ "type": "object", "properties": properties, "required": [HELPFUL] })
}

/// That a writer means it.
pub(super) fn withdrawal_form(generator: &mut SchemaGenerator) -> Schema {
    let mut properties = proof(generator);
    properties.insert(CONFIRMED.to_owned(), json!({ "const": "yes" }));
    json_schema!({ "type": "object", "properties": properties, "required": [CONFIRMED] })
}

/// What shows that the opinion is one's own, and nothing else.
pub(super) fn undo_form(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "properties": proof(generator) })
}

/// A control code.
pub(super) fn control_code_form(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "properties": { CONTROL_CODE: generator.subschema_for::<ControlCode>() },
        "required": [CONTROL_CODE],
    })
}

/// The control code, without which only receipts can be acted on that were given out before there
/// were codes; and the idempotency key, by which the device that sent the opinion is known.
fn proof(generator: &mut SchemaGenerator) -> Map<String, Value> {
    let code = generator.subschema_for::<ControlCode>();
    let key = key(generator);
    Map::from_iter([
        (
            CONTROL_CODE.to_owned(),
            json!({ "anyOf": [code, { "const": "" }] }),
        ),
        (KEY.to_owned(), json!({ "anyOf": [key, { "const": "" }] })),
    ])
}
