//! Programs in Rust that the workshop needs, installed into `target/tools`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{Command, already, step};
use crate::workspace::Workspace;

/// cargo-deny, which `cargo xtask audit` asks.
const CARGO_DENY: &str = "0.20.2";

/// cargo-machete, which `cargo xtask audit` asks, too.
const CARGO_MACHETE: &str = "0.9.2";

/// geckodriver, by which tests drive Firefox. Debian has no package of it.
const GECKODRIVER: &str = "0.37.1";

/// Makes sure that wasm-bindgen's command line is there.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    let lock = workspace.root.join("Cargo.lock");
    let lock = fs::read_to_string(&lock).with_context(|| format!("reading {}", lock.display()))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock has no wasm-bindgen: does the app still depend on it?")?;
    install(workspace, "wasm-bindgen-cli", "wasm-bindgen", version)
}

/// Makes sure that cargo-deny is there.
pub fn ensure_cargo_deny(workspace: &Workspace) -> Result<()> {
    install(workspace, "cargo-deny", "cargo-deny", CARGO_DENY)
}

/// Makes sure that cargo-machete is there.
pub fn ensure_cargo_machete(workspace: &Workspace) -> Result<()> {
    install(workspace, "cargo-machete", "cargo-machete", CARGO_MACHETE)
}

/// Makes sure that geckodriver is there.
pub fn ensure_geckodriver(workspace: &Workspace) -> Result<()> {
    install(workspace, "geckodriver", "geckodriver", GECKODRIVER)
}

/// Where a tool is installed.
pub fn program(workspace: &Workspace, name: &str) -> PathBuf {
    workspace.tools().join("bin").join(name)
}

fn install(workspace: &Workspace, package: &str, program: &str, version: &str) -> Result<()> {
    let what = format!("{program} {version}");
    let installed = self::program(workspace, program);
    let reported = Command::new(&installed).arg("--version").read();
    // Some say more than their name and version (of which sources, on which platform), one less.
    let is_it = |line: &str| {
        let said = line.split(" (").next().map(str::trim);
        said.is_some_and(|said| said == what || said == version)
    };
    if reported.is_ok_and(|reported| reported.lines().next().is_some_and(is_it)) {
        already(&what);
        return Ok(());
    }
    let build = workspace.tools().join("build");
    step(&format!("installing {what} (once, some minutes)"), || {
        Command::cargo(workspace)
            // Without optimisation: to build it as released takes minutes longer, and saves a
            // second each time it runs.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            // Not `--locked`: its own lock file names releases that a registry's mirror may lack.
            .args(["install", "--quiet", "--debug", "--force"])
            .args([package, "--version", version])
            .arg("--root")
            .arg(workspace.tools())
            .arg("--target-dir")
            .arg(&build)
            .read()?;
        fs::remove_dir_all(&build).context("removing what the installation built")
    })
}

/// The version of a package in a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-futures\"\n\
                        version = \"0.4.80\"\n\n[[package]]\nname = \"wasm-bindgen\"\n\
                        version = \"0.2.130\"\nchecksum = \"00\"\n";

    #[test]
    fn the_lock_file_gives_the_version_of_exactly_that_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
