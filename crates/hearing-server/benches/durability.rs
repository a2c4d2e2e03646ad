//! The promise, tried at length: 10,000 opinions from 50 clients while servers are killed at random
//! and lines are cut. `cargo xtask bench durability` runs it; it fails where an opinion is lost,
//! doubled, or has another receipt than its client was shown.
#![allow(clippy::unwrap_used, reason = "a trial that cannot go on has failed")]

mod figures;
#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Duration;

use clap::Parser;
use figures::print_table;
use support::Product;
use support::crashes::Trial;

/// What the servers of the tests keep opinions in; here each trial says it.
const PRODUCT: Product = Product::Sqlite;

#[derive(Parser)]
struct Arguments {
    /// Chooses the moments of kills and cuts; printed, so that a run can be repeated
    #[arg(long)]
    seed: Option<u64>,
    /// What cargo says to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main]
async fn main() {
    let seed = Arguments::parse().seed.unwrap_or_else(|| {
        let (seed, _) = uuid::Uuid::new_v4().as_u64_pair();
        // Short enough to be typed.
        seed % 1_000_000
    });
    let trial = Trial {
        opinions: 10_000,
        clients: 50,
        servers: 1,
        kills: 25,
        seed,
        limit: Duration::from_secs(300),
    };
    println!("seed {seed}\n");
    let mut table = vec![
        [
            "10,000 opinions, 50 clients, seed",
            "servers",
            "kills",
            "requests",
            "cut in the request",
            "cut before the answer",
            "unanswered",
            "again, same receipt",
            "lost",
            "doubled",
            "seconds",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for (what, servers, is_on_postgresql) in [
        ("SQLite", 1, false),
        ("PostgreSQL", 1, true),
        ("PostgreSQL", 2, true),
    ] {
        let database = match is_on_postgresql {
            true => Some(support::postgresql::fresh_database().await),
            false => None,
        };
        let directory = tempfile::tempdir().unwrap();
        let data = directory.path().join("data");
        let trial = Trial { servers, ..trial };
        // Panics unless each opinion is stored once, under the receipt that was shown.
        let happened = trial.run(&data, database.as_deref()).await;
        table.push(vec![
            format!("{what}, {seed}"),
            servers.to_string(),
            trial.kills.to_string(),
            happened.attempts.to_string(),
            happened.cut_requests.to_string(),
            happened.cut_answers.to_string(),
            happened.unanswered.to_string(),
            happened.again.to_string(),
            "0".to_owned(),
            "0".to_owned(),
            format!("{:.0}", happened.took.as_secs_f64()),
        ]);
    }
    print_table(&table);
}
