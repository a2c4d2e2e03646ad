//! WebKit and Firefox, in which the journeys of `tests/engines` are made, and what drives them.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::command::{already, find_program, step};
use crate::server_build::ServerBuild;
use crate::workspace::Workspace;
use crate::{apt, browser, tools};

/// Programs, each with Debian's package of it. WebKit's driver brings its browser along, which draws on a screen.
const PROGRAMS: [(&str, &str); 3] = [
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
    (FIREFOX, "firefox-esr"),
];

const FIREFOX: &str = "firefox-esr";

/// Both browsers, ready to be driven.
pub struct Engines {
    firefox: PathBuf,
}

/// Makes sure that both browsers and their drivers are there.
pub fn ensure(workspace: &Workspace) -> Result<Engines> {
    let (programs, packages) = missing();
    if !packages.is_empty() {
        step(&format!("installing {}", packages.join(", ")), || {
            apt::install(&packages)
        })
        .with_context(|| complaint(&programs, &packages))?;
    }
    let (programs, packages) = missing();
    ensure!(packages.is_empty(), complaint(&programs, &packages));
    already("WebKit and Firefox");
    tools::ensure_geckodriver(workspace)?;
    let firefox = find_program(FIREFOX).context("Firefox was there a moment ago")?;
    Ok(Engines { firefox })
}

/// Lets both go the journeys, against the built server and site.
pub fn test(workspace: &Workspace, engines: &Engines) -> Result<()> {
    browser::playwright(
        workspace,
        ServerBuild::Test,
        "tests/engines/playwright.config.ts",
    )
    .env("FIREFOX", &engines.firefox)
    .env("GECKODRIVER", tools::program(workspace, "geckodriver"))
    .run()
}

fn missing() -> (Vec<&'static str>, Vec<&'static str>) {
    let missing = PROGRAMS.into_iter();
    missing
        .filter(|(program, _)| find_program(program).is_none())
        .unzip()
}

fn complaint(programs: &[&str], packages: &[&str]) -> String {
    format!(
        "missing for the journeys in WebKit and Firefox: no {} in PATH (Debian has them in {})",
        programs.join(", "),
        packages.join(", ")
    )
}
