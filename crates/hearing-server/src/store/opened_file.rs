use std::io;
use std::path::{Path, PathBuf};

use super::Error;
use super::failure::{FailureKind, count_kind};

/// SQLite's file as it was opened. With a log beside it, SQLite goes on writing to the file that it has
/// open, wherever that was moved and whatever took its place: what is acknowledged would not be in the
/// database that the next start finds.
#[derive(Debug, Clone)]
pub(super) struct OpenedFile {
    path: PathBuf,
    identity: Identity,
}

impl OpenedFile {
    /// The file that was just opened at this path.
    pub(super) fn at(path: PathBuf) -> Result<Self, Error> {
        let identity = identity(&path).map_err(Error::File)?;
        Ok(Self { path, identity })
    }

    /// Fails where it is not what stands at its path.
    pub(super) fn check(&self) -> Result<(), Error> {
        if identity(&self.path).is_ok_and(|identity| identity == self.identity) {
            return Ok(());
        }
        count_kind(FailureKind::Unreachable);
        Err(Error::Unreachable(format!(
            "{} was moved or replaced while it was open: move it back with all that is called after it, \
             or restart the server to work on what is there now",
            self.path.display()
        )))
    }
}

/// What tells a file from every other on the machine.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;

    let file = std::fs::metadata(path)?;
    Ok((file.dev(), file.ino()))
}

/// Elsewhere a file that is open cannot be moved.
#[cfg(not(unix))]
type Identity = ();

#[cfg(not(unix))]
fn identity(_: &Path) -> io::Result<Identity> {
    Ok(())
}
