//! The plan as open data.

use std::path::{self, Path};

use anyhow::Result;

use crate::command::{Command, step};
use crate::workspace::Workspace;

/// Writes `plan.json`, its schema, the tables and the translations into a directory.
pub fn write(workspace: &Workspace, directory: &Path) -> Result<()> {
    let directory = path::absolute(directory)?;
    step(
        "open data: plan.json, its schema, tables, translations",
        || {
            Command::cargo(workspace)
                .args(["run", "--quiet", "--package", "xtask"])
                .args(["--features", "open-data", "--bin", "open-data", "--"])
                .arg(&directory)
                .arg(workspace.seeds().join("translations"))
                .run()
        },
    )
}
