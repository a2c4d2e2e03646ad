//! What one address may ask for in a while. The budgets themselves are tested where they are.

use axum::body::Body;
use axum::http::Request;

use crate::support::{Answer, Server, key, opinion};

/// One of the addresses that a flood comes from.
const FLOOD: &str = "192.0.2.1";

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

fn post(path: &str, body: &str) -> Request<Body> {
    Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()))
        .unwrap()
}

fn post_opinion() -> Request<Body> {
    Request::post("/api/opinions")
        .header("content-type", "application/json")
        .header("idempotency-key", key())
        .body(Body::from(opinion().to_string()))
        .unwrap()
}

/// Asks until it is too often, which is not before it was asked so many times; the answer, and how
/// often it was asked. Meanwhile the budget fills, so that a slow machine may ask more often.
async fn use_up(
    server: &Server,
    allowed: usize,
    request: impl Fn() -> Request<Body>,
) -> (Answer, usize) {
    for number in 0..10 * allowed {
        let answer = server.ask_from(FLOOD, request()).await;
        if answer.status == 429 {
            assert!(number >= allowed, "{number}");
            return (answer, number);
        }
    }
    panic!("it is never too often");
}

fn assert_page(answer: &Answer) {
    assert_eq!(answer.status, 429, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
}

async fn server() -> Server {
    Server::with_files(&[
        ("index.html", "ホーム"),
        ("opinions/new/index.html", "form"),
    ])
    .await
}

#[tokio::test]
async fn a_flood_of_opinions_is_told_when_to_come_back_and_keeps_its_words() {
    let server = server().await;
    let (refused, accepted) = use_up(&server, 200, post_opinion).await;
    refused.assert_problem(429, "too-many-requests");
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=10).contains(&wait), "{wait}");
    let body = format!(
        "key={}&subject=2-2&kind=question&text=%E3%81%82%E3%81%84&contact=a%40example.jp",
        server.form_key()
    );
    let form = server.ask_from(FLOOD, post("/opinions", &body)).await;
    assert_page(&form);
    assert!(form.text().contains("あい</textarea>") && form.text().contains("a@example.jp"));
    assert!(form.text().contains("混み合っています"));
    let kept = server.number("SELECT COUNT(*) FROM opinions").await;
    assert_eq!(usize::try_from(kept), Ok(accepted));
    // Who only reads, or is somewhere else, notices nothing.
    for path in ["/", "/voices", "/opinions/new", "/healthz"] {
        assert_eq!(
            server.ask_from(FLOOD, get(path)).await.status,
            200,
            "{path}"
        );
    }
    let elsewhere = server.ask_from("192.0.2.2", post_opinion()).await;
    assert_eq!(elsewhere.status, 201);
    assert_eq!(
        server
            .ask_from("192.0.2.2", post("/opinions", &body))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn receipts_are_not_tried_without_end() {
    let server = server().await;
    let receipt = hearing_api::Receipt::from_random([1; 11]);
    let page = format!("/opinions/{receipt}");
    assert_page(&use_up(&server, 300, || get(&page)).await.0);
    let json = server.ask_from(FLOOD, get(&format!("/api{page}"))).await;
    json.assert_problem(429, "too-many-requests");
    assert_page(
        &server
            .ask_from(FLOOD, get(&format!("{page}/feed.atom")))
            .await,
    );
    assert_eq!(server.ask_from("192.0.2.2", get(&page)).await.status, 404);
}

#[tokio::test]
async fn codes_are_not_drawn_without_end() {
    let server = server().await;
    let long = format!("/api/qr.svg?path=/{}", "a".repeat(900));
    let (refused, _) = use_up(&server, 100, || get(&long)).await;
    refused.assert_problem(429, "too-many-requests");
    let receipt = hearing_api::Receipt::from_random([1; 11]);
    let other = format!("/api/opinions/{receipt}/qr.svg");
    let refused = server.ask_from(FLOOD, get(&other)).await;
    refused.assert_problem(429, "too-many-requests");
    assert!(server.get(&long).await.body.len() < 40_000);
}

#[tokio::test]
async fn what_changes_something_is_not_done_without_end() {
    let server = server().await;
    let support = || post("/voices/1/support", "");
    assert_page(&use_up(&server, 100, support).await.0);
    let sent = server.post(&key(), opinion().to_string()).await.json();
    let receipt = sent["receipt"].as_str().unwrap();
    server.answered("増やします。").await;
    let withdrawal = post(&format!("/opinions/{receipt}/withdraw"), "confirmed=yes");
    assert_page(&server.ask_from(FLOOD, withdrawal).await);
    let reply = post(
        &format!("/opinions/{receipt}/reply"),
        "helpful=no&text=%E3%81%82%E3%81%84",
    );
    let reply = server.ask_from(FLOOD, reply).await;
    assert_page(&reply);
    assert!(
        reply.text().contains("あい</textarea>")
            && reply.text().contains("value=\"no\" required checked")
    );
    assert_eq!(server.number("SELECT COUNT(*) FROM replies").await, 0);
}

#[tokio::test]
async fn searches_are_limited_and_lists_are_not() {
    let server = server().await;
    let search = || get("/voices?q=%E3%81%82");
    assert_page(&use_up(&server, 300, search).await.0);
    assert_page(&server.ask_from(FLOOD, get("/voices/feed.atom?q=a")).await);
    for path in ["/voices?policy=2-2&q=+", "/voices/feed.atom"] {
        assert_eq!(
            server.ask_from(FLOOD, get(path)).await.status,
            200,
            "{path}"
        );
    }
}

#[tokio::test]
async fn passwords_are_not_tried_on_many_names_from_one_address() {
    let server = server().await;
    // Refused before a password is looked at, which takes its time.
    let attempt = || {
        let mut request = post("/staff/sign-in", "name=a&ticket=x");
        let address = "sec-fetch-site";
        request
            .headers_mut()
            .insert(address, "same-origin".parse().unwrap());
        request
    };
    let (refused, _) = use_up(&server, 100, attempt).await;
    assert_page(&refused);
    assert!(refused.text().contains("value=\"a\""));
}
