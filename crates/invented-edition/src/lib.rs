//! An edition of the plan that nobody decided: adopted, and laid out as document 000 is. It is made from
//! documents 000 and 001, with policies renumbered, split, gone and new, measures moved and every
//! indicator changed. Tests build from it what a city's decision would lead to.

mod document;
mod policies;

use std::path::Path;
use std::{fs, io};

/// The file of its document.
const FILE: &str = "005_invented.txt";

/// The file that lists the editions.
const EDITIONS: &str = "editions.toml";

/// The policies' indicators in document 001, all of which this edition changes.
pub const INDICATORS: usize = 25;

/// The text of a file of `seeds`, with this edition among the plan's.
///
/// # Errors
///
/// If a file of `seeds` cannot be read.
pub fn read(seeds: &Path, name: &str) -> io::Result<String> {
    let original = |name: &str| fs::read_to_string(seeds.join(name));
    match name {
        FILE => Ok(document::document(
            &original("000_4cf4fcb7bd0d8852.txt")?,
            &original("001_362fd1f943746172.txt")?,
        )),
        EDITIONS => Ok(original(name)? + include_str!("../edition.toml")),
        _ => original(name),
    }
}

/// Copies `seeds` to the folder `to`, and adds this edition: its document, and its entry.
///
/// # Errors
///
/// If a file cannot be read or written.
pub fn write(seeds: &Path, to: &Path) -> io::Result<()> {
    copy(seeds, to)?;
    for name in [FILE, EDITIONS] {
        fs::write(to.join(name), read(seeds, name)?)?;
    }
    Ok(())
}

/// Copies the files of a folder and of those in it. A file that is the same already is left as it
/// is, so that nothing is built again because of it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if fs::read(&target).ok() != Some(fs::read(entry.path())?) {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
