//! Rust's own part: the compiler's standard library for WebAssembly.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::{Command, already, step};
use crate::workspace::Workspace;
use crate::{apt, assets};

const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler can build for the browser.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    let sysroot = PathBuf::from(rustc(&["--print", "sysroot"])?);
    let libraries = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    if has_std(&libraries) {
        already(TARGET);
        return Ok(());
    }
    // What was built with another standard library does not link with the one to come, and cargo,
    // which sees the same compiler, would not build it again.
    assets::remove(&workspace.target.join(TARGET))?;
    let added = step(&format!("rustup target add {TARGET}"), || {
        Command::new("rustup")
            .args(["target", "add", TARGET])
            .read()
    });
    // rustup also reports success for a target whose files somebody has removed.
    if has_std(&libraries) {
        return Ok(());
    }
    if let Err(error) = added {
        println!("  rustup could not: {error:#}");
    }
    step(&format!("building {TARGET} from Debian's rust-src"), || {
        build(workspace, &sysroot, &libraries)
    })
    .with_context(|| {
        format!("no {TARGET}: run `rustup target add {TARGET}` where rustup can reach its server")
    })
}

fn has_std(libraries: &Path) -> bool {
    let files = fs::read_dir(libraries).into_iter().flatten().flatten();
    let mut names = files.filter_map(|file| file.file_name().into_string().ok());
    names.any(|name| name.starts_with("libstd-") && name.ends_with(".rlib"))
}

fn rustc(arguments: &[&str]) -> Result<String> {
    let printed = Command::new("rustc").args(arguments).read()?;
    Ok(printed.trim().to_owned())
}

/// Builds the standard library from the source that Debian packages, for networks from which
/// rustup cannot reach its server but a Debian mirror can be reached.
fn build(workspace: &Workspace, sysroot: &Path, libraries: &Path) -> Result<()> {
    let version = rustc(&["--version"])?;
    let version = version
        .split(' ')
        .nth(1)
        .with_context(|| format!("no version in {version:?}"))?;
    let directory = workspace.tools().join("rust-src");
    assets::remove(&directory)?;
    fs::create_dir_all(&directory)?;

    let expected = sysroot.join("lib/rustlib/src/rust/library");
    let _linked = if expected.exists() {
        None
    } else {
        let unpacked = apt::unpack("rust-src", version, &directory)?;
        let library = unpacked.join(format!("usr/src/rustc-{version}/library"));
        Some(LinkedSource::new(&library, expected)?)
    };

    let empty = directory.join("empty");
    fs::create_dir_all(empty.join("src"))?;
    fs::write(
        empty.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    fs::write(empty.join("src/lib.rs"), "#![no_std]\n")?;
    Command::cargo(workspace)
        .directory(&empty)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without the bitcode, link-time optimisation of the app cannot look into these libraries.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", directory.join("target"))
        .args(["build", "--release", "-Zbuild-std=std,panic_abort"])
        .args(["--target", TARGET])
        .read()?;

    // Two sets of the same libraries side by side, and the compiler takes neither.
    assets::remove(libraries)?;
    fs::create_dir_all(libraries).with_context(|| format!("writing {}", libraries.display()))?;
    let built = directory.join("target").join(TARGET).join("release/deps");
    for entry in fs::read_dir(&built)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(&path, libraries.join(name))
                .with_context(|| format!("writing {}", libraries.display()))?;
        }
    }
    assets::remove(&directory)
}

/// The library's source where cargo looks for it, for as long as this lives: a source left behind
/// would be taken for rustup's own.
struct LinkedSource(PathBuf);

impl LinkedSource {
    fn new(library: &Path, expected: PathBuf) -> Result<Self> {
        let parent = expected.parent().context("a sysroot has directories")?;
        fs::create_dir_all(parent).with_context(|| format!("writing {}", parent.display()))?;
        link(library, &expected).with_context(|| format!("writing {}", expected.display()))?;
        Ok(Self(expected))
    }
}

impl Drop for LinkedSource {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.0) {
            eprintln!("  please remove {}: {error}", self.0.display());
        }
    }
}

#[cfg(unix)]
fn link(original: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(original, link)
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> std::io::Result<()> {
    // Only reached after Debian's package manager was found.
    Err(std::io::ErrorKind::Unsupported.into())
}
