//! The site's stylesheets, from the Digital Agency's tokens and the files in `style/`: one for
//! every page, one more for the pages that few open, one for paper, one for kiosks, and one for the
//! console.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::assets;
use crate::custom_properties;
use crate::esbuild::esbuild;
use crate::workspace::Workspace;

const EVERY_PAGE: &str = r#"
@import "./node_modules/@digital-go-jp/design-tokens/dist/tokens.css";
@import "./style/main.css";
"#;

const READING: &str = r#"@import "./style/reading.css";"#;

const PRINT: &str = r#"@import "./style/print.css";"#;

const STAFF: &str = r#"@import "./style/pages/staff.css";"#;

const KIOSK: &str = r#"@import "./style/kiosk.css";"#;

/// The stylesheets, minified.
pub struct Stylesheets {
    /// For every page; it alone has the custom properties.
    pub every_page: String,
    /// For the pages that show more of the plan than home and the policies do.
    pub reading: String,
    /// For every page on paper.
    pub print: String,
    /// For the staff's console, beside the one for every page.
    pub staff: String,
    /// For every page on a kiosk.
    pub kiosk: String,
}

/// Bundles, prunes and minifies the stylesheets.
pub fn build(workspace: &Workspace) -> Result<Stylesheets> {
    let reading = bundle(workspace, READING)?;
    let print = bundle(workspace, PRINT)?;
    let staff = bundle(workspace, STAFF)?;
    let kiosk = bundle(workspace, KIOSK)?;
    let mut used = used_in_source(&workspace.root.join("src"))?;
    used.extend(custom_properties::names(&reading));
    used.extend(custom_properties::names(&print));
    used.extend(custom_properties::names(&kiosk));
    used.extend(custom_properties::names(&staff));
    let every_page = custom_properties::prune(&bundle(workspace, EVERY_PAGE)?, &used);
    Ok(Stylesheets {
        every_page: minify(workspace, &every_page)?,
        reading: minify(workspace, &reading)?,
        print: minify(workspace, &print)?,
        staff: minify(workspace, &staff)?,
        kiosk: minify(workspace, &kiosk)?,
    })
}

fn bundle(workspace: &Workspace, entry: &str) -> Result<String> {
    esbuild(workspace)
        .args(["--bundle", "--loader=css"])
        .read_with_input(entry)
}

fn minify(workspace: &Workspace, sheet: &str) -> Result<String> {
    esbuild(workspace)
        .args(["--minify", "--loader=css"])
        .read_with_input(sheet)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Such a rule gives the root, and all its tokens, a new style at every change of the page.
    #[test]
    fn no_rule_for_every_page_asks_the_root_what_the_page_holds() -> Result<()> {
        for file in assets::files(&Workspace::find().root.join("style"))? {
            let sheet = fs::read_to_string(&file)?;
            // A kiosk has its own sheet, and a processor that can afford it.
            let is_kiosk = file.ends_with("kiosk.css");
            for root in ["html", ":root", "body"] {
                let asks = sheet.lines().any(|line| {
                    let compound = line.split(|c: char| c.is_whitespace() || c == ',');
                    compound
                        .filter(|part| part.starts_with(root))
                        .any(|part| part.contains(":has("))
                });
                assert!(!asks || is_kiosk, "{}: {root}:has(…)", file.display());
            }
        }
        Ok(())
    }
}
