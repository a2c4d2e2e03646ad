use axum::body::{Body, Bytes};
use axum::http::Request;
use hearing_api::{Accepted, Receipt};
use http_body_util::channel::Channel;
use serde_json::{Value, json};

use crate::support::{Server, key, opinion, opinion_with};

#[tokio::test]
async fn an_opinion_is_kept_as_it_was_sent() {
    let server = Server::bare().await;
    let answer = server.post(&key(), opinion().to_string()).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "no-store");
    let accepted: Accepted = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(
        answer.header("location"),
        format!("/api/opinions/{}", accepted.receipt)
    );
    let row: (String, String, String, String, Option<String>, i64, String, String, String) = sqlx::query_as(
        "SELECT receipt, subject, kind, text, partner_role, may_publish, contact, surface, received_at FROM opinions",
    )
    .fetch_one(&mut server.database().await)
    .await
    .unwrap();
    let expected = (
        accepted.receipt.to_string(),
        "000-2-2".to_owned(),
        "proposal".to_owned(),
        "放課後の居場所を増やしてほしいです。".to_owned(),
        None,
        1,
        "hanako@example.jp".to_owned(),
        "phone".to_owned(),
        accepted.received_at,
    );
    assert_eq!(row, expected);
    assert_eq!(
        server
            .number("SELECT count(*) FROM history WHERE status = 'received'")
            .await,
        1
    );
}

#[tokio::test]
async fn the_least_that_is_needed() {
    let server = Server::bare().await;
    let body = json!({ "subject": "plan", "kind": "support", "text": "あ", "contact": "", "area": null, "later": 1 });
    assert_eq!(server.post(&key(), body.to_string()).await.status, 201);
    let defaults: (String, String, i64, Option<String>) =
        sqlx::query_as("SELECT surface, language, may_publish, contact FROM opinions")
            .fetch_one(&mut server.database().await)
            .await
            .unwrap();
    assert_eq!(defaults, ("phone".to_owned(), "ja".to_owned(), 0, None));
}

#[tokio::test]
async fn the_same_again_is_the_same_opinion() {
    let server = Server::bare().await;
    let key = key();
    let first = server.post(&key, opinion().to_string()).await;
    let again = server
        .post(&key.to_uppercase(), opinion().to_string())
        .await;
    let blanks = server
        .post(
            &key,
            opinion_with("text", " 放課後の居場所を増やしてほしいです。\r\n").to_string(),
        )
        .await;
    assert_eq!(
        (
            first.status.as_u16(),
            again.status.as_u16(),
            blanks.status.as_u16()
        ),
        (201, 200, 200)
    );
    assert_eq!(first.json(), again.json());
    assert_eq!(first.json(), blanks.json());
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 1);
}

#[tokio::test]
async fn a_key_belongs_to_one_opinion() {
    let server = Server::bare().await;
    let key = key();
    server.post(&key, opinion().to_string()).await;
    let other = server
        .post(&key, opinion_with("text", "別の意見").to_string())
        .await;
    other.assert_problem(422, "key-reused");
    assert!(other.json().get("errors").is_none());
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_at_once_are_one_opinion() {
    let server = std::sync::Arc::new(Server::bare().await);
    let key = key();
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let (server, key) = (server.clone(), key.clone());
            tokio::spawn(async move { server.post(&key, opinion().to_string()).await })
        })
        .collect();
    let mut receipts = std::collections::HashSet::new();
    let mut created = 0;
    for task in tasks {
        let answer = task.await.unwrap();
        match answer.status.as_u16() {
            201 => created += 1,
            status => assert_eq!(status, 200),
        }
        receipts.insert(answer.json()["receipt"].as_str().unwrap().to_owned());
    }
    assert_eq!((created, receipts.len()), (1, 1));
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 1);
    assert_eq!(server.number("SELECT count(*) FROM history").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_at_once_are_all_kept() {
    let server = std::sync::Arc::new(Server::bare().await);
    let tasks: Vec<_> = (0..500)
        .map(|_| {
            let server = server.clone();
            tokio::spawn(async move { server.post(&key(), opinion().to_string()).await })
        })
        .collect();
    let mut receipts = std::collections::HashSet::new();
    for task in tasks {
        let accepted: Accepted = serde_json::from_slice(&task.await.unwrap().body).unwrap();
        receipts.insert(accepted.receipt);
    }
    assert_eq!(receipts.len(), 500);
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 500);
}

#[tokio::test]
async fn an_opinion_that_the_schema_refuses_keeps_no_other_out() {
    let server = std::sync::Arc::new(Server::bare().await);
    sqlx::query(if server.is_on_postgresql() {
        "ALTER TABLE opinions ADD CONSTRAINT refuse CHECK (kind <> 'concern')"
    } else {
        "CREATE TRIGGER refuse BEFORE INSERT ON opinions WHEN new.kind = 'concern'
         BEGIN INSERT INTO history (opinion_id, status, at) VALUES (NULL, '', ''); END"
    })
    .execute(&mut server.database().await)
    .await
    .unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|number| {
            let server = server.clone();
            let kind = if number == 7 { "concern" } else { "support" };
            tokio::spawn(async move {
                server
                    .post(&key(), opinion_with("kind", kind).to_string())
                    .await
            })
        })
        .collect();
    let mut statuses = Vec::new();
    for task in tasks {
        statuses.push(task.await.unwrap().status.as_u16());
    }
    assert_eq!(statuses.remove(7), 503);
    assert_eq!(statuses, [201; 19]);
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 19);
}

#[tokio::test]
async fn a_key_is_needed_and_is_a_uuid() {
    let server = Server::bare().await;
    for key in [
        "",
        "1",
        "00000000-0000-0000-0000-000000000000",
        "not-a-uuid-but-of-the-same-length-ok!",
    ] {
        server
            .post(key, opinion().to_string())
            .await
            .assert_problem(400, "invalid-key");
    }
    let without = Request::post("/api/opinions").header("content-type", "application/json");
    let answer = server
        .ask(without.body(Body::from(opinion().to_string())).unwrap())
        .await;
    answer.assert_problem(400, "invalid-key");
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
}

#[tokio::test]
async fn every_bad_field_is_named() {
    let server = Server::bare().await;
    let nothing = server.post(&key(), "{}").await;
    nothing.assert_problem(422, "invalid-opinion");
    let named = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(field, rule)| ((*field).to_owned(), (*rule).to_owned()))
            .collect()
    };
    let required = [
        ("subject", "required"),
        ("kind", "required"),
        ("text", "required"),
    ];
    assert_eq!(nothing.violations(), named(&required));
    let everything = json!({
        "subject": "9-9", "kind": "rant", "text": 5, "life_stage": "child", "partner_role": "市民",
        "area": ["ofuna"], "may_publish": "true", "contact": "hanako", "surface": "kiosk-zushi", "language": "tlh",
    });
    let answer = server.post(&key(), everything.to_string()).await;
    let expected = [
        ("subject", "unknown"),
        ("kind", "unknown"),
        ("text", "wrong-type"),
        ("life_stage", "unknown"),
        ("partner_role", "unknown"),
        ("area", "wrong-type"),
        ("may_publish", "wrong-type"),
        ("contact", "not-an-address"),
        ("surface", "unknown"),
        ("language", "unknown"),
    ];
    assert_eq!(answer.violations(), named(&expected));
}

#[tokio::test]
async fn one_bad_field_at_a_time() {
    let server = Server::bare().await;
    let cases: [(&str, Value, &str); 12] = [
        ("subject", "5-10".into(), "not-in-plan"),
        ("subject", "goal-4".into(), "not-in-plan"),
        ("subject", "001-2-2-1".into(), "not-in-plan"),
        ("text", "".into(), "required"),
        ("text", "\u{3000}\u{200B}\r\n".into(), "required"),
        ("text", "あ".repeat(2_001).into(), "too-long"),
        ("text", "\u{E0041}\u{3}\u{34F}".into(), "required"),
        ("text", "a\u{202E}b".into(), "bidi-control"),
        (
            "contact",
            format!("{}@example.jp", "a".repeat(250)).into(),
            "too-long",
        ),
        ("contact", "a@b.jp\r\nBcc: c@d.jp".into(), "not-an-address"),
        ("may_publish", 1.into(), "wrong-type"),
        ("kind", json!({}), "wrong-type"),
    ];
    for (field, value, rule) in cases {
        let answer = server
            .post(&key(), opinion_with(field, value).to_string())
            .await;
        answer.assert_problem(422, "invalid-opinion");
        assert_eq!(answer.violations(), [(field.to_owned(), rule.to_owned())]);
    }
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
}

#[tokio::test]
async fn two_thousand_characters_fit_however_they_are_escaped() {
    let server = Server::bare().await;
    let text = "𠮷".repeat(2_000);
    assert_eq!(
        server
            .post(&key(), opinion_with("text", text.clone()).to_string())
            .await
            .status,
        201
    );
    let escaped = opinion_with("text", text)
        .to_string()
        .replace('𠮷', "\\ud842\\udfb7");
    assert_eq!(server.post(&key(), escaped).await.status, 201);
    assert_eq!(
        server
            .number("SELECT min(length(text)) FROM opinions")
            .await,
        2_000
    );
}

#[tokio::test]
async fn hostile_bodies_are_refused_in_words() {
    let server = Server::bare().await;
    let deep = format!("{{\"text\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let malformed: [Vec<u8>; 9] = [
        b"".to_vec(),
        b"{".to_vec(),
        b"[]".to_vec(),
        b"null".to_vec(),
        b"\"text\"".to_vec(),
        b"{\"text\":\"\xFF\xFE\"}".to_vec(),
        b"{\"text\":\"\\ud800\"}".to_vec(),
        b"{\"text\":\"a\0b\"}".to_vec(),
        deep.into_bytes(),
    ];
    for body in malformed {
        server
            .post(&key(), body)
            .await
            .assert_problem(400, "malformed-body");
    }
    let large = opinion_with("text", "あ".repeat(4_000_000)).to_string();
    server
        .post(&key(), large)
        .await
        .assert_problem(413, "body-too-large");
    assert_eq!(server.number("SELECT count(*) FROM opinions").await, 0);
}

#[tokio::test]
async fn only_json_is_taken() {
    let server = Server::bare().await;
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "",
    ] {
        let request = Request::post("/api/opinions")
            .header("content-type", content_type)
            .header("idempotency-key", key());
        let answer = server
            .ask(request.body(Body::from(opinion().to_string())).unwrap())
            .await;
        answer.assert_problem(415, "unsupported-media-type");
    }
    let request = Request::post("/api/opinions")
        .header("content-type", "Application/JSON; charset=utf-8")
        .header("idempotency-key", key());
    assert_eq!(
        server
            .ask(request.body(Body::from(opinion().to_string())).unwrap())
            .await
            .status,
        201
    );
}

#[tokio::test]
async fn what_looks_like_markup_or_sql_is_text() {
    let server = Server::bare().await;
    let text = "<script>alert(1)</script>'); DROP TABLE opinions; -- =cmd|' /C calc'!A0";
    assert_eq!(
        server
            .post(&key(), opinion_with("text", text).to_string())
            .await
            .status,
        201
    );
    let kept: String = sqlx::query_scalar("SELECT text FROM opinions")
        .fetch_one(&mut server.database().await)
        .await
        .unwrap();
    assert_eq!(kept, text);
}

#[tokio::test]
async fn other_methods_and_addresses_are_problems_too() {
    let server = Server::bare().await;
    let get = server.get("/api/opinions").await;
    get.assert_problem(405, "method-not-allowed");
    assert_eq!(get.header("allow"), "POST");
    server.get("/api").await.assert_problem(404, "not-found");
    server
        .get("/api/nothing")
        .await
        .assert_problem(404, "not-found");
}

#[tokio::test]
async fn a_closed_store_is_said_to_be_unavailable() {
    let server = Server::bare().await;
    server.store.close().await;
    server
        .post(&key(), opinion().to_string())
        .await
        .assert_problem(503, "unavailable");
    let receipt = Receipt::from_random([0; 11]);
    server
        .get(&format!("/api/opinions/{receipt}"))
        .await
        .assert_problem(503, "unavailable");
}

#[tokio::test]
async fn a_body_that_never_ends_is_not_waited_for() {
    let server = Server::bare().await;
    // From here on, time passes as soon as there is nothing else to do.
    tokio::time::pause();
    let (_open, body) = Channel::<Bytes>::new(1);
    server
        .post(&key(), Body::new(body))
        .await
        .assert_problem(503, "timeout");
    let (_open, body) = Channel::<Bytes>::new(1);
    let page = server.post_form(Body::new(body)).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.status, 503);
}
