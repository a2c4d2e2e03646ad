//! The site's one stylesheet, from the Digital Agency's tokens and the files in `style/`.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::assets;
use crate::custom_properties;
use crate::esbuild::esbuild;
use crate::workspace::Workspace;

const ENTRY: &str = r#"
@import "./node_modules/@digital-go-jp/design-tokens/dist/tokens.css";
@import "./style/main.css";
"#;

/// Bundles, prunes and minifies the stylesheet.
pub fn build(workspace: &Workspace) -> Result<String> {
    let bundle = esbuild(workspace)
        .args(["--bundle", "--loader=css"])
        .read_with_input(ENTRY)?;
    let used = used_in_source(&workspace.root.join("src"))?;
    let pruned = custom_properties::prune(&bundle, &used);
    esbuild(workspace)
        .args(["--minify", "--loader=css"])
        .read_with_input(&pruned)
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
