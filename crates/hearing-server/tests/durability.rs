//! The promise: once a receipt was shown, its opinion exists, whatever crashes next.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use support::{Process, key, opinion};

const ROUNDS: usize = 200;

#[test]
fn a_receipt_outlives_the_server_that_gave_it() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let mut receipts: Vec<String> = Vec::new();
    for round in 0..ROUNDS {
        let mut server = Process::start(&data);
        if let Some(receipt) = receipts.last() {
            assert_resolves(&server, receipt, round);
        }
        let head = format!(
            "POST /api/opinions HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: {}",
            key()
        );
        let (status, body) = server.ask(&head, &opinion().to_string());
        server.kill();
        assert_eq!(status, 201, "round {round}: {body}");
        let accepted: serde_json::Value = serde_json::from_str(&body).unwrap();
        receipts.push(accepted["receipt"].as_str().unwrap().to_owned());
    }
    let server = Process::start(&data);
    for receipt in &receipts {
        assert_resolves(&server, receipt, ROUNDS);
    }
}

#[track_caller]
fn assert_resolves(server: &Process, receipt: &str, round: usize) {
    let (status, body) = server.ask(&format!("GET /api/opinions/{receipt} HTTP/1.1"), "");
    assert_eq!(status, 200, "round {round}: {body}");
}
