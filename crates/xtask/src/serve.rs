//! A served app.

use std::path::Path;

use anyhow::Result;

use crate::command::{Command, step};
use crate::dist;
use crate::workspace::Workspace;

/// Builds everything and becomes the server; on a database of its own if it is a demonstration.
pub fn serve(workspace: &Workspace, listen: &str, demo: bool, site: Option<&Path>) -> Result<()> {
    let options = dist::Options {
        public_url: None,
        site,
    };
    dist::dist(workspace, options)?;
    build(workspace)?;
    let data = if demo { "data/demo" } else { "data" };
    let server = || {
        Command::new(workspace.server())
            .directory(&workspace.root)
            .args(["--data", data])
    };
    server().arg("migrate").run()?;
    println!("→ a key for a kiosk");
    server()
        .args(["--listen", listen, "kiosk-key", "ofuna"])
        .run()?;
    println!("→ open http://{listen}/");
    server()
        .args(["--listen", listen, "--dist"])
        .arg(workspace.dist())
        .args(demo.then_some("--demo"))
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
