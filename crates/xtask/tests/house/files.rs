//! The sources, as they stand in the working tree.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::rust;

/// Where sources are.
const FOLDERS: [&str; 5] = ["src", "crates", "web", "style", "tests"];

/// What is a source.
const ENDINGS: [&str; 5] = ["rs", "ts", "js", "mjs", "css"];

/// What stands in a folder of sources and is none.
const PASSED_OVER: [&str; 2] = ["node_modules", "target"];

/// A source file.
#[derive(Debug, Clone)]
pub struct File {
    /// Below the root of the repository, with slashes.
    pub path: String,
    pub text: String,
}

impl File {
    /// An invented one, for the tests of the checks.
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether it only tests or measures.
    pub fn is_test(&self) -> bool {
        let is_unit_test = |name: &str| name.contains(".test.") || name.contains(".spec.");
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || self.path.contains("/benches/")
            || is_unit_test(&self.path)
    }

    /// Its string literals outside its tests, with their lines.
    pub fn literals(&self) -> Vec<(usize, String)> {
        let code = rust::code(&self.text);
        if !self.is_rust() {
            return code.literals;
        }
        let tests = rust::test_lines(&code.text);
        let literals = code.literals.into_iter();
        literals
            .filter(|(line, _)| !tests.iter().any(|test| test.contains(line)))
            .collect()
    }
}

/// Every source file of the repository, by path.
pub fn sources() -> &'static [File] {
    static SOURCES: LazyLock<Vec<File>> = LazyLock::new(|| read(&ENDINGS));
    &SOURCES
}

/// Every snapshot of a test, by path.
pub fn snapshots() -> Vec<File> {
    read(&["snap"])
}

fn read(endings: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in FOLDERS {
        walk(&root, Path::new(folder), endings, &mut files);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn walk(root: &Path, folder: &Path, endings: &[&str], files: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let path: PathBuf = folder.join(&name);
        let name = name.to_string_lossy();
        if root.join(&path).is_dir() {
            if !PASSED_OVER.contains(&name.as_ref()) {
                walk(root, &path, endings, files);
            }
        } else if endings
            .iter()
            .any(|ending| name.ends_with(&format!(".{ending}")))
            && let Ok(text) = fs::read_to_string(root.join(&path))
        {
            let path = path.to_string_lossy().replace('\\', "/");
            files.push(File { path, text });
        }
    }
}
