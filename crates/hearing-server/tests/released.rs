//! What leaves the database for everyone, and what is left of what was forgotten, on both databases.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::{Path, PathBuf};

use hearing_server::staff::Role;
use hearing_server::store::{Act, DATABASE_FILE, Location, Store, Stored, VoiceFilter};
use plan::LifeStage;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, Connection, Executor};
use support::{Product, on_both};

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

on_both! {
    what_was_agreed_to_before_leaves_every_public_place_with_the_migration
    what_is_forgotten_is_in_no_file
    what_is_withdrawn_is_not_left_in_the_index_of_words
}

/// The last migration of the release that showed the life stage of voices.
const RELEASED: i64 = 30;

/// A connection to the database there, which is made.
async fn beside(location: Location<'_>) -> (AnyConnection, &'static str) {
    sqlx::any::install_default_drivers();
    let (url, folder) = match location {
        Location::Directory(directory) => {
            let file = directory.join(DATABASE_FILE);
            (format!("sqlite://{}?mode=rwc", file.display()), "sqlite")
        }
        Location::Url(url) => (url.to_owned(), "postgresql"),
    };
    (AnyConnection::connect(&url).await.unwrap(), folder)
}

async fn what_was_agreed_to_before_leaves_every_public_place_with_the_migration(
    location: Location<'_>,
) {
    let (mut connection, folder) = beside(location).await;
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(folder);
    let mut released = Migrator::new(migrations).await.unwrap();
    let earlier = released.migrations.iter();
    let earlier: Vec<_> = earlier
        .filter(|migration| migration.version <= RELEASED)
        .cloned()
        .collect();
    released.migrations = earlier.into();
    released.run(&mut connection).await.unwrap();
    sqlx::query(
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text, life_stage,
            partner_role, area, may_publish, surface, language, received_at, policy)
         VALUES ('r', 'k', $1, '2-2', 'proposal', '公園', 'infant', 'citizens', 'ofuna', 1, 'phone', 'ja',
            '2026-04-01T00:00:00Z', '2-2')",
    )
    .bind(vec![0_u8; 32])
    .execute(&mut connection)
    .await
    .unwrap();
    let voice = "INSERT INTO voices (id, subject, policy, kind, life_stage, text, status, folded, published_at)
        SELECT id, subject, policy, kind, life_stage, text, status, text, received_at FROM opinions";
    connection.execute(voice).await.unwrap();
    let store = Store::open(location).await.unwrap();
    let (voices, _) = store.voices(&VoiceFilter::default()).await.unwrap();
    assert_eq!(voices.len(), 1);
    assert_eq!(
        (voices[0].life_stage, voices[0].partner_role, voices[0].area),
        (None, None, None)
    );
    let infant = VoiceFilter {
        life_stage: Some(LifeStage::Infant),
        ..VoiceFilter::default()
    };
    assert!(store.voices(&infant).await.unwrap().0.is_empty());
    // The city goes on seeing who wrote.
    let detail = store.open_file(voices[0].id).await.unwrap().unwrap();
    assert_eq!(detail.life_stage, Some(LifeStage::Infant));
    let changed = connection
        .execute("UPDATE opinions SET consent = '2'")
        .await;
    assert!(changed.unwrap_err().to_string().contains("never changed"));
    store.close().await;
}

/// All that the database has on the disk of its opinions and voices.
async fn on_disk(location: Location<'_>, connection: &mut AnyConnection) -> Vec<u8> {
    let files: Vec<PathBuf> = match location {
        Location::Directory(directory) => std::fs::read_dir(directory)
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect(),
        Location::Url(_) => {
            connection.execute("CHECKPOINT").await.unwrap();
            let paths =
                "SELECT current_setting('data_directory') || '/' || pg_relation_filepath(oid)
                FROM pg_class WHERE relname IN ('opinions', 'voices')";
            let rows: Vec<(String,)> = sqlx::query_as(paths).fetch_all(connection).await.unwrap();
            rows.into_iter().map(|(path,)| path.into()).collect()
        }
    };
    assert!(!files.is_empty());
    files
        .iter()
        .flat_map(|file| std::fs::read(file).unwrap())
        .collect()
}

fn has(haystack: &[u8], needle: &str) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

async fn what_is_forgotten_is_in_no_file(location: Location<'_>) {
    let store = Store::open(location).await.unwrap();
    let (mut connection, _) = beside(location).await;
    let address = |at: usize| format!("needle-{at}-long.name@mail.example.jp");
    let mut receipts = Vec::new();
    for at in 100..300 {
        let mut opinion = support::opinion_with("contact", address(at));
        opinion["text"] = "公園を増やしてほしいです。".into();
        let opinion = serde_json::from_value(opinion).unwrap();
        let key = support::key().parse().unwrap();
        match store.keep(key, opinion).await.unwrap() {
            Stored::New(stamp) => receipts.push(stamp.receipt),
            other => panic!("{other:?}"),
        }
    }
    for receipt in receipts.iter().take(150) {
        assert!(store.withdraw(*receipt).await.unwrap());
    }
    // While the server runs, and before anything is closed.
    let left = |bytes: &[u8], range: std::ops::Range<usize>| -> Vec<usize> {
        range.filter(|at| has(bytes, &address(*at))).collect()
    };
    if let Location::Directory(_) = location {
        let bytes = on_disk(location, &mut connection).await;
        assert_eq!(left(&bytes, 100..250), Vec::<usize>::new());
    }
    let answered =
        "UPDATE opinions SET status = 'answered' WHERE status = 'received' AND id % 2 = 0";
    connection.execute(answered).await.unwrap();
    let forgotten = store.forget(-1, 1_000).await.unwrap();
    assert_eq!(forgotten.contacts, 25);
    let bytes = on_disk(location, &mut connection).await;
    let kept: Vec<usize> = (250..300).step_by(2).collect();
    assert_eq!(
        left(&bytes, 100..300),
        kept,
        "of those that wait for an answer"
    );
    store.close().await;
}

async fn what_is_withdrawn_is_not_left_in_the_index_of_words(location: Location<'_>) {
    let store = Store::open(location).await.unwrap();
    let clerk = "c";
    assert!(store.add_account(clerk, Role::Publisher, "").await.unwrap());
    let clerk = store.credentials(clerk).await.unwrap().unwrap().account.id;
    let (mut connection, _) = beside(location).await;
    let mut receipts = Vec::new();
    for text in ["鬱金香を植えたい", "公園を増やしてほしい"] {
        let opinion = serde_json::from_value(support::opinion_with("text", text)).unwrap();
        let key = support::key().parse().unwrap();
        let Stored::New(stamp) = store.keep(key, opinion).await.unwrap() else {
            panic!("it is new");
        };
        let number = store.number_of(stamp.receipt).await.unwrap().unwrap();
        store
            .act(clerk, number, None, &Act::Publish)
            .await
            .unwrap()
            .unwrap();
        receipts.push(stamp.receipt);
    }
    // The pairs 鬱金 and 金香 and what only they share, as the index spells them.
    let tokens = ["acb1e98791", "8791e9a699"];
    store.withdraw(receipts[0]).await.unwrap();
    store.forget(1_000, 1_000).await.unwrap();
    let bytes = on_disk(location, &mut connection).await;
    for token in tokens {
        assert!(!has(&bytes, token), "{token}");
    }
    store.close().await;
}
