//! What the accessibility page says of the engines: they look at the whole site, and what they find is
//! written where the page reads it.

use std::fs;

use anyhow::{Context, Result};
use conformance::{CRITERIA, Run};

use crate::command::step;
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;
use crate::{browser, dist, java};

/// Builds everything, lets the engines look at it, and keeps what they say. A run that breaks off, or
/// writes what the page could not read, changes nothing.
pub fn run(workspace: &Workspace) -> Result<()> {
    let chromium = browser::ensure()?;
    java::ensure()?;
    dist::dist(workspace, dist::Options::default())?;
    let server = ServerBuild::Test;
    server.build(workspace)?;
    let record = workspace.root.join("target/conformance.tsv");
    let criteria: Vec<_> = CRITERIA.iter().map(|criterion| criterion.number).collect();
    step("engines on every surface", || {
        browser::playwright_in(
            workspace,
            server,
            &chromium,
            "tests/conformance/playwright.config.ts",
        )
        .env("CRITERIA", criteria.join(" "))
        .env("RECORD", &record)
        .run()
    })?;
    let text = fs::read_to_string(&record)?;
    if let Err(unreadable) = Run::read(&text) {
        anyhow::bail!("{}: {unreadable}", record.display());
    }
    let kept = workspace.root.join("crates/conformance/last-run.tsv");
    fs::write(&kept, text).with_context(|| kept.display().to_string())
}
