//! The promise: once a receipt was shown, its opinion exists, whatever crashes next.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use support::{Process, Product, key, opinion};

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

#[test]
fn a_receipt_outlives_the_server_that_gave_it() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    receipts_outlive(200, || Process::start(&data));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_outlives_the_server_that_gave_it_on_postgresql() {
    let Some(url) = support::postgresql::fresh_database().await else {
        return;
    };
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    tokio::task::block_in_place(|| {
        receipts_outlive(50, || Process::start_on(&data, Some(&url), &[]));
    });
    assert!(!data.exists(), "nothing is kept beside the database");
}

/// Kills a server after each receipt that it gave, and asks the next one for it.
fn receipts_outlive(rounds: usize, start: impl Fn() -> Process) {
    let mut receipts: Vec<String> = Vec::new();
    for round in 0..rounds {
        let mut server = start();
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
    let server = start();
    for receipt in &receipts {
        assert_resolves(&server, receipt, rounds);
    }
}

#[track_caller]
fn assert_resolves(server: &Process, receipt: &str, round: usize) {
    let (status, body) = server.ask(&format!("GET /api/opinions/{receipt} HTTP/1.1"), "");
    assert_eq!(status, 200, "round {round}: {body}");
}
