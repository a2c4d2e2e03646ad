//! Files on their way into the site: named by their content, listed, copied, compressed.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::command::Command;

/// Where the site says which its assets are.
pub const MANIFEST: &str = "_shell/manifest.json";

/// What is worth compressing; images are compressed already.
const COMPRESSIBLE: [&str; 10] = [
    "html",
    "css",
    "js",
    "wasm",
    "svg",
    "json",
    "txt",
    "webmanifest",
    "csv",
    "xml",
];

/// Below this a compressed file is no smaller on the wire.
const WORTH_COMPRESSING: u64 = 200;

/// The files that pages and scripts load, as paths from the site's root, by their names.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Assets(BTreeMap<String, String>);

impl Assets {
    /// Notes a file.
    pub fn insert(&mut self, name: &str, path: String) {
        self.0.insert(name.to_owned(), path);
    }

    /// The path of a file.
    pub fn path(&self, name: &str) -> Result<String> {
        let path = self.0.get(name).cloned();
        path.with_context(|| format!("the build noted no {name}"))
    }

    /// The names, with the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, path)| (name.as_str(), path.as_str()))
    }

    /// Removes from the site's `assets` what an earlier build left there.
    pub fn remove_others(&self, site: &Path) -> Result<()> {
        for file in files(&site.join("assets"))? {
            let path = format!("/{}", file.strip_prefix(site)?.display());
            if !self.0.values().any(|known| *known == path) {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }

    /// Writes the list for the prerenderer and the server.
    pub fn write(&self, manifest: &Path) -> Result<()> {
        let list = serde_json::to_string_pretty(&self.0)?;
        write(manifest, format!("{list}\n").as_bytes())
    }

    /// Reads the list that [`Self::write`] left.
    pub fn read(manifest: &Path) -> Result<Self> {
        let text = fs::read_to_string(manifest)
            .with_context(|| format!("reading {}", manifest.display()))?;
        let list = serde_json::from_str(&text);
        Ok(Self(list.with_context(|| {
            format!("reading {}", manifest.display())
        })?))
    }
}

/// Writes a file into the site's `assets` under a name that tells its content; returns its path
/// from the site's root. A server may let browsers keep such a file for ever.
pub fn add(site: &Path, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
    let path = format!("/assets/{stem}-{}.{extension}", &digest(content)[..10]);
    write(&site.join(&path[1..]), content)?;
    Ok(path)
}

/// The address of an asset for another one, which stands beside it.
pub fn among_assets(path: &str) -> String {
    path.replacen("/assets", ".", 1)
}

/// Writes a file, with the directories above it.
pub fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)
            .with_context(|| format!("writing {}", directory.display()))?;
    }
    fs::write(path, content).with_context(|| format!("writing {}", path.display()))
}

/// Removes a directory and all in it, if it is there.
pub fn remove(directory: &Path) -> Result<()> {
    if directory.exists() {
        fs::remove_dir_all(directory)
            .with_context(|| format!("removing {}", directory.display()))?;
    }
    Ok(())
}

/// All files below a directory, in order.
pub fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries =
        fs::read_dir(directory).with_context(|| format!("reading {}", directory.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Copies all files below a directory to another.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        let copied = to.join(file.strip_prefix(from)?);
        write(&copied, &fs::read(&file)?)?;
    }
    Ok(())
}

/// Puts `.br` and `.gz` beside every file of the site that gains by it; returns how many were not
/// in the cache from an earlier time.
pub fn compress(site: &Path, cache: &Path) -> Result<usize> {
    fs::create_dir_all(cache)?;
    let mut jobs = String::new();
    let mut compressed = Vec::new();
    for file in files(site)?
        .into_iter()
        .filter(|file| is_compressible(file))
    {
        let cached = cache.join(digest(&fs::read(&file)?));
        if !beside(&cached, "gz").exists() {
            writeln!(jobs, "{}\t{}", file.display(), cached.display())?;
        }
        compressed.push((file, cached));
    }
    Command::new("node")
        .args([
            "--input-type=module",
            "--eval",
            include_str!("compress.mjs"),
        ])
        .read_with_input(&jobs)?;

    for (file, cached) in &compressed {
        for extension in ["br", "gz"] {
            fs::copy(beside(cached, extension), beside(file, extension))?;
        }
    }
    for old in files(cache)? {
        if !compressed
            .iter()
            .any(|(_, cached)| old.with_extension("") == *cached)
        {
            fs::remove_file(old)?;
        }
    }
    Ok(jobs.lines().count())
}

/// The path of a file's compressed twin.
pub fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

fn is_compressible(file: &Path) -> bool {
    let extension = file.extension().and_then(OsStr::to_str);
    extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension))
        && fs::metadata(file).is_ok_and(|file| file.len() > WORTH_COMPRESSING)
}

/// The SHA-256 of a content, in hexadecimal.
pub fn digest(content: &[u8]) -> String {
    let mut digest = String::new();
    for byte in Sha256::digest(content) {
        digest.push_str(&format!("{byte:02x}"));
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_its_content_only() -> Result<()> {
        let site = tempfile::tempdir()?;
        let one = add(site.path(), "app", "css", b"a{}")?;
        assert_eq!(one, add(site.path(), "app", "css", b"a{}")?);
        assert_ne!(one, add(site.path(), "app", "css", b"b{}")?);
        assert_eq!(one.len(), "/assets/app-0123456789.css".len());
        assert_eq!(fs::read(site.path().join(&one[1..]))?, b"a{}");
        Ok(())
    }

    #[test]
    fn the_list_of_assets_reads_back() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let manifest = directory.path().join("manifest.json");
        let mut assets = Assets::default();
        assets.insert("css", "/assets/a.css".to_owned());
        assets.insert("boot", "/assets/b.js".to_owned());
        assets.write(&manifest)?;
        let read = Assets::read(&manifest)?;
        assert_eq!(read.path("css")?, "/assets/a.css");
        assert_eq!(read.path("boot")?, "/assets/b.js");
        assert!(read.path("wasm").is_err());
        Ok(())
    }
}
