//! The PostgreSQL whose programs the server's tests start a database with.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::apt;
use crate::command::{already, step};

/// Where Debian keeps a version's programs.
const PROGRAMS: &str = "/usr/lib/postgresql";

/// Installs PostgreSQL if it is not there; fails where that cannot be, since the server's tests on
/// PostgreSQL could not run.
pub fn ensure() -> Result<()> {
    if !is_there() {
        step("installing postgresql", || apt::install(&["postgresql"])).with_context(|| {
            format!("PostgreSQL is missing: no initdb and postgres under {PROGRAMS}")
        })?;
    }
    ensure!(
        is_there(),
        "PostgreSQL is missing: no initdb and postgres under {PROGRAMS}"
    );
    already("postgresql");
    Ok(())
}

fn is_there() -> bool {
    fs::read_dir(PROGRAMS).is_ok_and(|versions| {
        versions
            .flatten()
            .any(|version| is_server(&version.path().join("bin")))
    })
}

fn is_server(programs: &Path) -> bool {
    programs.join("initdb").is_file() && programs.join("postgres").is_file()
}
