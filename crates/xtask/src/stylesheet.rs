//! The site's stylesheets, from the Digital Agency's tokens and the files in `style/`: one for
//! every page, one more for the pages that few open, one for paper, one for kiosks, two for what is loaded when
//! it is asked for, and one for the console.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::assets::{self, Assets};
use crate::custom_properties;
use crate::esbuild::esbuild;
use crate::purpose::Purpose;
use crate::workspace::Workspace;

const EVERY_PAGE: &str = r#"
@import "./node_modules/@digital-go-jp/design-tokens/dist/tokens.css";
@import "./style/main.css";
"#;

/// The sheets that not every page needs: the name in the manifest, the stem, the file.
const FURTHER: [(&str, &str, &str); 6] = [
    ("reading_css", "reading", "style/reading.css"),
    ("print_css", "print", "style/print.css"),
    ("kiosk_css", "kiosk", "style/kiosk.css"),
    ("ruby_css", RUBY, "style/ruby.css"),
    ("player_css", "player", "style/player.css"),
    ("staff_css", STAFF, "style/pages/staff.css"),
];

/// Where markup is written that may refer to custom properties.
const MARKUP: [&str; 3] = ["src", "crates/pages/src", "crates/hearing-server/src"];

/// The stem of what only readers who want furigana load.
pub const RUBY: &str = "ruby";

/// The stem of the console's sheet, by which the server finds it.
pub const STAFF: &str = "staff";

/// Bundles, prunes and minifies the stylesheets into the site, and notes their names. The one for
/// every page alone has the custom properties; a developer's has those that nothing uses yet, too.
pub fn build(
    workspace: &Workspace,
    site: &Path,
    assets: &mut Assets,
    purpose: Purpose,
) -> Result<()> {
    let mut sheets = Vec::new();
    for (name, stem, file) in FURTHER {
        let sheet = bundle(workspace, &format!(r#"@import "./{file}";"#))?;
        sheets.push((name, stem, sheet));
    }
    let mut every_page = bundle(workspace, EVERY_PAGE)?;
    if purpose == Purpose::Residents {
        let mut used = BTreeSet::new();
        for source in MARKUP {
            used.extend(used_in_source(&workspace.root.join(source))?);
        }
        for (_, _, sheet) in &sheets {
            used.extend(custom_properties::names(sheet));
        }
        every_page = custom_properties::prune(&every_page, &used);
    }
    sheets.push(("css", "app", every_page));
    for (name, stem, mut sheet) in sheets {
        if purpose == Purpose::Residents {
            sheet = minify(workspace, &sheet)?;
        }
        assets.insert(name, assets::add(site, stem, "css", sheet.as_bytes())?);
    }
    Ok(())
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

/// Custom properties that the markup in this folder refers to.
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

    /// Such a rule gives the root, and all its tokens, a new style at every change of the page; one at
    /// what holds the page cost a key in the search 11 ms of a phone's. Paper does not change.
    #[test]
    fn no_rule_for_every_page_asks_the_root_what_the_page_holds() -> Result<()> {
        for file in assets::files(&Workspace::find().root.join("style"))? {
            let sheet = fs::read_to_string(&file)?;
            // A kiosk has its own sheet, and a processor that can afford it.
            let is_kiosk = file.ends_with("kiosk.css");
            let on_screen = sheet.split("@media print").next().unwrap_or_default();
            for root in ["html", ":root", "body", "#app", ".main"] {
                let asks = on_screen.lines().any(|line| {
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
