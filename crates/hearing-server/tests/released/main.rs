//! What migrations make of the databases that earlier releases left, and what is left of what was forgotten, on both
//! databases.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod forgotten;
mod migrations;
#[path = "../support/mod.rs"]
mod support;

use std::path::Path;

use hearing_server::store::{DATABASE_FILE, Location};
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, Connection};
use support::Product;

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;

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

/// A database as the release with this last migration made it.
async fn released(location: Location<'_>, last: i64) -> AnyConnection {
    let (mut connection, folder) = beside(location).await;
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(folder);
    let mut migrator = Migrator::new(migrations).await.unwrap();
    let earlier = migrator.migrations.iter();
    let earlier: Vec<_> = earlier
        .filter(|migration| migration.version <= last)
        .cloned()
        .collect();
    migrator.migrations = earlier.into();
    migrator.run(&mut connection).await.unwrap();
    connection
}
