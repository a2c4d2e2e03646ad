//! How long the list of voices takes with a million opinions stored, under every filter, every pair
//! of filters and with words, on its first page and on deep ones; and how long the figures take to
//! be counted. `cargo xtask bench voices` runs it.
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

mod figures;
mod made_opinions;
#[allow(dead_code, reason = "here one database is enough")]
#[path = "../tests/support/postgresql.rs"]
mod postgresql;

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use figures::{Served, ask, connect, percentile, print_table};
use hearing_api::{Outcome, Status};
use hearing_server::store::{Location, Store};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plan::LifeStage;
use plan_data::PLAN;

/// What is looked for: from what most voices have to what none has, in one word and in two, and
/// characters that stand together often but not in this order.
const WORDS: [&str; 16] = [
    "鎌倉",
    "市民",
    "こども",
    "の",
    "まちづくり",
    "公園",
    "防災",
    "参考にします",
    "ゴミ",
    "大船",
    "図書館",
    "いたまち",
    "鎌倉 こども",
    "防災 公園",
    "ありえないことば",
    "龘",
];

#[derive(Parser)]
struct Arguments {
    /// Where the databases are kept for the next time
    #[arg(long)]
    kept: PathBuf,
    /// How many opinions they have
    #[arg(long, default_value_t = 1_000_000)]
    opinions: i64,
    /// What cargo says to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main]
async fn main() {
    let arguments = Arguments::parse();
    let directory = std::path::absolute(&arguments.kept).unwrap();
    let directory = directory.join(arguments.opinions.to_string());
    let mut table = vec![
        [
            "voices, ms over HTTP",
            "requests",
            "p50",
            "p95",
            "slowest",
            "slowest query",
            "aim",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    let mut counting = vec![
        ["statistics, counted again", "ms", "aim"]
            .map(str::to_owned)
            .to_vec(),
    ];

    let data = directory.join("sqlite");
    std::fs::create_dir_all(&data).unwrap();
    let location = Location::Directory(&data);
    let url = format!("sqlite://{}", data.join("hearing.sqlite3").display());
    counting.push(prepare("SQLite", location, &url, arguments.opinions).await);
    measure("SQLite", &["--data".as_ref(), data.as_ref()], &mut table).await;

    let cluster = postgresql::Cluster::start(Some(&directory.join("postgresql")));
    if !directory.join("postgresql-made").exists() {
        cluster.create("hearing").await;
        std::fs::write(directory.join("postgresql-made"), "").unwrap();
    }
    let url = cluster.url("hearing");
    counting.push(prepare("PostgreSQL", Location::Url(&url), &url, arguments.opinions).await);
    measure(
        "PostgreSQL",
        &["--database-url".as_ref(), OsStr::new(&url)],
        &mut table,
    )
    .await;
    print_table(&table);
    print_table(&counting);
}

/// Fills the database if it is empty, and counts its figures a few times.
async fn prepare(what: &str, location: Location<'_>, url: &str, opinions: i64) -> Vec<String> {
    let store = Store::open(location).await.unwrap();
    match store.number_of_opinions().await.unwrap() {
        0 => {
            let begun = Instant::now();
            made_opinions::fill(url, opinions).await;
            println!(
                "{what}: {opinions} opinions made in {:.0} s",
                begun.elapsed().as_secs_f64()
            );
        }
        present => assert_eq!(present, opinions, "{what}: made only in part; remove it"),
    }
    let mut times = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let counted = store.statistics().await.unwrap();
        assert!(counted.received > opinions / 2);
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    store.close().await;
    vec![
        what.to_owned(),
        format!("{:.0}", percentile(&times, 50)),
        "in the background".to_owned(),
    ]
}

/// Asks for the lists over one connection, one after the other, and adds a row for each kind.
async fn measure(what: &str, arguments: &[&OsStr], table: &mut Vec<Vec<String>>) {
    let directory = tempfile::tempdir().unwrap();
    let server = Served::hearing(directory.path(), arguments).await;
    let kinds = kinds();
    let deep = [
        "".to_owned(),
        format!("&behind={}_400000", made_opinions::middle()),
        "&behind=_500000".to_owned(),
        "&behind=_2000".to_owned(),
    ];
    let mut stream = connect(server.address, 0).await;
    let mut answer = Vec::new();
    // The first page since the server's start waits until the figures have been counted.
    let first = b"GET /voices HTTP/1.1\r\nhost: localhost\r\n\r\n";
    ask(&mut stream, first, "200", &mut answer).await;
    let mut all = Vec::new();
    for (kind, queries) in kinds {
        for (place, behind) in [("first page", &deep[..1]), ("deep pages", &deep[1..])] {
            let mut times: Vec<(f64, String)> = Vec::new();
            for query in &queries {
                for behind in behind {
                    let request =
                        format!("GET /voices?{query}{behind} HTTP/1.1\r\nhost: localhost\r\n\r\n");
                    let begun = Instant::now();
                    ask(&mut stream, request.as_bytes(), "200", &mut answer).await;
                    times.push((
                        begun.elapsed().as_secs_f64() * 1000.0,
                        format!("{query}{behind}"),
                    ));
                }
            }
            let samples: Vec<f64> = times.iter().map(|(time, _)| *time).collect();
            let slowest = times
                .into_iter()
                .max_by(|one, other| one.0.total_cmp(&other.0));
            let (_, query) = slowest.unwrap();
            table.push(row(&format!("{what}: {kind}, {place}"), &samples, &query));
            all.extend(samples);
        }
    }
    table.push(row(&format!("{what}: all of these"), &all, ""));
}

/// The kinds of queries, each with its queries.
fn kinds() -> [(&'static str, Vec<String>); 5] {
    let policies: Vec<String> = PLAN
        .current_policies()
        .map(|policy| format!("policy={}", policy.code))
        .collect();
    let listed = [
        Status::Received,
        Status::InReview,
        Status::Answered,
        Status::OutOfScope,
    ];
    let statuses: Vec<String> = listed
        .iter()
        .map(|status| format!("status={status}"))
        .collect();
    let outcomes: Vec<String> = Outcome::ALL
        .iter()
        .map(|outcome| format!("outcome={outcome}"))
        .collect();
    let stages: Vec<String> = LifeStage::ALL
        .iter()
        .map(|stage| format!("life-stage={stage}"))
        .collect();
    let words: Vec<String> = WORDS
        .iter()
        .map(|word| format!("q={}", utf8_percent_encode(word, NON_ALPHANUMERIC)))
        .collect();
    let filters = [&policies, &statuses, &outcomes, &stages];
    let single: Vec<String> = filters.into_iter().flatten().cloned().collect();
    let mut pairs = Vec::new();
    for (at, one) in filters.iter().enumerate() {
        for other in &filters[at + 1..] {
            pairs.extend(product(one, other));
        }
    }
    [
        ("all", vec![String::new(); 20]),
        ("one filter", single.clone()),
        ("two filters", pairs),
        ("words", words.clone()),
        ("words and a filter", product(&words, &single)),
    ]
}

fn product(one: &[String], other: &[String]) -> Vec<String> {
    one.iter()
        .flat_map(|one| other.iter().map(move |other| format!("{one}&{other}")))
        .collect()
}

fn row(what: &str, samples: &[f64], slowest: &str) -> Vec<String> {
    let slowest = percent_encoding::percent_decode_str(slowest).decode_utf8_lossy();
    vec![
        what.to_owned(),
        samples.len().to_string(),
        format!("{:.1}", percentile(samples, 50)),
        format!("{:.1}", percentile(samples, 95)),
        format!("{:.1}", percentile(samples, 100)),
        slowest.into_owned(),
        "p95 ≤ 20".to_owned(),
    ]
}
