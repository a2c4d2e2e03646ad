//! Every input that the OpenAPI document describes, given values that fit and values that do not.
//! What comes back is always something that the document says.

use axum::body::Body;
use axum::http::{HeaderValue, Request};
use hearing_api::Outcome;
use hearing_server::staff::Role;
use hearing_server::workflow::Act;
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::{Union, ValueTree};
use proptest::string::string_regex;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

use super::openapi::{document, operations, validator};
use crate::support::{Answer, Server, key, opinion};

/// What the values come from: another number, other values. A failure names its request.
const SEED: [u8; 32] = *b"2026-04-01 opinions of Kamakura!";

/// How many requests each operation gets.
const REQUESTS: usize = 80;

/// Texts that have broken things elsewhere.
const HOSTILE: [&[u8]; 22] = [
    b"",
    b"\0",
    b"\xFF\xFE",
    b"\xED\xA0\x80",
    b"%00",
    b"%",
    b"..",
    b"../../etc/passwd",
    b"a/b",
    b"<script>alert(1)</script>",
    b"\"><img src=x onerror=alert(1)>",
    b"' OR '1'='1' --",
    b"'; DROP TABLE opinions; --",
    b"=HYPERLINK(\"http://a\")",
    b"a\r\nSet-Cookie: a=b",
    b"9223372036854775808",
    b"-1",
    b"NaN",
    "\u{202E}abc".as_bytes(),
    "\u{FFFE}\u{FFFF}\u{10FFFF}".as_bytes(),
    "０４６７".as_bytes(),
    b"0b8f4a0e-9d5c-8c53-8d2c-5d7f5c1b2a3e",
];

/// Where values come from.
struct Source<'a> {
    document: &'a Value,
    /// Receipts of opinions that are there.
    receipts: Vec<Value>,
    /// The keys that they were sent with.
    keys: Vec<String>,
    /// What gives out keys for forms.
    server: &'a Server,
}

impl Source<'_> {
    /// Values that fit the schema, as far as it can say.
    fn fitting(&self, schema: &Value) -> BoxedStrategy<Value> {
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.strip_prefix('#').unwrap();
            let fitting = self.fitting(self.document.pointer(pointer).unwrap());
            return match pointer.rsplit('/').next().unwrap() {
                "Receipt" => prop_oneof![3 => select(self.receipts.clone()), 1 => fitting].boxed(),
                _ => fitting,
            };
        }
        if let Some(value) = schema.get("const") {
            return Just(value.clone()).boxed();
        }
        if let Some(values) = schema["enum"].as_array() {
            return select(values.clone()).boxed();
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            return Union::new(choices.iter().map(|choice| self.fitting(choice))).boxed();
        }
        if let Some(types) = schema["type"].as_array() {
            let of_type = |name: &Value| {
                let mut one = schema.clone();
                one["type"] = name.clone();
                self.fitting(&one)
            };
            return Union::new(types.iter().map(of_type)).boxed();
        }
        match schema["type"].as_str().unwrap() {
            "null" => Just(Value::Null).boxed(),
            "boolean" => any::<bool>().prop_map(Value::from).boxed(),
            "integer" => prop_oneof![Just(1_i64), 1..i64::MAX]
                .prop_map(Value::from)
                .boxed(),
            "string" => self.texts(schema),
            "object" => self.objects(schema),
            other => panic!("no values for {other}"),
        }
    }

    fn texts(&self, schema: &Value) -> BoxedStrategy<Value> {
        let texts = match schema["pattern"].as_str() {
            Some(pattern) => {
                let unanchored = pattern.trim_start_matches('^').trim_end_matches('$');
                // Digits of all scripts are not meant.
                string_regex(&unanchored.replace(r"\d", "[0-9]"))
                    .unwrap()
                    .boxed()
            }
            None => {
                let ends = |longest: u64| longest.saturating_sub(1) as usize..=longest as usize;
                let longest = schema["maxLength"].as_u64().unwrap_or(300);
                prop_oneof![
                    4 => string_regex("(?s).{1,40}").unwrap(),
                    2 => string_regex("[ -~ぁ-ん一-龠𠮷\n\t]{1,300}").unwrap(),
                    1 => ends(longest).prop_map(|length| "𠮷".repeat(length)),
                ]
                .boxed()
            }
        };
        let validator = validator(self.document, schema);
        texts
            .prop_map(Value::from)
            .prop_filter("it fits", move |value| validator.is_valid(value))
            .boxed()
    }

    fn objects(&self, schema: &Value) -> BoxedStrategy<Value> {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let members: Vec<BoxedStrategy<Option<(String, Value)>>> = schema["properties"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, schema)| {
                let needed = required.contains(&Value::from(name.as_str()));
                let name = name.clone();
                let member = self
                    .fitting(schema)
                    .prop_map(move |value| Some((name.clone(), value)));
                if needed {
                    member.boxed()
                } else {
                    prop_oneof![Just(None), member].boxed()
                }
            })
            .collect();
        members
            .prop_map(|members| Value::Object(members.into_iter().flatten().collect()))
            .boxed()
    }
}

/// Bytes that nobody should send.
fn hostile() -> BoxedStrategy<Vec<u8>> {
    prop_oneof![
        6 => select(HOSTILE.to_vec()).prop_map(<[u8]>::to_vec),
        2 => any::<Vec<u8>>(),
        2 => any::<String>().prop_map(String::into_bytes),
        1 => Just(b"a".repeat(9_000)),
    ]
    .boxed()
}

/// JSON that is of another shape than it should be.
fn any_json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        hostile().prop_map(|bytes| Value::from(String::from_utf8_lossy(&bytes).into_owned())),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
    .boxed()
}

/// Bodies that are no JSON, or too much of it.
fn broken_json() -> BoxedStrategy<Vec<u8>> {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    prop_oneof![
        hostile(),
        any_json().prop_map(|value| value.to_string().into_bytes()),
        Just(deep(10_000).into_bytes()),
        Just(format!("{{\"text\":{}}}", deep(200)).into_bytes()),
        Just(vec![b' '; 10_000_000]),
        Just(b"{\"text\":\"\xFF\"}".to_vec()),
        Just(b"{\"text\":\"\\ud800\"}".to_vec()),
        Just(b"{\"kind\":1e999}".to_vec()),
    ]
    .boxed()
}

fn draw<T: std::fmt::Debug>(runner: &mut TestRunner, values: &BoxedStrategy<T>) -> T {
    values.new_tree(runner).unwrap().current()
}

fn is_lucky(runner: &mut TestRunner, of: u32) -> bool {
    runner.rng().random_range(0..of) == 0
}

/// The text of a value in an address, a header or a form.
fn plain(value: &Value) -> Vec<u8> {
    match value {
        Value::String(text) => text.clone().into_bytes(),
        other => other.to_string().into_bytes(),
    }
}

fn encoded(bytes: &[u8]) -> String {
    percent_encode(bytes, NON_ALPHANUMERIC).to_string()
}

/// A server with opinions in every state, of which receipts and voices are known.
async fn city() -> (Server, Vec<Value>, Vec<String>) {
    let server = Server::with_files(&[
        ("index.html", ""),
        ("opinions/index.html", ""),
        ("opinions/new/index.html", "<form></form>"),
        ("search/index.html", ""),
        ("en/policies/index.html", ""),
        ("en/search/index.html", ""),
        ("ko/policies/index.html", ""),
        ("ko/search/index.html", ""),
        ("zh-hans/policies/index.html", ""),
        ("zh-hans/search/index.html", ""),
    ])
    .await;
    let clerk = server.signed_in(Role::Publisher).await;
    let (mut receipts, mut keys) = (Vec::new(), Vec::new());
    for number in 1..=8 {
        let key = key();
        let sent = server.post(&key, opinion().to_string()).await.json();
        keys.push(key);
        receipts.push(sent["receipt"].clone());
        server
            .store
            .act(clerk.id, number, None, &Act::Publish)
            .await
            .unwrap()
            .unwrap();
        if number % 2 == 0 {
            let answer = Act::Answer {
                outcome: Outcome::Noted,
                text: "参考にします。".to_owned(),
            };
            let done = server.store.act(clerk.id, number, None, &answer).await;
            done.unwrap().unwrap();
        }
    }
    (server, receipts, keys)
}

#[tokio::test]
async fn whatever_is_asked_is_answered_as_described() {
    let (server, receipts, keys) = city().await;
    let document = document(&server).await;
    let source = Source {
        document: &document,
        receipts,
        keys,
        server: &server,
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut operations = operations(&document);
    // What was taken back cannot be followed any further, and only that can be given again.
    operations.sort_by_key(|(_, path, _)| {
        (
            path.ends_with("/undo-withdrawal"),
            path.ends_with("/withdraw"),
        )
    });
    for (method, path, operation) in operations {
        let mut successes = 0;
        for round in 0..REQUESTS {
            // At first every value fits.
            let chance = if round < REQUESTS / 3 { u32::MAX } else { 3 };
            let (request, asked) =
                draw_request(&source, &mut runner, &method, &path, &operation, chance);
            let answer = server.ask(request).await;
            assert_is_described(&document, &operation, &answer, &asked);
            let is_fine = answer.status.is_success() || answer.status.is_redirection();
            successes += u32::from(is_fine);
            if chance == u32::MAX && path == "/api/opinions" {
                assert!(is_fine, "{asked}: {}", answer.text());
            }
        }
        assert!(successes > 5, "{method} {path} never works");
    }
}

/// A request, and what to call it in a failure. Once in `chance` a value does not fit.
fn draw_request(
    source: &Source<'_>,
    runner: &mut TestRunner,
    method: &str,
    path: &str,
    operation: &Value,
    chance: u32,
) -> (Request<Body>, String) {
    let withdraws = path == "/api/opinions/withdraw";
    let (mut path, mut query, mut headers) = (path.to_owned(), Vec::new(), Vec::new());
    let mut receipt = None;
    let none = Vec::new();
    for parameter in operation["parameters"].as_array().unwrap_or(&none) {
        let name = parameter["name"].as_str().unwrap();
        let value = if is_lucky(runner, chance) {
            draw(runner, &hostile())
        } else {
            plain(&draw(runner, &source.fitting(&parameter["schema"])))
        };
        if name == "receipt" {
            receipt = String::from_utf8(value.clone()).ok();
        }
        let value = match name {
            "Idempotency-Key" if withdraws && is_lucky(runner, 2) => {
                draw(runner, &select(source.keys.clone()).boxed()).into_bytes()
            }
            _ => value,
        };
        match parameter["in"].as_str().unwrap() {
            // An empty segment would be another address.
            "path" if value.is_empty() => path = path.replace(&format!("{{{name}}}"), "x"),
            "path" => path = path.replace(&format!("{{{name}}}"), &encoded(&value)),
            "query" if is_lucky(runner, 2) => query.push(format!("{name}={}", encoded(&value))),
            "query" => {}
            _ => headers.push((name.to_owned(), value)),
        }
    }
    if is_lucky(runner, chance) {
        query.push(encoded(&draw(runner, &hostile())));
    }
    let mut body = Vec::new();
    if let Some(content) = operation["requestBody"]["content"].as_object() {
        let (media_type, content) = content.iter().next().unwrap();
        let mut given = media_type.clone().into_bytes();
        if is_lucky(runner, chance.saturating_mul(4)) {
            given = draw(runner, &hostile());
        }
        headers.push(("content-type".to_owned(), given));
        let mut fitting = draw(runner, &source.fitting(&content["schema"]));
        // No schema says which code is a receipt's.
        if let Some(Ok(receipt)) = receipt.map(|receipt| receipt.parse())
            && content["schema"]["properties"]
                .get("control-code")
                .is_some()
        {
            fitting["control-code"] = source.server.store.control_code(receipt).to_string().into();
        }
        body = draw_body(source, runner, media_type, fitting, chance);
    }
    let address = if query.is_empty() {
        path
    } else {
        format!("{path}?{}", query.join("&"))
    };
    let begin = String::from_utf8_lossy(&body[..body.len().min(2_000)]).into_owned();
    let asked = format!("{method} {address} {headers:?} {begin}");
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        // What no client can send is left out.
        if let Ok(value) = HeaderValue::from_bytes(&value) {
            request = request.header(name, value);
        }
    }
    (request.body(Body::from(body)).unwrap(), asked)
}

fn draw_body(
    source: &Source<'_>,
    runner: &mut TestRunner,
    media_type: &str,
    fitting: Value,
    chance: u32,
) -> Vec<u8> {
    let Value::Object(mut members) = fitting else {
        panic!("bodies are objects");
    };
    if let Some(key) = members.get_mut("key") {
        *key = source.server.form_key().into();
    }
    if is_lucky(runner, chance.saturating_mul(2)) {
        return draw(runner, &broken_json());
    }
    if is_lucky(runner, chance) {
        break_a_member(runner, &mut members);
    }
    if media_type == "application/json" {
        return Value::Object(members).to_string().into_bytes();
    }
    let pairs: Vec<String> = members
        .iter()
        .map(|(name, value)| {
            let value = match is_lucky(runner, chance.saturating_mul(3)) {
                true => draw(runner, &hostile()),
                false => plain(value),
            };
            format!("{}={}", encoded(name.as_bytes()), encoded(&value))
        })
        .collect();
    pairs.join("&").into_bytes()
}

/// Changes, removes or adds a member.
fn break_a_member(runner: &mut TestRunner, members: &mut Map<String, Value>) {
    let names: Vec<String> = members
        .keys()
        .cloned()
        .chain(["other".to_owned()])
        .collect();
    let name = draw(runner, &select(names).boxed());
    if is_lucky(runner, 4) {
        members.remove(&name);
    } else {
        members.insert(name, draw(runner, &any_json()));
    }
}

#[track_caller]
fn assert_is_described(document: &Value, operation: &Value, answer: &Answer, asked: &str) {
    let status = answer.status.as_u16();
    assert!(status < 500, "{status} to {asked}");
    let response = &operation["responses"][status.to_string()];
    assert!(response.is_object(), "{status} is not described: {asked}");
    let given = answer.header("content-type");
    let Some(content) = response["content"].as_object() else {
        assert_eq!((given, answer.body.len()), ("", 0), "{status} to {asked}");
        return;
    };
    let described = content.get(given);
    let described = described.unwrap_or_else(|| panic!("{given} of {status}: {asked}"));
    if given.ends_with("json") {
        let validator = validator(document, &described["schema"]);
        let value = answer.json();
        let errors: Vec<_> = validator
            .iter_errors(&value)
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?} in {value}: {asked}");
        if given == "application/problem+json" {
            assert_eq!(value["status"], json!(status), "{asked}");
        }
    }
}
