//! How many opinions a second the server accepts, durable, and how many pages it serves: each as a
//! ratio to the least that could do it, in turn, in one run. `cargo xtask bench server` runs it.
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

mod figures;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::HeaderMap;
use clap::Parser;
use figures::{
    Request, Round, Served, ask, connect, percentile, print_table, processor_time, send,
};
use hearing_server::store::{Location, Store};
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};

/// How many senders there are at once; no more than a group of the server's has, so that both
/// sides commit groups of this size at most.
const SENDERS: usize = 256;

/// How many readers there are at once.
const READERS: usize = 64;

/// How long each side goes on before it is the other's turn, and how often it is.
const ROUND: Duration = Duration::from_secs(3);
const ROUNDS: usize = 5;

#[derive(Parser)]
struct Arguments {
    /// The built site, whose home page is served
    #[arg(long)]
    dist: PathBuf,
    /// Be the bare server of the file, at this address
    #[arg(long, hide = true, num_args = 2)]
    bare: Option<Vec<String>>,
    /// What cargo says to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

/// The rounds of the two sides, and the processor time of each.
#[derive(Default)]
struct Compared {
    rates: Vec<f64>,
    bare_rates: Vec<f64>,
    answered: u64,
    bare_answered: u64,
    server: Duration,
    bare: Duration,
    requests: Duration,
}

fn main() {
    let arguments = Arguments::parse();
    // Requests come from one thread, the bare server and the other take what they find.
    let runtime = if arguments.bare.is_some() {
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
    } else {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
    };
    runtime.unwrap().block_on(async {
        match &arguments.bare {
            Some(bare) => serve_bare(Path::new(&bare[0]), bare[1].parse().unwrap()).await,
            None => {
                let opinions = opinions().await;
                let pages = pages(&arguments.dist).await;
                print(&opinions, &pages);
            }
        }
    });
}

fn print(opinions: &Compared, pages: &Compared) {
    let row = |what: &str, compared: &Compared, aim: &str| {
        let micros = |time: Duration, number: u64| {
            format!("{:.0}", time.as_secs_f64() * 1e6 / number as f64)
        };
        let (rate, bare) = (
            percentile(&compared.rates, 50),
            percentile(&compared.bare_rates, 50),
        );
        let all = compared.server + compared.requests;
        vec![
            what.to_owned(),
            format!("{rate:.0}"),
            format!("{bare:.0}"),
            format!("{:.2}×", rate / bare),
            aim.to_owned(),
            micros(compared.server, compared.answered),
            micros(compared.bare, compared.bare_answered),
            micros(compared.requests, compared.answered),
            format!(
                "{:.0}%",
                100.0 * compared.requests.as_secs_f64() / all.as_secs_f64()
            ),
        ]
    };
    let head = [
        "a second, median of five rounds",
        "server",
        "bare",
        "ratio",
        "aim",
        "µs of processor: server",
        "bare",
        "requests",
        "share of the requests",
    ];
    print_table(&[
        head.map(str::to_owned).to_vec(),
        row("opinions accepted, durable", opinions, "≥ 0.5×"),
        row("home page served", pages, ""),
    ]);
}

/// Opinions over HTTP, in turn with bare inserts of the same rows into the same tables.
async fn opinions() -> Compared {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let server = Served::hearing(directory.path(), &["--data".as_ref(), data.as_ref()]).await;
    let body = serde_json::json!({
        "subject": "2-2",
        "kind": "proposal",
        "text": format!("{}############", "放課後の居場所を、雨の日にも使えるように増やしてほしいです。".repeat(4)),
        "life_stage": "parenting",
        "area": "ofuna",
        "may_publish": true,
        "contact": "hanako@example.jp",
        "surface": "phone",
        "language": "ja",
    })
    .to_string();
    let request = Request::numbered(&format!(
        "POST /api/opinions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         idempotency-key: 00000000-0000-4000-8000-############\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    ));
    let mut bare = Bare::open(&directory.path().join("bare")).await;
    let mut compared = Compared::default();
    let mut sent = 0;
    for round in 0..=ROUNDS {
        let own = processor_time(std::process::id());
        let inserted = bare.insert(ROUND).await;
        let bare_took = processor_time(std::process::id()) - own;

        let own = processor_time(std::process::id());
        let before = server.processor_time();
        let accepted = send(server.address, SENDERS, &request, "201", sent, ROUND).await;
        // A sender that is ahead of the others has higher numbers than there are answers.
        sent += 1_000_000;
        if round == 0 {
            // Until files and caches are as they will be.
            continue;
        }
        compared.add(accepted, inserted);
        compared.server += server.processor_time() - before;
        compared.requests += processor_time(std::process::id()) - own;
        compared.bare += bare_took;
    }
    compared
}

impl Compared {
    fn add(&mut self, round: Round, bare: Round) {
        self.rates.push(round.rate());
        self.bare_rates.push(bare.rate());
        self.answered += round.answered;
        self.bare_answered += bare.answered;
    }
}

/// A connection of its own to a database with the server's schema.
struct Bare {
    connection: SqliteConnection,
    rows: String,
    entries: String,
    number: u64,
}

impl Bare {
    async fn open(data: &Path) -> Self {
        let store = Store::open(Location::Directory(data)).await.unwrap();
        store.close().await;
        let url = format!("sqlite://{}", data.join("hearing.sqlite3").display());
        let mut connection = SqliteConnection::connect(&url).await.unwrap();
        connection
            .execute(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;",
            )
            .await
            .unwrap();
        Self {
            connection,
            rows: format!(
                "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text,
                    life_stage, partner_role, area, may_publish, contact, surface, language,
                    received_at, policy, status) VALUES {}",
                ["(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"; SENDERS].join(", ")
            ),
            entries: format!(
                "INSERT INTO history (opinion_id, status, at) VALUES {}",
                ["(?, ?, ?)"; SENDERS].join(", ")
            ),
            number: 0,
        }
    }

    /// Commits one group after the other.
    async fn insert(&mut self, duration: Duration) -> Round {
        let text = "放課後の居場所を、雨の日にも使えるように増やしてほしいです。".repeat(4);
        let begun = Instant::now();
        let mut answered = 0;
        while begun.elapsed() < duration {
            let mut transaction = self.connection.begin_with("BEGIN IMMEDIATE").await.unwrap();
            let mut rows = sqlx::query(AssertSqlSafe(self.rows.clone()));
            let mut entries = sqlx::query(AssertSqlSafe(self.entries.clone()));
            for _ in 0..SENDERS {
                self.number += 1;
                // As scattered as what is random, since an index is filled in its own order.
                let scattered = self.number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
                rows = rows
                    .bind(format!("{scattered:024X}"))
                    .bind(format!("00000000-0000-4000-8000-{:012}", self.number))
                    .bind([0_u8; 32].to_vec())
                    .bind("2-2")
                    .bind("proposal")
                    .bind(format!("{text}{:012}", self.number))
                    .bind("parenting")
                    .bind(None::<String>)
                    .bind("ofuna")
                    .bind(1_i64)
                    .bind("hanako@example.jp")
                    .bind("phone")
                    .bind("ja")
                    .bind("2026-04-01T00:00:00Z")
                    .bind("2-2")
                    .bind("received");
                entries = entries
                    .bind(i64::try_from(self.number).unwrap())
                    .bind("received")
                    .bind("2026-04-01T00:00:00Z");
            }
            rows.execute(&mut *transaction).await.unwrap();
            entries.execute(&mut *transaction).await.unwrap();
            transaction.commit().await.unwrap();
            answered += SENDERS as u64;
        }
        Round {
            answered,
            took: begun.elapsed(),
        }
    }
}

/// The home page, in turn with a bare server of the same bytes.
async fn pages(dist: &Path) -> Compared {
    let directory = tempfile::tempdir().unwrap();
    let dist = std::path::absolute(dist).unwrap();
    let server = Served::hearing(
        directory.path(),
        &[
            "--data".as_ref(),
            "data".as_ref(),
            "--dist".as_ref(),
            dist.as_ref(),
        ],
    )
    .await;
    let request =
        Request::numbered("GET / HTTP/1.1\r\nhost: localhost\r\naccept-encoding: br\r\n\r\n");
    let mut page = Vec::new();
    let mut stream = connect(server.address, 0).await;
    ask(
        &mut stream,
        b"GET / HTTP/1.1\r\nhost: localhost\r\naccept-encoding: br\r\n\r\n",
        "200",
        &mut page,
    )
    .await;
    let file = directory.path().join("page");
    std::fs::write(&file, &page).unwrap();
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command.arg("--dist").arg(&dist).arg("--bare").arg(&file);
    let bare = Served::start(command, &directory.path().join("bare-log")).await;
    let mut compared = Compared::default();
    for round in 0..=ROUNDS {
        let before = bare.processor_time();
        let from_bare = send(bare.address, READERS, &request, "200", 0, ROUND).await;
        let bare_took = bare.processor_time() - before;

        let own = processor_time(std::process::id());
        let before = server.processor_time();
        let served = send(server.address, READERS, &request, "200", 0, ROUND).await;
        if round == 0 {
            continue;
        }
        compared.add(served, from_bare);
        compared.server += server.processor_time() - before;
        compared.requests += processor_time(std::process::id()) - own;
        compared.bare += bare_took;
    }
    compared
}

/// Answers every request with the same head and body as the file has, and does nothing else.
async fn serve_bare(file: &Path, address: SocketAddr) {
    let answer = std::fs::read(file).unwrap();
    let end = answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    let body = axum::body::Bytes::copy_from_slice(&answer[end + 4..]);
    let mut headers = HeaderMap::new();
    for line in str::from_utf8(&answer[..end]).unwrap().lines().skip(1) {
        let (name, value) = line.split_once(": ").unwrap();
        // What the server of HTTP adds by itself.
        if !["content-length", "date"].contains(&name) {
            let name: axum::http::HeaderName = name.parse().unwrap();
            headers.append(name, value.parse().unwrap());
        }
    }
    let app = Router::new().route(
        "/",
        axum::routing::get(move || {
            let answer = (headers.clone(), body.clone());
            async move { answer }
        }),
    );
    let listener = tokio::net::TcpListener::bind(address).await.unwrap();
    axum::serve(
        axum::serve::ListenerExt::tap_io(listener, |stream| {
            let _ = stream.set_nodelay(true);
        }),
        app,
    )
    .await
    .unwrap();
}
