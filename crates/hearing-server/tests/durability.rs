//! The promise: once a receipt was shown, its opinion exists, whatever crashes next; sent twice, it
//! exists once. `cargo xtask bench durability` tries the same with 10,000 opinions.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::time::Duration;

use support::Product;
use support::crashes::Trial;

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

/// Enough that kills meet every part of an opinion's way; each costs a start of the server.
const TRIAL: Trial = Trial {
    opinions: 600,
    clients: 50,
    servers: 1,
    kills: 12,
    seed: 2_034,
    limit: Duration::from_secs(120),
};

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_outlives_the_server_that_gave_it() {
    let directory = tempfile::tempdir().unwrap();
    TRIAL.run(&directory.path().join("data"), None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_outlives_either_of_two_servers_on_postgresql() {
    let url = support::postgresql::fresh_database().await;
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let trial = Trial {
        servers: 2,
        ..TRIAL
    };
    trial.run(&data, Some(&url)).await;
    assert!(!data.exists(), "nothing is kept beside the database");
}
