//! How long the list of voices takes with a million opinions stored, under every filter, every pair
//! of filters and with words, on its first page and on deep ones; and how long the figures take to
//! be counted. `cargo xtask bench voices` runs it.
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

mod figures;
#[allow(dead_code, reason = "here one database is enough")]
#[path = "../tests/support/postgresql.rs"]
mod postgresql;

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use figures::{Served, ask, connect, percentile, print_table};
use hearing_api::{Kind, Outcome, Status};
use hearing_server::folding::fold;
use hearing_server::store::{Location, Store};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plan::LifeStage;
use plan_data::PLAN;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

/// How many moments there are at which opinions arrive and are answered, over five years.
const MOMENTS: i64 = 40_000;

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
            fill(url, opinions).await;
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

/// Makes opinions of the plan's own words, a third of them published, in a few statements.
async fn fill(url: &str, opinions: i64) {
    let mut connection = AnyConnection::connect(url).await.unwrap();
    let is_postgresql = url.starts_with("postgres");
    if is_postgresql {
        let quick = "SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'";
        connection.execute(quick).await.unwrap();
    } else {
        let quick =
            "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA busy_timeout = 60000";
        connection.execute(quick).await.unwrap();
    }
    let mut transaction = connection.begin().await.unwrap();
    for statement in [
        "CREATE TABLE phrases (number BIGINT PRIMARY KEY, text TEXT, folded TEXT)",
        "CREATE TABLE moments (number BIGINT PRIMARY KEY, at TEXT)",
        "CREATE TABLE choices (number BIGINT PRIMARY KEY, policy TEXT, kind TEXT, life_stage TEXT, outcome TEXT)",
    ] {
        transaction.execute(statement).await.unwrap();
    }
    let phrases = phrases();
    for (number, phrase) in phrases.iter().enumerate() {
        sqlx::query("INSERT INTO phrases VALUES ($1, $2, $3)")
            .bind(number as i64)
            .bind(phrase.as_str())
            .bind(fold(phrase))
            .execute(&mut *transaction)
            .await
            .unwrap();
    }
    let begin = OffsetDateTime::from_unix_timestamp(1_775_000_000).unwrap();
    for number in 0..MOMENTS {
        let at = begin + Duration::seconds(number * 3_941);
        sqlx::query("INSERT INTO moments VALUES ($1, $2)")
            .bind(number)
            .bind(at.format(&Rfc3339).unwrap())
            .execute(&mut *transaction)
            .await
            .unwrap();
    }
    // A prime number of them, so that none goes with one status or one phrase alone.
    let policies: Vec<String> = PLAN
        .current_policies()
        .map(|policy| policy.code.to_string())
        .collect();
    for number in 0..997_usize {
        // Of each the first are chosen most.
        let some = |bound: usize, salt: usize| {
            let (one, other) = (
                number * (salt + 13) % bound,
                number * (2 * salt + 29) / 7 % bound,
            );
            one.min(other)
        };
        sqlx::query("INSERT INTO choices VALUES ($1, $2, $3, $4, $5)")
            .bind(number as i64)
            .bind((number % 12 > 0).then(|| policies[some(policies.len(), 1)].as_str()))
            .bind(Kind::ALL[some(Kind::ALL.len(), 2)].id())
            .bind((number % 3 > 0).then(|| LifeStage::ALL[some(LifeStage::ALL.len(), 3)].id()))
            .bind(Outcome::ALL[some(Outcome::ALL.len(), 4)].id())
            .execute(&mut *transaction)
            .await
            .unwrap();
    }
    sqlx::query("INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('made', 'publisher', '', '')")
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();

    // Opinion n, with what it is made of: of each twenty, eleven are answered, one is merged, five
    // wait, two are in review and one is taken back or out of scope.
    let count = phrases.len();
    let made = format!(
        "WITH RECURSIVE numbers (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < {opinions}),
         made AS (SELECT n,
            CASE WHEN n % 20 < 11 THEN 'answered' WHEN n % 20 = 11 AND n > 20 THEN 'merged'
                WHEN n % 20 < 17 THEN 'received' WHEN n % 20 < 19 THEN 'in-review'
                WHEN n / 20 % 2 = 0 THEN 'withdrawn' ELSE 'out-of-scope' END AS status,
            (n * 7919 + n / 977) % {count} AS one, (n * 104729 + n / 89) % {count} AS two,
            (n * 1299709 + n / 7) % {count} AS three,
            n * 31 % 997 AS choice,
            n * ({MOMENTS} - 200) / {opinions} AS moment
         FROM numbers) "
    );
    let statements = [
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, life_stage,
            may_publish, surface, language, received_at, policy, status, answer_id, merged_into, days_to_answer)
         SELECT CAST(n * 2654435761 % 4294967296 AS TEXT), 'k' || CAST(n * 2246822519 % 4294967296 AS TEXT),
            $1, COALESCE(policy, 'plan'), kind, p.text || q.text, life_stage, 1, 'phone', 'ja', moments.at,
            policy, status, CASE WHEN status = 'answered' THEN n / 20 * 11 + n % 20 END,
            CASE WHEN status = 'merged' THEN n - 11 END,
            CASE WHEN status = 'answered' THEN n % 40 END
         FROM made JOIN phrases AS p ON p.number = one JOIN phrases AS q ON q.number = two
         JOIN choices ON choices.number = choice JOIN moments ON moments.number = moment ORDER BY n",
        "INSERT INTO history (opinion_id, status, at) SELECT id, status, received_at FROM opinions",
        "INSERT INTO answers (opinion_id, outcome, text, account_id, at)
         SELECT n, outcome, r.text, 1, later.at
         FROM made JOIN phrases AS r ON r.number = three JOIN choices ON choices.number = choice
         JOIN moments AS later ON later.number = moment + n % 190
         WHERE status = 'answered' ORDER BY n",
        "INSERT INTO voices (id, subject, policy, kind, life_stage, text, status, outcome, answer,
            answered_at, folded, published_at)
         SELECT n, COALESCE(policy, 'plan'), policy, kind, life_stage, p.text || q.text, status,
            CASE WHEN status = 'answered' THEN outcome ELSE '' END,
            CASE WHEN status = 'answered' THEN r.text ELSE '' END,
            CASE WHEN status = 'answered' THEN later.at ELSE '' END,
            p.folded || q.folded || CASE WHEN status = 'answered' THEN r.folded ELSE '' END, moments.at
         FROM made JOIN phrases AS p ON p.number = one JOIN phrases AS q ON q.number = two
         JOIN phrases AS r ON r.number = three
         JOIN choices ON choices.number = choice JOIN moments ON moments.number = moment
         JOIN moments AS later ON later.number = moment + n % 190
         WHERE status NOT IN ('merged', 'withdrawn') AND n * 48271 / 20 % 10 < 3 ORDER BY n",
    ];
    let mut transaction = connection.begin().await.unwrap();
    if is_postgresql {
        // Made once at the end, it takes a minute; entry by entry more than a quarter of an hour.
        transaction.execute("DROP INDEX voice_words").await.unwrap();
    }
    for statement in statements {
        let text = format!("{made}{statement}");
        let query = sqlx::query(AssertSqlSafe(text));
        let query = if statement.contains("$1") {
            query.bind(vec![0_u8; 32])
        } else {
            query
        };
        query.execute(&mut *transaction).await.unwrap();
    }
    if is_postgresql {
        let index = "CREATE INDEX voice_words ON voices USING gin (tokens_of(folded)) WITH (fastupdate = off)";
        transaction.execute(index).await.unwrap();
    }
    transaction.commit().await.unwrap();
    for table in ["phrases", "moments", "choices"] {
        connection
            .execute(sqlx::query(AssertSqlSafe(format!("DROP TABLE {table}"))))
            .await
            .unwrap();
    }
    // Every answer belongs to the opinion that names it.
    let row = sqlx::query(
        "SELECT COUNT(*) AS number FROM opinions JOIN answers ON answers.id = opinions.answer_id
         WHERE answers.opinion_id <> opinions.id",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(row.get::<i64, _>("number"), 0, "the numbers do not fit");
    let tidy = if is_postgresql {
        "VACUUM ANALYZE"
    } else {
        "PRAGMA wal_checkpoint(TRUNCATE)"
    };
    connection.execute(tidy).await.unwrap();
    connection.close().await.unwrap();
}

/// The plan's sentences, as long as what residents write: what voices are made of here.
fn phrases() -> Vec<String> {
    let texts = PLAN.current_policies().flat_map(|policy| {
        let measures = policy.measures.iter().flat_map(|measure| measure.passages);
        measures.chain([&policy.goal]).map(|passage| passage.text)
    });
    texts
        .flat_map(|text| text.split_inclusive('。'))
        .map(|sentence| {
            sentence
                .chars()
                .filter(|c| !c.is_whitespace())
                .take(80)
                .collect::<String>()
        })
        .filter(|sentence| sentence.chars().count() > 8)
        .collect()
}

/// Asks for the lists over one connection, one after the other, and adds a row for each kind.
async fn measure(what: &str, arguments: &[&OsStr], table: &mut Vec<Vec<String>>) {
    let directory = tempfile::tempdir().unwrap();
    let server = Served::hearing(directory.path(), arguments).await;
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
    let kinds = [
        ("all", vec![String::new(); 20]),
        ("one filter", single.clone()),
        ("two filters", pairs),
        ("words", words.clone()),
        ("words and a filter", product(&words, &single)),
    ];
    let middle = OffsetDateTime::from_unix_timestamp(1_775_000_000 + MOMENTS / 2 * 3_941).unwrap();
    let deep = [
        "".to_owned(),
        format!("&behind={}_400000", middle.format(&Rfc3339).unwrap()),
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
