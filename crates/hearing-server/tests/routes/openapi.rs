//! The OpenAPI document, held against the routes and against what they check.

use std::collections::BTreeSet;

use hearing_server::app::routes;
use insta::assert_yaml_snapshot;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::{Server, key, opinion, opinion_with};

/// The document as it is served.
pub async fn document(server: &Server) -> Value {
    let answer = server.get("/api/openapi.json").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    answer.json()
}

/// What checks a value against a schema of the document.
pub fn validator(document: &Value, schema: &Value) -> Validator {
    let mut schema = schema.clone();
    schema["components"] = document["components"].clone();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Every operation, with its method and path.
pub fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap();
            methods
                .iter()
                .map(|(method, operation)| (method.to_uppercase(), path.clone(), operation.clone()))
        })
        .collect()
}

#[tokio::test]
async fn every_public_route_is_described_and_no_other() {
    let server = Server::bare().await;
    let document = document(&server).await;
    let described: BTreeSet<_> = operations(&document)
        .into_iter()
        .map(|(method, path, _)| (method, path))
        .collect();
    let public: BTreeSet<_> = routes(&server.state)
        .into_iter()
        .filter(|route| route.path != "/staff" && !route.path.starts_with("/staff/"))
        .map(|route| (route.method.to_string(), route.path.to_owned()))
        .collect();
    assert_eq!(described, public);
}

/// So that a review sees what changes for those who read it; CONTRIBUTING.md has how that is accepted.
#[tokio::test]
async fn the_document_is_as_it_was_looked_at() {
    let server = Server::bare().await;
    assert_yaml_snapshot!("document", document(&server).await);
}

#[tokio::test]
async fn the_document_is_whole() {
    let server = Server::with_public_url("https://navi.example.jp").await;
    let document = document(&server).await;
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"][0]["url"], "https://navi.example.jp");
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for (name, schema) in schemas {
        assert!(jsonschema::draft202012::meta::is_valid(schema), "{name}");
        validator(&document, schema);
    }
    let text = document.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
    let mut names = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let name = operation["operationId"].as_str().unwrap().to_owned();
        assert!(names.insert(name), "{method} {path}");
        let none = Vec::new();
        let parameters = operation["parameters"].as_array().unwrap_or(&none);
        let in_path: BTreeSet<_> = parameters
            .iter()
            .filter(|parameter| parameter["in"] == "path")
            .map(|parameter| format!("{{{}}}", parameter["name"].as_str().unwrap()))
            .collect();
        let in_braces: BTreeSet<_> = path
            .split('/')
            .filter(|segment| segment.starts_with('{'))
            .map(str::to_owned)
            .collect();
        assert_eq!(in_path, in_braces, "{method} {path}");
        for parameter in parameters {
            validator(&document, &parameter["schema"]);
        }
    }
    let post = &document["paths"]["/api/opinions"]["post"];
    assert_eq!(post["parameters"][0]["name"], "Idempotency-Key");
    assert_eq!(post["parameters"][0]["required"], true);
    let problem = &post["responses"]["422"]["content"]["application/problem+json"];
    assert_eq!(problem["schema"]["$ref"], "#/components/schemas/Problem");
}

/// Fields of an opinion, each with values that are taken and values that are not.
const VALUES: [(&str, &[&str]); 10] = [
    (
        "subject",
        &[
            "plan",
            "goal-3",
            "goal-4",
            "5-9",
            "5-10",
            "001-5-9",
            "001-2-2",
            "000-2-2-3",
            "001-2-2-3",
            "001-5-1-1",
            "000-2-2-99",
            "",
            "2-02",
        ],
    ),
    ("kind", &["concern", "complaint", "", "Concern"]),
    (
        "text",
        &[
            "a",
            "",
            "\u{3000}\n",
            "\u{200B}",
            "\u{FE0F}",
            "a\0",
            "a\u{7}b",
            "a\u{9B}b",
            "a\u{202E}b",
            "a\u{2069}b",
            "a\u{200F}b",
            "a\tb\r\nc",
            "שלום",
            "𠮷",
            "\u{2065}",
            "a\u{2028}b",
            "\u{E0001}",
            "\u{61C}",
        ],
    ),
    ("life_stage", &["infant", "baby"]),
    ("partner_role", &["resident", "citizen", "nobody"]),
    ("area", &["ofuna", "outside", "zushi"]),
    (
        "surface",
        &["phone", "embed", "kiosk-ofuna", "kiosk", "kiosk-zushi"],
    ),
    ("language", &["ja", "en", "de"]),
    ("lang", &["ja", "zh-Hans", "und", "zh", "KO"]),
    (
        "contact",
        &[
            "a@b.jp",
            "a@b",
            "a",
            "@b.jp",
            "a@b.jp\nBcc: c@d.jp",
            "a..b.@b-c.jp",
            "a@-b.jp",
            "a@b-.jp",
            "a@b..jp",
            "<a@b.jp>",
            "a b@c.jp",
            "花@b.jp",
        ],
    ),
];

#[tokio::test]
async fn the_document_and_the_endpoint_agree_on_what_is_an_opinion() {
    let server = Server::bare().await;
    let document = document(&server).await;
    let opinions = validator(
        &document,
        &json!({ "$ref": "#/components/schemas/NewOpinion" }),
    );
    let mut least = opinion();
    for name in [
        "life_stage",
        "area",
        "may_publish",
        "contact",
        "surface",
        "language",
    ] {
        least.as_object_mut().unwrap().remove(name);
    }
    let mut cases = vec![least, opinion(), json!({}), json!([]), json!(null)];
    for name in ["subject", "kind", "text"] {
        let mut without = opinion();
        without.as_object_mut().unwrap().remove(name);
        cases.push(without);
    }
    for (name, values) in VALUES {
        cases.extend(values.iter().map(|value| opinion_with(name, *value)));
        for value in [json!(1), json!(true), json!([]), json!({})] {
            if name != "text" || !value.is_null() {
                cases.push(opinion_with(name, value));
            }
        }
    }
    for value in [json!(true), json!(false), json!("true"), json!(1)] {
        cases.push(opinion_with("may_publish", value));
    }
    for (length, name) in [
        (2_000, "text"),
        (2_001, "text"),
        (64, "contact"),
        (65, "contact"),
    ] {
        let value = match name {
            "text" => "𠮷".repeat(length),
            _ => format!("{}@b.jp", "a".repeat(length)),
        };
        cases.push(opinion_with(name, value));
    }
    let mut counts = [0, 0];
    for case in cases {
        let answer = server.post(&key(), case.to_string()).await;
        let is_taken = answer.status == 201;
        assert_eq!(
            opinions.is_valid(&case),
            is_taken,
            "{case}: {}",
            answer.text()
        );
        counts[usize::from(is_taken)] += 1;
    }
    assert!(counts[0] > 50 && counts[1] > 20, "{counts:?}");
}
