//! A copy of a SQLite database becomes the database of a directory that has none.

use std::fs::{self, File};
use std::path::Path;

use super::Error;
use super::copy::{inspect, is_filled, sidecars, sqlite_needed, sync, sync_directory_of};
use super::location::{Location, database_file};
use super::private_files::{make_private_directory, make_private_file};
use super::raise::raise;

/// Where a copy is made ready, under the data directory: on the same file system.
const TRIAL: &str = "restoring";

/// Makes a copy the database of a directory that has none, whole or not at all; how many opinions
/// it has.
pub async fn restore_database(location: Location<'_>, file: &Path) -> Result<i64, Error> {
    let directory = sqlite_needed(location, "pg_restore")?;
    refuse_what_is_there(directory)?;
    let copy = inspect(file).await?;
    let trial = directory.join(TRIAL);
    // What was left by a restoring that was killed.
    if trial.exists() {
        fs::remove_dir_all(&trial).map_err(Error::File)?;
    }
    let restored = prepare(file, &trial)
        .await
        .and_then(|()| put_in_place(directory, &trial));
    let removed = fs::remove_dir_all(&trial).map_err(Error::File);
    restored?;
    removed?;
    Ok(copy.opinions)
}

/// Refuses to restore where there is a database, or what SQLite keeps beside one: with the log of
/// another database beside it, the copy would be read as a blend of both.
fn refuse_what_is_there(directory: &Path) -> Result<(), Error> {
    let file = database_file(directory);
    let all = std::iter::once(file.clone()).chain(sidecars(&file));
    let left: Vec<String> = all
        .filter(|path| path.exists())
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    if left.is_empty() {
        return Ok(());
    }
    Err(Error::Copy(format!(
        "there is a database under {}, or what belongs to one ({}): end its server, and move all of \
         them away together first",
        directory.display(),
        left.join(", ")
    )))
}

async fn prepare(file: &Path, trial: &Path) -> Result<(), Error> {
    make_private_directory(trial).map_err(Error::Directory)?;
    let copy = database_file(trial);
    // Into a file of our own: a copy made by name would bring the permissions of its original.
    make_private_file(&copy).map_err(Error::File)?;
    let copied = File::open(file).and_then(|mut source| {
        let mut target = File::options().write(true).open(&copy)?;
        std::io::copy(&mut source, &mut target)
    });
    copied.map_err(Error::File)?;
    raise(Location::Directory(trial), false).await?;
    sync(&copy)
}

fn put_in_place(directory: &Path, trial: &Path) -> Result<(), Error> {
    let copy = database_file(trial);
    if let Some(sidecar) = sidecars(&copy).into_iter().find(|path| is_filled(path)) {
        return Err(Error::Copy(format!("{} is left", sidecar.display())));
    }
    // A server may have been started meanwhile.
    refuse_what_is_there(directory)?;
    let target = database_file(directory);
    fs::rename(copy, &target).map_err(Error::File)?;
    sync_directory_of(&target)
}
