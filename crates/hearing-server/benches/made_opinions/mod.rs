//! Opinions and voices of the plan's own words, as many as are asked for, in a few statements.

use hearing_api::{Kind, Outcome};
use hearing_server::folding::fold;
use plan::LifeStage;
use plan_data::PLAN;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

/// How many moments there are at which opinions arrive and are answered, over five years.
const MOMENTS: i64 = 40_000;

/// The time of a moment.
pub fn moment(number: i64) -> String {
    let begin = OffsetDateTime::from_unix_timestamp(1_775_000_000).unwrap();
    let at = begin + Duration::seconds(number * 3_941);
    at.format(&Rfc3339).unwrap()
}

/// The time in the middle of them.
pub fn middle() -> String {
    moment(MOMENTS / 2)
}

/// What the tables are filled with, each from what opinion n is made of.
const STATEMENTS: [&str; 4] = [
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

/// Makes the opinions, a third of them published.
pub async fn fill(url: &str, opinions: i64) {
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
    let phrases = phrases();
    make_ingredients(&mut connection, &phrases).await;
    make_opinions(&mut connection, is_postgresql, opinions, phrases.len()).await;
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

/// The tables that opinions are mixed from.
async fn make_ingredients(connection: &mut AnyConnection, phrases: &[String]) {
    let mut transaction = connection.begin().await.unwrap();
    for statement in [
        "CREATE TABLE phrases (number BIGINT PRIMARY KEY, text TEXT, folded TEXT)",
        "CREATE TABLE moments (number BIGINT PRIMARY KEY, at TEXT)",
        "CREATE TABLE choices (number BIGINT PRIMARY KEY, policy TEXT, kind TEXT, life_stage TEXT, outcome TEXT)",
    ] {
        transaction.execute(statement).await.unwrap();
    }
    for (number, phrase) in phrases.iter().enumerate() {
        sqlx::query("INSERT INTO phrases VALUES ($1, $2, $3)")
            .bind(number as i64)
            .bind(phrase.as_str())
            .bind(fold(phrase))
            .execute(&mut *transaction)
            .await
            .unwrap();
    }
    for number in 0..MOMENTS {
        sqlx::query("INSERT INTO moments VALUES ($1, $2)")
            .bind(number)
            .bind(moment(number))
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
}

/// Mixes opinion after opinion.
async fn make_opinions(
    connection: &mut AnyConnection,
    is_postgresql: bool,
    opinions: i64,
    count: usize,
) {
    // Opinion n, with what it is made of: of each twenty, eleven are answered, one is merged, five
    // wait, two are in review and one is taken back or out of scope.
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
    let mut transaction = connection.begin().await.unwrap();
    if is_postgresql {
        // Made once at the end, it takes a minute; entry by entry more than a quarter of an hour.
        transaction.execute("DROP INDEX voice_words").await.unwrap();
    }
    for statement in STATEMENTS {
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
