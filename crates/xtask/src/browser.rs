//! The browser that the tests drive.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::apt;
use crate::command::{Command, already, find_program, step};
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;

/// The first is Chromium without a window, which drives pages with half the work.
const NAMES: [&str; 4] = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
];

/// Makes sure that a Chromium and a Japanese font are there; returns the browser's path.
pub fn ensure() -> Result<PathBuf> {
    if find().is_none() {
        step("installing chromium", || {
            apt::install(&["chromium-headless-shell"]).or_else(|_| apt::install(&["chromium"]))
        })
        .context("no Chromium: install it, or name one in the variable CHROMIUM")?;
    }
    let browser = find().context("no Chromium, even after its installation")?;
    already(&browser.display().to_string());
    if !has_japanese_font() {
        step("installing a Japanese font", || {
            apt::install(&["fontconfig", "fonts-noto-cjk"])
        })
        .context("no Japanese font, and lines break elsewhere without one: install Noto CJK")?;
    }
    Ok(browser)
}

/// Playwright, with the tests of a configuration against the built server and site.
pub fn playwright(workspace: &Workspace, server: ServerBuild, configuration: &str) -> Command {
    Command::new(workspace.npm_program("playwright"))
        .directory(&workspace.root)
        .env("HEARING_SERVER", server.program(workspace))
        .env("DIST", workspace.dist())
        .args(["test", "--config", configuration])
}

/// The same, driving this Chromium.
pub fn playwright_in(
    workspace: &Workspace,
    server: ServerBuild,
    chromium: &Path,
    configuration: &str,
) -> Command {
    playwright(workspace, server, configuration).env("CHROMIUM_PATH", chromium)
}

fn find() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    named.or_else(|| NAMES.into_iter().find_map(find_program))
}

fn has_japanese_font() -> bool {
    let fonts = Command::new("fc-list").arg(":lang=ja").read();
    fonts.is_ok_and(|fonts| !fonts.trim().is_empty())
}
