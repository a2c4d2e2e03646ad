//! Copies of a SQLite database: written whole, and checked before they are called copies.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sqlx::{AnyConnection, Connection, Row};

use super::Error;
use super::connect::{Product, connect, connect_alone};
use super::location::Location;
use super::private_files::{SIDECARS, make_private, make_private_file};
use super::schema::{Standing, is_there, refusal, standing};

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The number of opinions.
    pub opinions: i64,
    /// Whether its schema is older than this program's.
    pub is_older: bool,
}

/// Writes a whole copy of the database into a new file, while a server may be using it; the file is
/// there only once it is whole, checked and on the disk. Works on any schema, and changes none.
pub async fn copy_database(location: Location<'_>, file: &Path) -> Result<Copy, Error> {
    let directory = sqlite_needed(location, "pg_dump")?;
    if !is_there(location) {
        return Err(refusal(location, &Standing::Missing).unwrap_or(Error::Closed));
    }
    if file.exists() {
        return Err(Error::Copy(format!("{} is there already", file.display())));
    }
    make_private(directory);
    let mut connection = connect(location).await?;
    let written = write(&mut connection, file).await;
    connection.close().await?;
    written
}

/// The data directory; PostgreSQL has a program of its own for this.
pub(super) fn sqlite_needed<'a>(location: Location<'a>, program: &str) -> Result<&'a Path, Error> {
    match location {
        Location::Directory(directory) => Ok(directory),
        Location::Url(_) => Err(Error::Copy(format!(
            "PostgreSQL has a program for this: {program}"
        ))),
    }
}

/// Writes a copy of the database behind this connection.
pub(super) async fn write(connection: &mut AnyConnection, file: &Path) -> Result<Copy, Error> {
    let partial = partial_of(file);
    // What was left by a copy that was killed.
    remove(&partial)?;
    let written = write_partial(connection, &partial).await;
    let ended = match written {
        Ok(copy) => publish(&partial, file).map(|()| copy),
        Err(error) => Err(error),
    };
    if ended.is_err() {
        // The reason why there is no copy is the error that is returned.
        let _ = remove(&partial);
    }
    ended.map_err(|error| Error::Copy(format!("cannot write {}: {error}", file.display())))
}

async fn write_partial(connection: &mut AnyConnection, partial: &Path) -> Result<Copy, Error> {
    make_private_file(partial).map_err(Error::File)?;
    sqlx::query("VACUUM INTO $1")
        .bind(partial.to_string_lossy().into_owned())
        .execute(connection)
        .await?;
    sync(partial)?;
    inspect(partial).await
}

/// Gives the copy its name, unless something has it by now.
fn publish(partial: &Path, file: &Path) -> Result<(), Error> {
    if file.exists() {
        return Err(Error::Copy("it is there already".to_owned()));
    }
    fs::rename(partial, file).map_err(Error::File)?;
    sync_directory_of(file)
}

/// Reads a copy through: refuses it if it is damaged, not this program's, or newer than it.
pub async fn inspect(file: &Path) -> Result<Copy, Error> {
    if let Some(sidecar) = sidecars(file).into_iter().find(|path| is_filled(path)) {
        return Err(Error::Copy(format!(
            "it is no copy by `hearing-server backup`: {} is beside it",
            sidecar.display()
        )));
    }
    let mut connection = connect_alone(file).await?;
    let copy = read(&mut connection).await;
    connection.close().await?;
    copy
}

async fn read(connection: &mut AnyConnection) -> Result<Copy, Error> {
    let row = sqlx::query("PRAGMA integrity_check(1)")
        .fetch_one(&mut *connection)
        .await?;
    let found: &str = row.try_get(0)?;
    if found != "ok" {
        return Err(Error::Copy(format!("it is damaged: {found}")));
    }
    let is_older = match standing(connection, Product::Sqlite).await? {
        Standing::Current => false,
        Standing::Older(_) => true,
        Standing::Newer(version) => {
            return Err(Error::Copy(format!(
                "its schema {version} is newer than this program's"
            )));
        }
        Standing::Missing => {
            return Err(Error::Copy("it is not of this program".to_owned()));
        }
        Standing::Other(version) => {
            return Err(Error::Copy(format!(
                "its migration {version} is not this program's"
            )));
        }
        Standing::Unfinished(version) => {
            return Err(Error::Copy(format!(
                "its migration {version} was not ended"
            )));
        }
    };
    let row = sqlx::query("SELECT COUNT(*) AS number FROM opinions")
        .fetch_one(connection)
        .await?;
    Ok(Copy {
        opinions: row.try_get("number")?,
        is_older,
    })
}

pub(super) fn sidecars(file: &Path) -> [PathBuf; 3] {
    SIDECARS.map(|end| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        name.into()
    })
}

pub(super) fn is_filled(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() > 0)
}

fn partial_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}

/// Removes a file, if it is there.
fn remove(file: &Path) -> Result<(), Error> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::File(error)),
        _ => Ok(()),
    }
}

pub(super) fn sync(file: &Path) -> Result<(), Error> {
    let synced = File::open(file).and_then(|file| file.sync_all());
    synced.map_err(Error::File)
}

/// A name that is not on the disk yet is none.
pub(super) fn sync_directory_of(file: &Path) -> Result<(), Error> {
    match file.parent() {
        Some(directory) if !directory.as_os_str().is_empty() => sync(directory),
        _ => sync(Path::new(".")),
    }
}
