//! The site's one stylesheet, from the Digital Agency's tokens and the files in `style/`.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::assets;
use crate::command::Command;
use crate::custom_properties;
use crate::workspace::Workspace;

/// The oldest browsers that run the app at all: it needs WebAssembly's reference types.
const BROWSERS: &str = "chrome 96, edge 96, firefox 91, safari 15, ios_saf 15, samsung 17";

/// Bundles, prunes and minifies the stylesheet.
pub fn build(workspace: &Workspace, directory: &Path) -> Result<String> {
    let tokens = "node_modules/@digital-go-jp/design-tokens/dist/tokens.css";
    let imports: String = [tokens, "style/main.css"]
        .iter()
        .map(|file| format!("@import \"{}\";\n", workspace.root.join(file).display()))
        .collect();
    let entry = directory.join("entry.css");
    assets::write(&entry, imports.as_bytes())?;

    let bundle = lightningcss(workspace).arg("--bundle").arg(&entry).read()?;
    let pruned = custom_properties::prune(&bundle, &used_in_source(&workspace.root.join("src"))?);
    let file = directory.join("pruned.css");
    assets::write(&file, pruned.as_bytes())?;
    lightningcss(workspace).arg("--minify").arg(&file).read()
}

fn lightningcss(workspace: &Workspace) -> Command {
    Command::new(workspace.npm_program("lightningcss")).args(["--targets", BROWSERS])
}

/// Custom properties that the app's markup refers to.
fn used_in_source(source: &Path) -> Result<BTreeSet<String>> {
    let mut used = BTreeSet::new();
    for file in assets::files(source)? {
        if file.extension() == Some(OsStr::new("rs")) {
            let text =
                fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
            used.extend(custom_properties::names(&text));
        }
    }
    Ok(used)
}
