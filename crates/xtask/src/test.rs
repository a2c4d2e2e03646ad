//! Every check and test there is.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use clap::ValueEnum;

use crate::command::{Command, seconds, step};
use crate::workspace::Workspace;
use crate::{browser, dist, serve, size};

/// What home may cost on a first visit, in bytes.
const LARGEST_HOME: u64 = 180_000;

/// One part of the checks.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, lints and tests of the crates
    Rust,
    /// The built site: its size, and the tests in a browser
    Browser,
}

/// Runs every check, or one part of them.
pub fn test(workspace: &Workspace, part: Option<Part>) -> Result<()> {
    let start = Instant::now();
    let chromium = match part {
        Some(Part::Rust) => None,
        _ => Some(browser::ensure()?),
    };
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

/// Checks the crates. The app is built for the host with `ssr` and for the browser with `csr`,
/// each by itself, and without either by nobody: that would only be compiled here.
fn check(workspace: &Workspace) -> Result<()> {
    let others = ["--workspace", "--exclude", "mirai-navi"];
    let on_the_host = ["--package", "mirai-navi", "--features", "ssr"];
    let in_the_browser = ["--package", "mirai-navi", "--features", "csr"];
    let lint = ["--all-targets", "--", "--deny", "warnings"];
    let cargo = |what: &str, command: Command| step(what, || command.run());
    let new = |task: &str| Command::cargo(workspace).arg(task);

    cargo("cargo fmt", new("fmt").args(["--all", "--check"]))?;
    cargo(
        "cargo clippy: the crates",
        new("clippy")
            .args(others)
            .args(["--features", "xtask/open-data"])
            .args(lint),
    )?;
    cargo(
        "cargo clippy: the app on the host",
        new("clippy").args(on_the_host).args(lint),
    )?;
    cargo(
        "cargo clippy: the app in the browser",
        new("clippy")
            .args(in_the_browser)
            .args([
                "--target",
                "wasm32-unknown-unknown",
                "--bin",
                "mirai-navi",
                "--lib",
            ])
            .args(["--", "--deny", "warnings"]),
    )?;
    cargo("cargo test: the crates", new("test").args(others))?;
    cargo(
        "cargo test: the app on the host",
        new("test").args(on_the_host),
    )
}

/// Checks what is delivered, in a browser and against the real server.
fn browse(workspace: &Workspace, chromium: &Path) -> Result<()> {
    dist::build(workspace, None)?;
    step("size of home", || size::size(workspace, Some(LARGEST_HOME)))?;
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
