//! Residents' words lie in these files: nobody but the server's own user has to read them.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

use super::location::{DATABASE_FILE, database_file};

/// What SQLite keeps beside its file, by the end of its name.
pub(super) const SIDECARS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Makes a directory, and those above it, that nobody else may enter.
pub(crate) fn make_private_directory(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes an empty file that nobody else may read. One that is there already is left alone.
pub(crate) fn make_private_file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Takes the database's files from everyone else, and the directory, too, unless it is also somebody
/// else's: then the log says so. What cannot be changed is said, and no reason not to start.
pub(super) fn make_private(directory: &Path) {
    let file = database_file(directory);
    let sidecars = SIDECARS.map(|end| {
        let mut name = file.clone().into_os_string();
        name.push(end);
        name.into()
    });
    for file in std::iter::once(&file).chain(&sidecars) {
        restrict(file, 0o600);
    }
    if is_ours_alone(directory) {
        restrict(directory, 0o700);
    } else if is_open(directory, 0o700) {
        tracing::warn!(
            "others may enter {}, which has more than the database: chmod 700 it if nobody else needs it",
            directory.display()
        );
    }
}

/// Whether there is nothing in the directory but the database and what belongs to it.
fn is_ours_alone(directory: &Path) -> bool {
    fs::read_dir(directory).is_ok_and(|mut entries| {
        entries.all(|entry| {
            entry.is_ok_and(|entry| {
                entry
                    .file_name()
                    .to_string_lossy()
                    .starts_with(DATABASE_FILE)
            })
        })
    })
}

#[cfg(unix)]
fn is_open(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;

    fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o777 & !mode != 0)
}

#[cfg(not(unix))]
fn is_open(_path: &Path, _mode: u32) -> bool {
    false
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;

    if is_open(path, mode)
        && let Err(error) = fs::set_permissions(path, fs::Permissions::from_mode(mode))
    {
        tracing::warn!("others may read {}: {error}", path.display());
    }
}

#[cfg(not(unix))]
fn restrict(_path: &Path, _mode: u32) {}
