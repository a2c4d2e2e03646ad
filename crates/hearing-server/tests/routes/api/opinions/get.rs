use hearing_api::{OpinionStatus, Receipt, Status};
use serde_json::Value;

use crate::support::{Server, key, opinion};

async fn sent(server: &Server) -> String {
    let answer = server.post(&key(), opinion().to_string()).await;
    answer.json()["receipt"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_receipt_leads_to_its_opinion() {
    let server = Server::bare().await;
    sent(&server).await;
    let receipt = sent(&server).await;
    let answer = server.get(&format!("/api/opinions/{receipt}")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    let opinion: OpinionStatus = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(opinion.receipt.to_string(), receipt);
    assert_eq!(opinion.subject.to_string(), "000-2-2");
    assert_eq!(opinion.status, Status::Received);
    assert_eq!(opinion.history.len(), 1);
    assert_eq!(opinion.history[0].at, opinion.received_at);
    assert!(
        opinion.received_at.ends_with('Z') && opinion.received_at.len() == 20,
        "{}",
        opinion.received_at
    );
}

#[tokio::test]
async fn neither_the_text_nor_the_address_comes_back() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let answer = server.get(&format!("/api/opinions/{receipt}")).await;
    let names: Vec<String> = answer.json().as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        names,
        [
            "expected_by",
            "has_control_code",
            "history",
            "is_announced",
            "kind",
            "receipt",
            "received_at",
            "status",
            "subject"
        ]
    );
    assert!(!answer.text().contains("放課後") && !answer.text().contains("example.jp"));
}

#[tokio::test]
async fn the_last_entry_of_the_history_is_the_status() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    sqlx::query("INSERT INTO history (opinion_id, status, at) SELECT id, 'in-review', '2027-01-01T00:00:00Z' FROM opinions")
        .execute(&mut server.database().await)
        .await
        .unwrap();
    let opinion: Value = server.get(&format!("/api/opinions/{receipt}")).await.json();
    assert_eq!(opinion["status"], "in-review");
    assert_eq!(opinion["history"][0]["status"], "received");
    assert_eq!(opinion["history"][1]["at"], "2027-01-01T00:00:00Z");
}

#[tokio::test]
async fn history_is_append_only() {
    let server = Server::bare().await;
    sent(&server).await;
    for query in [
        "UPDATE history SET status = 'answered'",
        "DELETE FROM history",
    ] {
        let error = sqlx::query(query)
            .execute(&mut server.database().await)
            .await
            .unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[tokio::test]
async fn a_receipt_is_read_as_people_type_it() {
    let server = Server::bare().await;
    let receipt = sent(&server).await;
    let typed = receipt.to_lowercase().replace('-', "");
    assert_eq!(
        server.get(&format!("/api/opinions/{typed}")).await.status,
        200
    );
}

#[tokio::test]
async fn a_receipt_without_an_opinion_is_said_to_be_unknown() {
    let server = Server::bare().await;
    let receipt = Receipt::from_random([42; 11]);
    server
        .get(&format!("/api/opinions/{receipt}"))
        .await
        .assert_problem(404, "unknown-receipt");
}

#[tokio::test]
async fn what_is_no_receipt_is_told_why() {
    let server = Server::bare().await;
    for (typed, words) in [
        ("7K3", "3文字でした"),
        ("%E9%8E%8C", "「鎌」"),
        ("UUU", "「U」"),
        ("%00", "英字と数字"),
    ] {
        let answer = server.get(&format!("/api/opinions/{typed}")).await;
        answer.assert_problem(404, "invalid-receipt");
        assert!(answer.text().contains(words), "{}", answer.text());
    }
    server
        .get("/api/opinions/%FF")
        .await
        .assert_problem(404, "invalid-receipt");
}
