//! What the packages in Cargo.lock are: their licences, where they come from, what is known of them.

use anyhow::Result;

use crate::command::{Command, step};
use crate::tools;
use crate::workspace::Workspace;

/// Asks cargo-deny what `deny.toml` says.
pub fn audit(workspace: &Workspace) -> Result<()> {
    tools::ensure_cargo_deny(workspace)?;
    let deny = |checks: &[&str]| {
        Command::new(workspace.tools().join("bin/cargo-deny"))
            .directory(&workspace.root)
            .args(["check", "--hide-inclusion-graph"])
            .args(checks)
    };
    step("licences, bans, sources", || {
        deny(&["licenses", "bans", "sources"]).run()
    })?;
    // Its database is on another host than the packages, which closed networks do not reach.
    let fetched = Command::new(workspace.tools().join("bin/cargo-deny"))
        .directory(&workspace.root)
        .args(["fetch", "db"])
        .read();
    if let Err(error) = fetched {
        println!("! advisories were not asked for: {error:#}");
        return Ok(());
    }
    step("advisories", || deny(&["advisories"]).run())
}
