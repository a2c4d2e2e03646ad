//! Copies of the database in use, and back.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::store::{DATABASE_FILE, Location, Store, make_private_directory};

/// Writes a whole copy of the SQLite database under `data` into a new file, while a server may be
/// using it.
pub async fn back_up(location: Location<'_>, file: &Path) -> Result<()> {
    let Location::Directory(data) = location else {
        bail!("PostgreSQL has a program for this: pg_dump");
    };
    ensure!(
        data.join(DATABASE_FILE).is_file(),
        "there is no database under {}",
        data.display()
    );
    ensure!(!file.exists(), "{} is there already", file.display());
    private_file(file).with_context(|| format!("cannot make {}", file.display()))?;
    let store = Store::open(location).await?;
    let copied = store.copy_to(file).await;
    store.close().await;
    copied.with_context(|| format!("cannot write {}", file.display()))?;
    // A copy that is not on the disk yet is none.
    File::open(file)?.sync_all()?;
    println!("wrote {}", file.display());
    Ok(())
}

/// Puts a copy in the place of a database that is not there, whole or not at all.
pub async fn restore(location: Location<'_>, file: &Path) -> Result<()> {
    let Location::Directory(data) = location else {
        bail!("PostgreSQL has a program for this: pg_restore");
    };
    let target = data.join(DATABASE_FILE);
    ensure!(
        !target.exists(),
        "there is a database under {}: move it away first",
        data.display()
    );
    ensure!(file.is_file(), "there is no file {}", file.display());
    // Opened apart first: a damaged copy must not become the database.
    let trial = trial_directory(data)?;
    let tried = take(file, &trial).await;
    if tried.is_ok() {
        fs::rename(trial.join(DATABASE_FILE), &target)
            .with_context(|| format!("cannot write {}", target.display()))?;
        File::open(data)?.sync_all()?;
    }
    fs::remove_dir_all(&trial).with_context(|| format!("cannot remove {}", trial.display()))?;
    let opinions = tried.with_context(|| format!("{} is not restored", file.display()))?;
    println!("restored {opinions} opinions");
    Ok(())
}

/// Makes an empty file that nobody else may read. One that is there already is left alone.
fn private_file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn trial_directory(data: &Path) -> Result<PathBuf> {
    let trial = data.join("restoring");
    for directory in [data, &trial] {
        make_private_directory(directory)
            .with_context(|| format!("cannot make {}", directory.display()))?;
    }
    Ok(trial)
}

/// Copies the file, checks it and brings it up to date; how many opinions it has.
async fn take(file: &Path, trial: &Path) -> Result<i64> {
    let copy = trial.join(DATABASE_FILE);
    // Into a file of our own: a copy made by name would bring the permissions of its original.
    let copied = private_file(&copy).and_then(|()| {
        let mut target = OpenOptions::new().write(true).open(&copy)?;
        io::copy(&mut File::open(file)?, &mut target)
    });
    copied.with_context(|| format!("cannot copy to {}", copy.display()))?;
    File::open(&copy)?.sync_all()?;
    let store = Store::open(Location::Directory(trial)).await?;
    let is_whole = store.is_whole().await;
    let opinions = store.number_of_opinions().await;
    store.close().await;
    ensure!(is_whole?, "it is damaged");
    Ok(opinions?)
}
