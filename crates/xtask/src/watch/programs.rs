//! Which crates of the workspace are in which program.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use super::steps::Step;
use crate::command::Command;
use crate::workspace::Workspace;

/// The programs of the site, by the names of their packages, and what builds them.
const PROGRAMS: [(&str, &[Step]); 3] = [
    ("prerender", &[Step::Pages, Step::TranslatedPages]),
    ("hearing-server", &[Step::Server]),
    ("mirai-navi", &[Step::Module]),
];

/// What builds the programs that a crate is in, by its folder below `crates`.
pub struct Programs(BTreeMap<String, BTreeSet<Step>>);

impl Programs {
    /// Asks cargo.
    pub fn of_workspace(workspace: &Workspace) -> Result<Self> {
        let metadata = Command::cargo(workspace)
            .args([
                "metadata",
                "--format-version",
                "1",
                "--no-deps",
                "--offline",
            ])
            .read()?;
        Self::of_metadata(&metadata).context("what cargo says of this workspace is unreadable")
    }

    #[cfg(test)]
    pub fn new<const N: usize>(programs: [(&str, BTreeSet<Step>); N]) -> Self {
        Self(
            programs
                .map(|(name, steps)| (name.to_owned(), steps))
                .into(),
        )
    }

    /// What builds the programs that a crate is in.
    pub fn with(&self, folder: &str) -> BTreeSet<Step> {
        self.0.get(folder).cloned().unwrap_or_default()
    }

    /// What builds every program.
    pub fn all(&self) -> BTreeSet<Step> {
        self.0.values().flatten().copied().collect()
    }

    /// Follows each program's dependencies, but those of tests.
    fn of_metadata(metadata: &str) -> Option<Self> {
        let metadata: Value = serde_json::from_str(metadata).ok()?;
        let members = metadata["packages"].as_array()?.iter();
        let members: BTreeMap<&str, &Value> = members
            .filter_map(|member| Some((member["name"].as_str()?, member)))
            .collect();
        let mut programs = Self(BTreeMap::new());
        for (program, steps) in PROGRAMS {
            let mut found = BTreeSet::new();
            let mut next = vec![program];
            while let Some(name) = next.pop() {
                let Some(member) = members.get(name).filter(|_| found.insert(name)) else {
                    continue;
                };
                let dependencies = member["dependencies"].as_array()?.iter();
                let shipped = dependencies.filter(|dependency| dependency["kind"] != "dev");
                next.extend(shipped.filter_map(|dependency| dependency["name"].as_str()));
                let manifest = member["manifest_path"].as_str()?;
                let folder = manifest.rsplit(['/', '\\']).nth(1)?;
                programs
                    .0
                    .entry(folder.to_owned())
                    .or_default()
                    .extend(steps);
            }
        }
        Some(programs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Step::{Module, Pages, Server, TranslatedPages};

    #[test]
    fn a_crate_is_in_the_programs_that_need_it() -> Result<()> {
        let programs = Programs::of_workspace(&Workspace::find())?;
        for (folder, steps) in [
            ("pages", &[Pages, TranslatedPages, Server, Module][..]),
            ("plan", &[Pages, TranslatedPages, Server, Module]),
            ("prerender", &[Pages, TranslatedPages]),
            ("hearing-server", &[Server]),
            ("xtask", &[]),
            // The server's tests alone need it.
            ("invented-edition", &[]),
        ] {
            assert_eq!(
                programs.with(folder),
                steps.iter().copied().collect(),
                "{folder}"
            );
        }
        Ok(())
    }
}
