use std::collections::BTreeSet;

use axum::http::Method;
use hearing_api::Subject;
use pages::contract::site;
use plan::Plan;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

use super::Operation;
use crate::middleware::query_encoding;

/// A route that the document describes.
pub(crate) struct DescribedRoute<'a> {
    /// Its method.
    pub(crate) method: &'a Method,
    /// Its path, with its parameters in braces.
    pub(crate) path: &'static str,
    /// What the document says of it.
    pub(crate) operation: &'a Operation,
}

/// The document of every route that has an operation, about this plan, at this address.
pub(crate) fn document<'a>(
    routes: impl Iterator<Item = DescribedRoute<'a>>,
    plan: &Plan<'_>,
    public_url: Option<&str>,
) -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        })
        .with_transform(RecursiveTransform(without_links))
        .for_deserialize()
        .into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for route in routes {
        let path = paths
            .entry(route.path)
            .or_insert_with(|| Value::Object(Map::new()));
        let mut operation = route.operation.clone();
        if query_encoding::is_led(route.method, route.path) {
            let description = "The query is not UTF-8; the same address in UTF-8.";
            operation = operation.answers(307, description, None);
        }
        path[method(route.method)] = operation.describe(&mut generator);
    }
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Subject".to_owned(), subjects(plan).into());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("{}：ご意見の受付", site::NAME),
            "summary": "Sends an opinion about Kamakura's plan, follows it, and reads what the city has published.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "servers": [{ "url": public_url.unwrap_or("/") }],
        "security": [],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// Forgets where a comment leads to in the code.
fn without_links(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace("[`", "`").replace("`]", "`");
    }
}

fn method(method: &Method) -> String {
    method.as_str().to_ascii_lowercase()
}

/// Everything in the plan that an opinion can be about, one by one.
fn subjects(plan: &Plan<'_>) -> Schema {
    let goals = plan.vision.goals.iter();
    let policies = plan.policies.iter();
    let policies = policies.map(|policy| Subject::Policy(policy.id()));
    let names_policy = |code: &String| {
        let subject = code.parse::<Subject>();
        subject.is_ok_and(|subject| subject.exists(plan))
    };
    let codes = policies.clone().map(|subject| subject.code());
    let codes: BTreeSet<String> = codes.filter(names_policy).collect();
    let measures = plan.policies.iter().flat_map(|policy| {
        let measures = policy.measures.iter();
        measures.map(|measure| Subject::measure(policy, measure.number))
    });
    let all: Vec<String> = [Subject::Plan, Subject::Undecided]
        .into_iter()
        .chain(goals.map(|goal| Subject::Goal(goal.number)))
        .chain(policies)
        .chain(measures)
        .map(|subject| subject.to_string())
        .chain(codes)
        .collect();
    json_schema!({
        "description": "What an opinion is about: the whole plan, goal-1, the policy 000-2-2 (edition, \
            policy) or the measure 000-2-2-3 (edition, policy, number). A request may also name a \
            policy without its edition, as earlier versions did: 5-1 to 5-9 are then those of 001, \
            the others those of 000.",
        "type": "string",
        "enum": all,
    })
}
