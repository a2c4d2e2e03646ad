//! Where things are in this repository.

use std::env;
use std::path::{self, Path, PathBuf};

/// The root of the repository and the directory that builds go to.
pub struct Workspace {
    /// The directory with the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target directory.
    pub target: PathBuf,
    /// Where the documents are, if not in `seeds/`.
    seeds: Option<PathBuf>,
}

impl Workspace {
    /// The workspace that this program was built from.
    pub fn find() -> Self {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let root = crates
            .and_then(Path::parent)
            .map_or_else(PathBuf::new, Path::to_path_buf);
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(directory) => root.join(directory),
            None => root.join("target"),
        };
        Self {
            root,
            target,
            seeds: None,
        }
    }

    /// The same with the documents of another folder, if one is named.
    pub fn with_seeds(self, seeds: Option<PathBuf>) -> Self {
        let seeds = seeds.map(|seeds| path::absolute(&seeds).unwrap_or(seeds));
        Self { seeds, ..self }
    }

    /// The folder of the documents.
    pub fn seeds(&self) -> PathBuf {
        let seeds = self.seeds.clone();
        seeds.unwrap_or_else(|| self.root.join("seeds"))
    }

    /// The variable by which a build finds the documents, if they are not in `seeds/`.
    pub fn seeds_variable(&self) -> Option<(&'static str, &Path)> {
        self.seeds.as_deref().map(|seeds| ("SEEDS", seeds))
    }

    /// The built site.
    pub fn dist(&self) -> PathBuf {
        self.target.join("dist")
    }

    /// Programs that the workshop installed for itself.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// A program that npm installed.
    pub fn npm_program(&self, name: &str) -> PathBuf {
        self.root.join("node_modules/.bin").join(name)
    }
}
