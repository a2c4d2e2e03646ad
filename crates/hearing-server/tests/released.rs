//! What leaves the database for everyone, and what is left of what was forgotten, on both databases.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::Path;

use hearing_server::store::{DATABASE_FILE, Location, Store, VoiceFilter};
use plan::LifeStage;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, Connection, Executor};
use support::{Product, on_both};

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

on_both! {
    what_was_agreed_to_before_leaves_every_public_place_with_the_migration
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
