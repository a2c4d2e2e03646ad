//! The pictures that stand beside shared links, drawn with one font of known content.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::assets;
use crate::command::{Command, already, step};
use crate::workspace::Workspace;

/// The npm package with the font, Shippori Mincho (SIL Open Font License 1.1), its version, and the file.
const PACKAGE: &str = "@expo-google-fonts/shippori-mincho";
const VERSION: &str = "0.4.1";
const FILE: &str = "package/600SemiBold/ShipporiMincho_600SemiBold.ttf";

/// The SHA-256 of the file: with another, two machines would draw differently.
const CHECKSUM: &str = "9bc5b031d54f26fd67e346838637c27891db02316583aef8f50cf7bd9905ddff";

/// Draws every picture into the site.
pub fn draw(workspace: &Workspace, site: &Path) -> Result<()> {
    let font = font(workspace)?;
    step("previews: a picture for each policy", || {
        Command::cargo(workspace)
            .args(["run", "--quiet", "--package", "previews", "--"])
            .arg("--font")
            .arg(&font)
            .arg("--out")
            .arg(site)
            .run()
    })
}

/// The font's file, which is fetched once.
fn font(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.tools().join("font");
    let file = folder.join(FILE);
    let is_there = || fs::read(&file).is_ok_and(|content| assets::digest(&content) == CHECKSUM);
    if is_there() {
        already("Shippori Mincho");
        return Ok(file);
    }
    let name = format!("{PACKAGE}@{VERSION}");
    step(&format!("fetching {name}"), || fetch(&folder, &name))?;
    ensure!(is_there(), "{} of {name} is not the font it was", FILE);
    Ok(file)
}

/// Takes the font out of its package.
fn fetch(folder: &Path, package: &str) -> Result<()> {
    assets::remove(folder)?;
    fs::create_dir_all(folder)?;
    let archive = Command::new("npm")
        .directory(folder)
        .args(["pack", "--silent", package])
        .read()?;
    let archive = archive.lines().last().context("npm named no archive")?;
    Command::new("tar")
        .directory(folder)
        .args(["-xzf", archive, FILE])
        .read()?;
    fs::remove_file(folder.join(archive)).context("removing the archive")
}
