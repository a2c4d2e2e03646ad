//! A served app.

use anyhow::Result;

use crate::command::{Command, step};
use crate::dist;
use crate::workspace::Workspace;

/// Builds everything and becomes the server.
pub fn serve(workspace: &Workspace, listen: &str) -> Result<()> {
    dist::dist(workspace, None)?;
    build(workspace)?;
    println!("→ open http://{listen}/");
    Command::new(workspace.server())
        .directory(&workspace.root)
        .args(["--listen", listen, "--data", "data", "--dist"])
        .arg(workspace.dist())
        .become_it()
}

/// Builds the hearing server.
pub fn build(workspace: &Workspace) -> Result<()> {
    step("cargo build: the hearing server", || {
        Command::cargo(workspace)
            .args([
                "build",
                "--quiet",
                "--release",
                "--package",
                "hearing-server",
            ])
            .run()
    })
}
