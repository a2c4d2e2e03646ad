//! What the packages in Cargo.lock are: their licences, where they come from, whether something uses
//! them, what is known of them.

use anyhow::Result;

use crate::command::{Command, step};
use crate::tools;
use crate::workspace::Workspace;

/// Asks cargo-deny what `deny.toml` says, and cargo-machete for packages that nothing uses.
pub fn audit(workspace: &Workspace) -> Result<()> {
    tools::ensure_cargo_deny(workspace)?;
    tools::ensure_cargo_machete(workspace)?;
    let deny = || {
        Command::new(tools::program(workspace, "cargo-deny"))
            .directory(&workspace.root)
            .arg("--workspace")
    };
    let check = |checks: &[&str]| {
        deny()
            .args(["check", "--hide-inclusion-graph"])
            .args(checks)
    };
    step("licences, bans, sources", || {
        check(&["licenses", "bans", "sources"]).run()
    })?;
    step("packages that nothing uses", || {
        Command::new(tools::program(workspace, "cargo-machete"))
            .arg("--skip-target-dir")
            .arg(&workspace.root)
            .run()
    })?;
    // The database of advisories is on another host than the packages, which closed networks do not reach.
    if let Err(error) = deny().args(["fetch", "db"]).read() {
        println!("! advisories were not asked for: {error:#}");
        return Ok(());
    }
    step("advisories", || check(&["advisories"]).run())
}
