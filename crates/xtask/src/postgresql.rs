//! The PostgreSQL whose programs the server's tests start a database with.

use std::fs;
use std::path::Path;

use crate::apt;
use crate::command::{already, step};

/// Where Debian keeps a version's programs.
const PROGRAMS: &str = "/usr/lib/postgresql";

/// Installs PostgreSQL if it is not there. Where that cannot be, says which tests will not run,
/// since all others still tell something.
pub fn ensure() {
    if !is_there()
        && let Err(error) = step("installing postgresql", || apt::install(&["postgresql"]))
    {
        eprintln!("! {error:#}");
    }
    if is_there() {
        already("postgresql");
    } else {
        eprintln!(
            "! no PostgreSQL under {PROGRAMS}: the server's tests on PostgreSQL will NOT run"
        );
    }
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
