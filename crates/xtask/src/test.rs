//! Every check and test there is.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::command::{Command, seconds, step};
use crate::engines::Engines;
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;
use crate::{browser, dist, engines, java, postgresql, scripts, size};

/// What home may cost on a first visit, in bytes.
const LARGEST_HOME: u64 = 123_000;

/// One part of the checks.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, lints, documentation, the types in scripts
    Lint,
    /// Tests of the crates but the server, and of what decides in scripts
    Unit,
    /// Tests of the server, on both databases
    Server,
    /// The built site: its size, the tests in a browser
    E2e,
    /// The built site in WebKit and Firefox: eight journeys
    Engines,
}

/// Runs every check, or one part of them.
pub fn test(workspace: &Workspace, part: Option<Part>) -> Result<()> {
    let start = Instant::now();
    let runs = |asked: Part| part.is_none_or(|part| part == asked);
    let chromium = runs(Part::E2e).then(browser::ensure).transpose()?;
    if runs(Part::E2e) {
        java::ensure()?;
    }
    let engines = runs(Part::Engines)
        .then(|| engines::ensure(workspace))
        .transpose()?;
    if runs(Part::Server) {
        postgresql::ensure()?;
    }
    dist::set_up(workspace)?;
    let mut checks = Vec::new();
    if runs(Part::Lint) {
        checks.extend(lints(workspace));
    }
    checks.extend(crates(workspace, part));
    all(checks)?;
    if runs(Part::Unit) {
        step("tests of scripts", || test_scripts(workspace))?;
    }
    if chromium.is_some() || engines.is_some() {
        // All tests of the crates together have left the server's program.
        if part.is_some() {
            ServerBuild::Test.build(workspace)?;
        }
        browse(workspace, chromium.as_deref(), engines.as_ref())?;
    }
    println!("✓ all tests ({})", seconds(start.elapsed()));
    Ok(())
}

/// A check, by what it is called.
type Check = (&'static str, Command);

fn lints(workspace: &Workspace) -> Vec<Check> {
    let new = |task: &str| Command::cargo(workspace).arg(task);
    let deny = |command: Command| command.args(["--", "--deny", "warnings"]);
    let clippy = |packages: &[&str]| deny(new("clippy").args(packages));
    let on_host = [
        "--workspace",
        "--all-targets",
        "--features",
        "xtask/open-data",
    ];
    let in_browser = [
        "--package",
        "mirai-navi",
        "--target",
        "wasm32-unknown-unknown",
    ];
    let tsc = |project: &str| {
        Command::new(workspace.npm_program("tsc"))
            .directory(&workspace.root)
            .args(["--project", project])
    };
    vec![
        ("cargo fmt", new("fmt").args(["--all", "--check"])),
        ("cargo clippy: on the host", clippy(&on_host)),
        ("cargo clippy: in the browser", clippy(&in_browser)),
        (
            "cargo doc",
            new("doc").env("RUSTDOCFLAGS", "--deny warnings").args([
                "--workspace",
                "--no-deps",
                "--document-private-items",
            ]),
        ),
        ("tsc: scripts", tsc("web")),
        ("tsc: service worker", tsc("web/service-worker")),
        ("tsc: tests", tsc("tests")),
    ]
}

/// The tests of the crates that a part asks for. All together they are built once.
fn crates(workspace: &Workspace, part: Option<Part>) -> Option<Check> {
    const SERVER: &str = "hearing-server";
    let test = Command::cargo(workspace).arg("test");
    // What differs from its snapshot fails, and nothing is written beside it.
    let test = test.env("INSTA_UPDATE", "no");
    match part {
        None => Some(("cargo test", test.arg("--workspace"))),
        Some(Part::Unit) => {
            let unit = test.args(["--workspace", "--exclude", SERVER]);
            Some(("cargo test: all but the server", unit))
        }
        Some(Part::Server) => {
            let server = test.args(["--package", SERVER]);
            Some(("cargo test: the server", server))
        }
        Some(Part::Lint | Part::E2e | Part::Engines) => None,
    }
}

/// Runs checks: all there is to say at once, not only the first thing that is wrong.
fn all(checks: Vec<Check>) -> Result<()> {
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

/// Runs what is in tests/unit, which asks the scripts' modules in Node.
fn test_scripts(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("tests/unit");
    let out = workspace.root.join("target/unit");
    let mut built = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let source = entry?.path();
        let name = source.file_stem().unwrap_or_default().to_string_lossy();
        let file = out.join(format!("{name}.mjs"));
        scripts::bundle_for_node(workspace, &source, &file)?;
        built.push(file);
    }
    if built.is_empty() {
        bail!("no tests in {}", folder.display());
    }
    Command::new("node").arg("--test").args(built).run()
}

/// Checks what is delivered, in the browsers that are asked for and against the real server.
fn browse(workspace: &Workspace, chromium: Option<&Path>, engines: Option<&Engines>) -> Result<()> {
    dist::build(workspace, dist::Options::default())?;
    if chromium.is_some() {
        step("size of home", || {
            size::size(workspace, Some(LARGEST_HOME), false)
        })?;
    }
    if let Some(chromium) = chromium {
        step("playwright test", || {
            browser::playwright_in(
                workspace,
                ServerBuild::Test,
                chromium,
                "tests/e2e/playwright.config.ts",
            )
            .run()
        })?;
    }
    if let Some(engines) = engines {
        step("journeys in WebKit and Firefox", || {
            engines::test(workspace, engines)
        })?;
    }
    Ok(())
}
