//! The app's module without what a browser does not need.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::assets;
use crate::command::Command;
use crate::workspace::Workspace;

/// What wasm-opt does, chosen by the size after Brotli: `-Oz`, repeated passes and functions in the
/// order of their use take longer and come out no smaller. No pointer of a Rust program leads below
/// 1 KiB, the far end of its stack.
const OPTIMISATION: [&str; 7] = [
    "-Os",
    "--low-memory-unused",
    "--reorder-globals",
    "--reorder-locals",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

const SILENT_PANICS: &str = include_str!("silent_panics.mjs");

/// The module without what a browser does not need, from the cache if it is there.
pub fn optimise(workspace: &Workspace, module: &Path, cache: &Path) -> Result<Vec<u8>> {
    let input = fs::read(module).with_context(|| format!("reading {}", module.display()))?;
    let steps = [SILENT_PANICS, &OPTIMISATION.concat()].concat();
    let key = assets::digest(&[&input, steps.as_bytes()].concat());
    let output = cache.join(format!("{key}.wasm"));
    if !output.exists() {
        assets::remove(cache)?;
        fs::create_dir_all(cache)?;
        let silent = cache.join("silent.wasm");
        silence_panics(workspace, module, &silent)?;
        let unfinished = cache.join("unfinished.wasm");
        Command::new(workspace.npm_program("wasm-opt"))
            .args(OPTIMISATION)
            .arg(&silent)
            .arg("--output")
            .arg(&unfinished)
            .read()?;
        fs::rename(unfinished, &output)?;
    }
    Ok(fs::read(output)?)
}

/// Lets a panic stop the app without words. The standard library would write them to standard
/// error, which no browser has; the code that makes them is 2 KB of a first visit.
fn silence_panics(workspace: &Workspace, module: &Path, silent: &Path) -> Result<()> {
    Command::new("node")
        .directory(&workspace.root)
        .args(["--input-type=module", "--eval", SILENT_PANICS])
        .read_with_input(&format!("{}\n{}\n", module.display(), silent.display()))
        .map(drop)
}
