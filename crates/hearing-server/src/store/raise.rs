//! Brings a schema up to this program's.

use std::path::{Path, PathBuf};

use sqlx::{AnyConnection, Connection};

use super::connect::{Product, connect};
use super::erasure::rewrite;
use super::location::{Location, database_file};
use super::private_files::{make_private, make_private_directory, make_private_file};
use super::schema::{Standing, hinted, is_there, own_version, refusal, standing};
use super::{Error, copy};

/// What became of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// The number of its last migration before; none if there was no database.
    pub from: Option<i64>,
    /// The number of its last migration now.
    pub to: i64,
    /// Whether anything was changed.
    pub is_changed: bool,
    /// Where what was there before is kept.
    pub copy: Option<PathBuf>,
}

/// Makes the database if there is none, and brings its schema up to this program's. Of a SQLite
/// database that is changed, a copy is kept beside it first.
pub async fn raise_schema(location: Location<'_>) -> Result<Raised, Error> {
    raise(location, true).await
}

/// The same; the copy only where it is asked for.
pub(super) async fn raise(location: Location<'_>, keeps_copy: bool) -> Result<Raised, Error> {
    let is_new = !is_there(location);
    if let Location::Directory(directory) = location {
        make_private_directory(directory).map_err(Error::Directory)?;
        if is_new {
            make_private_file(&database_file(directory)).map_err(Error::Directory)?;
        }
        make_private(directory);
    }
    let raised = raise_what_is_there(location, keeps_copy).await;
    if let (Err(_), true, Location::Directory(directory)) = (&raised, is_new, location) {
        // An empty file would look like a database. The error that is returned says why.
        let _ = std::fs::remove_file(database_file(directory));
    }
    raised
}

async fn raise_what_is_there(location: Location<'_>, keeps_copy: bool) -> Result<Raised, Error> {
    let product = location.product();
    let mut connection = connect(location).await?;
    let standing = standing(&mut connection, product).await;
    let to = own_version(product);
    let standing = hinted(location, standing)?;
    let is_changed = standing != Standing::Current;
    let (from, copy) = match standing {
        Standing::Missing => (None, None),
        Standing::Current => (Some(to), None),
        Standing::Older(from) => {
            let copy = match location {
                Location::Directory(directory) if keeps_copy => {
                    Some(keep_copy(&mut connection, directory, from).await?)
                }
                Location::Directory(_) | Location::Url(_) => None,
            };
            (Some(from), copy)
        }
        other => return Err(refusal(location, &other).unwrap_or(Error::Unreadable("schema"))),
    };
    if is_changed {
        migrate(&mut connection, product).await?;
        if product == Product::Sqlite
            && let Err(error) = rewrite(&mut connection).await
        {
            // It takes as much room again as the file has.
            tracing::warn!(
                "cannot rewrite the database: what earlier versions forgot may still stand in it: {error}"
            );
        }
    }
    connection.close().await?;
    Ok(Raised {
        from,
        to,
        is_changed,
        copy,
    })
}

async fn migrate(connection: &mut AnyConnection, product: Product) -> Result<(), Error> {
    product
        .migrator()
        .run(connection)
        .await
        .map_err(Error::Migration)
}

/// Keeps a copy under a name that says of which schema, and that is free.
async fn keep_copy(
    connection: &mut AnyConnection,
    directory: &Path,
    version: i64,
) -> Result<PathBuf, Error> {
    let file = database_file(directory);
    let free = (1..)
        .map(|number: u32| {
            let mut name = file.clone().into_os_string();
            name.push(match number {
                1 => format!(".schema-{version}"),
                _ => format!(".schema-{version}-{number}"),
            });
            PathBuf::from(name)
        })
        .find(|path| !path.exists());
    let path = free.ok_or(Error::Unreadable("directory"))?;
    copy::write(connection, &path).await?;
    Ok(path)
}
