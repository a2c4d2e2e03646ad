//! jReadability of the plan in やさしい日本語 and of the pages that show it, which is measured where Python is.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{Command, already, step};
use crate::workspace::Workspace;

/// What measures it, and what that reads Japanese with.
const PACKAGES: [&str; 3] = [
    "jreadability==1.1.5",
    "fugashi==1.5.2",
    "unidic-lite==1.0.8",
];

/// Prints the figures, and writes them where the tests look for them.
pub fn measure(workspace: &Workspace) -> Result<()> {
    let environment = workspace.tools().join("jreadability");
    let python = environment.join("bin/python");
    if Command::new(&python)
        .args(["-c", "import jreadability"])
        .read()
        .is_ok()
    {
        already("jreadability");
    } else {
        step("installing jreadability (once)", || {
            Command::new("python3")
                .args(["-m", "venv"])
                .arg(&environment)
                .run()?;
            let install = ["-m", "pip", "install", "--quiet"];
            Command::new(&python).args(install).args(PACKAGES).run()
        })?;
    }
    let translations = workspace.seeds().join("translations");
    let pages = workspace.tools().join("easy-pages.tsv");
    step("pages in やさしい日本語", || {
        let package = ["--package", "plan-translations", "--bin", "easy-pages"];
        let text = Command::cargo(workspace)
            .args(["run", "--quiet"])
            .args(package)
            .read()?;
        fs::write(&pages, text).with_context(|| format!("writing {}", pages.display()))
    })?;
    step("jReadability of ja-simple.tsv and the pages", || {
        Command::new(&python)
            .arg(workspace.root.join("crates/xtask/readability.py"))
            .arg(translations.join("ja-simple.tsv"))
            .arg(&pages)
            .arg(translations.join("ja-simple-readability.tsv"))
            .run()
    })
}
