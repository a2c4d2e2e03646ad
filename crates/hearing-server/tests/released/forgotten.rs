//! What is forgotten is on no disk, in no index and in no copy.

use std::path::PathBuf;

use hearing_server::staff::Role;
use hearing_server::store::{DATABASE_FILE, Location, Store, copy_database};
use hearing_server::workflow::Act;
use sqlx::{AnyConnection, Connection, Executor};

use crate::migrations::WITH_LIFE_STAGES;
use crate::support::{self, on_both};
use crate::{beside, released};

on_both! {
    what_is_forgotten_is_in_no_file
    what_is_withdrawn_is_not_left_in_the_index_of_words
}

/// An address that was forgotten.
const FORGOTTEN: &str = "needle-of-a-long-name@mail.example.jp";

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
        receipts.push(support::keep_new(&store, opinion).await.receipt);
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
        let opinion = support::opinion_with("text", text);
        let receipt = support::keep_new(&store, opinion).await.receipt;
        let number = store.number_of(receipt).await.unwrap().unwrap();
        store
            .act(clerk, number, None, &Act::Publish)
            .await
            .unwrap()
            .unwrap();
        receipts.push(receipt);
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

#[tokio::test]
async fn what_an_older_program_forgot_leaves_its_file_with_the_migration() {
    let data = tempfile::tempdir().unwrap();
    let location = Location::Directory(data.path());
    let mut connection = released(location, WITH_LIFE_STAGES).await;
    // As that release did, which did not overwrite what it deleted.
    connection
        .execute("PRAGMA secure_delete = OFF")
        .await
        .unwrap();
    for at in 0..60 {
        sqlx::query(
            "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text,
                may_publish, contact, surface, language, received_at)
             VALUES ($1, $1, $2, '2-2', 'proposal', '公園', 1, $3, 'phone', 'ja', '2026-04-01T00:00:00Z')",
        )
        .bind(format!("number {at}"))
        .bind(vec![0_u8; 32])
        .bind(FORGOTTEN)
        .execute(&mut connection)
        .await
        .unwrap();
    }
    connection
        .execute("UPDATE opinions SET contact = NULL")
        .await
        .unwrap();
    connection.close().await.unwrap();
    let (mut connection, _) = beside(location).await;
    assert!(
        has(&on_disk(location, &mut connection).await, FORGOTTEN),
        "the release left it there"
    );
    connection.close().await.unwrap();
    let store = Store::open(location).await.unwrap();
    store.close().await;
    let (mut connection, _) = beside(location).await;
    // Nor does the copy hold it that is kept of the database of before.
    assert!(
        data.path()
            .join(format!("{DATABASE_FILE}.schema-30"))
            .exists()
    );
    assert!(!has(&on_disk(location, &mut connection).await, FORGOTTEN));
}

#[tokio::test]
async fn a_fresh_backup_holds_no_address_that_was_forgotten() {
    let data = tempfile::tempdir().unwrap();
    let location = Location::Directory(data.path());
    let store = Store::open(location).await.unwrap();
    let (mut connection, _) = beside(location).await;
    let kept = "kept-of-a-long-name@mail.example.jp";
    for contact in [FORGOTTEN, kept] {
        support::keep_new(&store, support::opinion_with("contact", contact)).await;
    }
    connection
        .execute("UPDATE opinions SET status = 'answered' WHERE id = 1")
        .await
        .unwrap();
    assert_eq!(store.forget(-1, 1_000).await.unwrap().contacts, 1);
    // While the server goes on.
    let backup = data.path().join("backup.sqlite3");
    copy_database(location, &backup).await.unwrap();
    let bytes = std::fs::read(&backup).unwrap();
    assert!(has(&bytes, kept), "it waits for its answer");
    assert!(!has(&bytes, FORGOTTEN));
    store.close().await;
}
