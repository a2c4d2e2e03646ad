use axum::body::Body;
use axum::http::Request;

use crate::support::{Answer, Server, key, opinion};

async fn withdraw(server: &Server, key: &str) -> Answer {
    let request = Request::post("/api/opinions/withdraw")
        .header("idempotency-key", key)
        .body(Body::empty());
    server.ask(request.unwrap()).await
}

#[tokio::test]
async fn an_opinion_whose_answer_was_lost_is_taken_back_by_its_key() {
    let server = Server::bare().await;
    let key = key();
    let sent = server.post(&key, opinion().to_string()).await.json();
    for _ in 0..2 {
        let answer = withdraw(&server, &key).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.json(), serde_json::json!({ "status": "withdrawn" }));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let receipt = sent["receipt"].as_str().unwrap();
    let status = server.get(&format!("/api/opinions/{receipt}")).await.json();
    assert_eq!(status["status"], "withdrawn");
    // Sent again, it is the same opinion, and stays withdrawn.
    let again = server.post(&key, opinion().to_string()).await;
    assert_eq!((again.status.as_u16(), again.json()), (200, sent));
    assert_eq!(server.number("SELECT COUNT(*) FROM opinions").await, 1);
}

#[tokio::test]
async fn an_opinion_that_its_writer_was_told_is_gone_does_not_come_late() {
    let server = Server::bare().await;
    let (late, other) = (key(), key());
    withdraw(&server, &late)
        .await
        .assert_problem(404, "not-found");
    let answer = server.post(&late, opinion().to_string()).await;
    answer.assert_problem(410, "taken-back");
    assert_eq!(server.number("SELECT COUNT(*) FROM opinions").await, 0);
    assert_eq!(server.number("SELECT COUNT(*) FROM history").await, 0);
    // Nobody else's is kept out with it.
    let answer = server.post(&other, opinion().to_string()).await;
    assert_eq!(answer.status, 201);
    withdraw(&server, "")
        .await
        .assert_problem(400, "invalid-key");
}
