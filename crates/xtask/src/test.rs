//! Every check and test there is.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::command::{Command, seconds, step};
use crate::workspace::Workspace;
use crate::{browser, dist, postgresql, serve, size};

/// What home may cost on a first visit, in bytes.
const LARGEST_HOME: u64 = 123_000;

/// One part of the checks.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, lints and tests of the crates
    Rust,
    /// The types in scripts and browser tests; the built site: its size, the tests in a browser
    Browser,
}

/// Runs every check, or one part of them.
pub fn test(workspace: &Workspace, part: Option<Part>) -> Result<()> {
    let start = Instant::now();
    let chromium = match part {
        Some(Part::Rust) => None,
        _ => Some(browser::ensure()?),
    };
    if part != Some(Part::Browser) {
        postgresql::ensure()?;
    }
    dist::set_up(workspace)?;
    if part != Some(Part::Browser) {
        check(workspace)?;
    }
    if let Some(chromium) = chromium {
        browse(workspace, &chromium)?;
    }
    println!("✓ all tests ({})", seconds(start.elapsed()));
    Ok(())
}

/// Checks the crates: all there is to say at once, not only the first thing that is wrong.
fn check(workspace: &Workspace) -> Result<()> {
    let new = |task: &str| Command::cargo(workspace).arg(task);
    let lint = |command: Command| command.args(["--", "--deny", "warnings"]);

    let checks = [
        ("cargo fmt", new("fmt").args(["--all", "--check"])),
        (
            "cargo clippy: on the host",
            lint(new("clippy").args([
                "--workspace",
                "--all-targets",
                "--features",
                "xtask/open-data",
            ])),
        ),
        (
            "cargo clippy: in the browser",
            lint(new("clippy").args([
                "--package",
                "mirai-navi",
                "--target",
                "wasm32-unknown-unknown",
            ])),
        ),
        ("cargo test", new("test").arg("--workspace")),
    ];
    let mut failed = Vec::new();
    for (what, command) in checks {
        if let Err(error) = step(what, || command.run()) {
            eprintln!("✗ {error:#}");
            failed.push(what);
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("{}", failed.join(", "))
}

/// Checks what is delivered, in a browser and against the real server.
fn browse(workspace: &Workspace, chromium: &Path) -> Result<()> {
    step("tsc", || {
        ["web", "web/service-worker", "tests"]
            .into_iter()
            .try_for_each(|project| {
                Command::new(workspace.npm_program("tsc"))
                    .directory(&workspace.root)
                    .args(["--project", project])
                    .run()
            })
    })?;
    dist::build(workspace, dist::Options::default())?;
    step("size of home", || {
        size::size(workspace, Some(LARGEST_HOME), false)
    })?;
    serve::build(workspace)?;
    step("playwright test", || {
        Command::new(workspace.npm_program("playwright"))
            .directory(&workspace.root)
            .env("CHROMIUM_PATH", chromium)
            .env("HEARING_SERVER", workspace.server())
            .env("DIST", workspace.dist())
            .args(["test", "--config", "tests/e2e/playwright.config.ts"])
            .run()
    })
}
