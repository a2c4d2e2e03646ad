//! The Java that the Nu HTML checker runs on.

use anyhow::{Context, Result, ensure};

use crate::apt;
use crate::command::{already, exists, step};

/// Debian's package without a window.
const PACKAGE: &str = "default-jre-headless";

/// Installs Java if it is not there; fails where that cannot be, since no page's HTML could be checked.
pub fn ensure() -> Result<()> {
    let missing = || format!("Java is missing: no java in PATH (Debian has it in {PACKAGE})");
    if !exists("java") {
        step("installing java", || apt::install(&[PACKAGE])).with_context(missing)?;
    }
    ensure!(exists("java"), missing());
    already("java");
    Ok(())
}
