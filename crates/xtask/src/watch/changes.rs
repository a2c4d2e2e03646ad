//! Which files were written.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};

use crate::assets;
use crate::workspace::Workspace;

/// Folders with what the site is made of, beside the documents.
const FOLDERS: [&str; 5] = ["src", "crates", "web", "style", "public"];

/// How long until a file counts as written: editors write in several steps.
const SETTLING: Duration = Duration::from_millis(50);

/// The files that change, from the moment at which this was made.
pub struct Changes {
    root: PathBuf,
    seeds: PathBuf,
    events: Receiver<DebounceEventResult>,
    /// When each file was last written: the system also tells of files that are only read.
    written: HashMap<PathBuf, SystemTime>,
    _watcher: Debouncer<RecommendedWatcher>,
}

impl Changes {
    /// Begins to watch what the site is made of.
    pub fn of(workspace: &Workspace) -> Result<Self> {
        let (sender, events) = channel();
        let mut debouncer = new_debouncer(SETTLING, sender)?;
        let watcher = debouncer.watcher();
        // With the files in it; one by one, those that editors replace would be lost.
        watcher.watch(&workspace.root, RecursiveMode::NonRecursive)?;
        let mut files = Vec::new();
        for entry in fs::read_dir(&workspace.root)? {
            files.push(entry?.path());
        }
        let seeds = workspace.seeds();
        let folders = FOLDERS.map(|folder| workspace.root.join(folder));
        for folder in folders.iter().chain([&seeds]) {
            watcher
                .watch(folder, RecursiveMode::Recursive)
                .with_context(|| format!("watching {}", folder.display()))?;
            files.extend(assets::files(folder)?);
        }
        let written = files.into_iter();
        let written = written.filter_map(|path| Some((path.clone(), last_written(&path)?)));
        Ok(Self {
            root: workspace.root.clone(),
            seeds,
            events,
            written: written.collect(),
            _watcher: debouncer,
        })
    }

    /// What has changed by now, below the root of the repository.
    pub fn so_far(&mut self) -> Result<Vec<PathBuf>> {
        let mut changed = Vec::new();
        while let Ok(event) = self.events.try_recv() {
            changed.extend(self.of_event(event)?);
        }
        Ok(changed)
    }

    /// Waits for what changes next.
    pub fn next(&mut self) -> Result<Vec<PathBuf>> {
        loop {
            let event = self.events.recv().context("nothing is watched any more")?;
            let changed = self.of_event(event)?;
            if !changed.is_empty() {
                return Ok(changed);
            }
        }
    }

    fn of_event(&mut self, event: DebounceEventResult) -> Result<Vec<PathBuf>> {
        let paths = event?.into_iter().map(|event| event.path);
        let changed: Vec<PathBuf> = paths.filter(|path| self.is_new(path)).collect();
        Ok(changed.iter().map(|path| self.below_root(path)).collect())
    }

    /// Whether a file was written, made or removed since this was last asked.
    fn is_new(&mut self, path: &Path) -> bool {
        match last_written(path) {
            Some(time) => self.written.insert(path.to_owned(), time) != Some(time),
            None => self.written.remove(path).is_some(),
        }
    }

    /// A path below the root of the repository; documents of another folder as if they were in it.
    fn below_root(&self, path: &Path) -> PathBuf {
        if let Ok(document) = path.strip_prefix(&self.seeds) {
            return Path::new("seeds").join(document);
        }
        path.strip_prefix(&self.root).unwrap_or(path).to_owned()
    }
}

/// When a file was last written; none for what is no file or no longer there.
fn last_written(path: &Path) -> Option<SystemTime> {
    let file = fs::metadata(path).ok().filter(Metadata::is_file)?;
    file.modified().ok()
}
