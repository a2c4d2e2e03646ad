//! The site's scripts, from `web/`: each entry point bundled into one file.

use std::path::Path;

use anyhow::{Result, bail};
use furigana::Readings;
use serde_json::json;

use crate::assets::{self, Assets};
use crate::command::Command;
use crate::esbuild::{esbuild, esbuild_for_node};
use crate::purpose::Purpose;
use crate::workspace::Workspace;

/// How a page loads a script.
#[derive(Clone, Copy)]
pub enum Format {
    Module,
    /// Its names are its own: two scripts of one page share the global ones, and the second to take
    /// a name would not run at all.
    Classic,
}

/// A script that pages or other scripts load.
struct Script {
    /// Its name in the manifest, and in `ASSETS` for the scripts that come after it.
    name: &'static str,
    /// How its file's name begins.
    stem: &'static str,
    /// Its entry point in `web/`.
    source: &'static str,
    format: Format,
}

const fn script(
    name: &'static str,
    stem: &'static str,
    source: &'static str,
    format: Format,
) -> Script {
    Script {
        name,
        stem,
        source,
        format,
    }
}

/// A script comes after those that it loads.
const SCRIPTS: [Script; 21] = {
    use Format::{Classic, Module};
    [
        script(
            "registration",
            "registration",
            "service-worker/registration.ts",
            Module,
        ),
        script("guest", "guest", "frame/guest.ts", Module),
        script("card", "card", "card.ts", Module),
        script("share", "share", "share.ts", Module),
        script("latest_voices", "latest-voices", "latest-voices.ts", Module),
        script("found_voices", "found-voices", "found-voices.ts", Module),
        script("glossary", "glossary", "glossary.ts", Module),
        script("reading_list", "reading-list", "reading-list.ts", Module),
        script("stages", "stages", "stages.ts", Module),
        script("drafts", "drafts", "drafts.ts", Module),
        script("ruby", "ruby", "ruby.ts", Module),
        script("player", "player", "read-aloud/player.ts", Module),
        script("read_aloud", "read-aloud", "read-aloud/offer.ts", Module),
        script("boot", "boot", "boot.ts", Module),
        script("languages", "languages", "languages.ts", Module),
        script("receipt", "receipt", "receipt.ts", Module),
        script(
            "keep_language",
            "keep-language",
            "service-worker/keep-language.ts",
            Module,
        ),
        script("proposals", "proposals", "proposals.ts", Module),
        script("form_step", "form-step", "form-step.ts", Classic),
        script("snippet", "snippet", "frame/snippet.ts", Module),
        script("kiosk_js", "kiosk", "kiosk/kiosk.ts", Classic),
    ]
};

/// What other sites' pages load, at an address that never changes.
const EMBED: &str = "embed.js";

/// What loads a page again in the build for developers, as part of [`STARTER`].
const RELOAD: &str = "reload.ts";

/// The script of every page with the app.
const STARTER: &str = "boot";

/// The file of the build for developers that says which build it is.
pub const BUILD: &str = "watch.txt";

/// Bundles the scripts into the site, and notes their names. `readings` has the names that voices
/// get wrong.
pub fn build(
    workspace: &Workspace,
    site: &Path,
    assets: &mut Assets,
    readings: &Readings,
    purpose: Purpose,
) -> Result<()> {
    let names = (
        "SPOKEN_NAMES".to_owned(),
        json!(readings.spoken()).to_string(),
    );
    for script in SCRIPTS {
        let mut defined = defined(assets);
        defined.push(names.clone());
        let text = match purpose {
            Purpose::Residents => bundle(workspace, script.source, script.format, &defined)?,
            Purpose::Developer => {
                let mut command = joining(workspace, script.source, script.format, &defined);
                if script.name == STARTER {
                    let reload = workspace.root.join("web").join(RELOAD);
                    command = command
                        .arg(format!("--inject:{}", reload.display()))
                        .arg(format!("--define:BUILD={:?}", format!("/{BUILD}")));
                }
                command.read()?
            }
        };
        if text.contains("ASSETS.") {
            bail!("web/{} loads what is not built before it", script.source);
        }
        let path = assets::add(site, script.stem, "js", text.as_bytes())?;
        assets.insert(script.name, path);
    }
    let embed = bundle(workspace, "frame/embed.ts", Format::Classic, &[])?;
    assets::write(&site.join(EMBED), embed.as_bytes())
}

/// `ASSETS` as web/assets.d.ts declares it: addresses relative to the script that loads them.
fn defined(assets: &Assets) -> Vec<(String, String)> {
    let address = |path| format!("{:?}", assets::among_assets(path));
    assets
        .iter()
        .map(|(name, path)| (format!("ASSETS.{name}"), address(path)))
        .collect()
}

/// Bundles and minifies an entry point of `web/`, which finds `defined` as globals: a name, and its
/// value as JSON. What is loaded under a name that the build gave is not looked into.
pub fn bundle(
    workspace: &Workspace,
    source: &str,
    format: Format,
    defined: &[(String, String)],
) -> Result<String> {
    let joined = joining(workspace, source, format, defined).read()?;
    // Names that several scripts share are put in only as files are joined, when expressions have
    // been made short already.
    esbuild(workspace)
        .args(["--minify-syntax", "--minify-whitespace", "--charset=utf8"])
        .read_with_input(&joined)
}

/// esbuild, about to join what an entry point of `web/` imports.
fn joining(
    workspace: &Workspace,
    source: &str,
    format: Format,
    defined: &[(String, String)],
) -> Command {
    let format = match format {
        Format::Module => "esm",
        Format::Classic => "iife",
    };
    esbuild(workspace)
        .args([
            "--bundle",
            "--minify",
            "--charset=utf8",
            "--external:./*.js",
        ])
        .arg(format!("--format={format}"))
        .args(
            defined
                .iter()
                .map(|(name, json)| format!("--define:{name}={json}")),
        )
        .arg(workspace.root.join("web").join(source))
}

/// Bundles a test of the scripts, which runs in Node.
pub fn bundle_for_node(workspace: &Workspace, source: &Path, file: &Path) -> Result<()> {
    esbuild_for_node(workspace)
        .args(["--bundle", "--platform=node", "--format=esm"])
        .arg(source)
        .arg(format!("--outfile={}", file.display()))
        .run()
}

/// Joins a generated module with what it imports, and minifies it.
pub fn join(workspace: &Workspace, module: &Path) -> Result<String> {
    esbuild(workspace)
        // wasm-bindgen names a module once for each function that it imports from it.
        .arg("--log-override:duplicate-object-key=silent")
        .args(["--bundle", "--minify", "--format=esm"])
        .arg(module)
        .read()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn each_script_loads_the_others_under_the_names_that_the_build_gave() -> Result<()> {
        let site = tempfile::tempdir()?;
        let mut assets = Assets::default();
        assets.insert("js", "/assets/app-1.js".to_owned());
        assets.insert("wasm", "/assets/app-2.wasm".to_owned());
        assets.insert("ruby_css", "/assets/ruby-3.css".to_owned());
        assets.insert("readings", "/assets/ruby-4.txt".to_owned());
        assets.insert("player_css", "/assets/player-5.css".to_owned());
        let names = "[readings]\n\"大船\" = { kana = \"おおふな\", spoken = true }";
        let readings = Readings::parse(names).map_err(anyhow::Error::msg)?;
        let workspace = Workspace::find();
        build(
            &workspace,
            site.path(),
            &mut assets,
            &readings,
            Purpose::Residents,
        )?;
        let text = |name: &str| -> Result<String> {
            Ok(fs::read_to_string(
                site.path().join(&assets.path(name)?[1..]),
            )?)
        };
        let boot = text("boot")?;
        assert!(boot.contains(r#"new URL("./app-2.wasm",import.meta.url)"#));
        let beside = |name: &str| -> Result<String> {
            let path = assets.path(name)?;
            Ok(format!(r#"import("{}")"#, path.replacen("/assets", ".", 1)))
        };
        for name in [
            "js",
            "registration",
            "guest",
            "card",
            "share",
            "latest_voices",
            "found_voices",
            "glossary",
            "reading_list",
            "stages",
            "drafts",
            "ruby",
            "read_aloud",
        ] {
            assert!(boot.contains(&beside(name)?), "{name}: {boot}");
        }
        assert!(text("receipt")?.contains(&beside("boot")?));
        assert!(text("read_aloud")?.contains(&beside("player")?));
        assert!(text("player")?.contains("おおふな"));
        assert!(!boot.contains(BUILD));
        build(
            &workspace,
            site.path(),
            &mut assets,
            &readings,
            Purpose::Developer,
        )?;
        let boot = fs::read_to_string(site.path().join(&assets.path("boot")?[1..]))?;
        assert!(boot.contains(BUILD) && boot.contains("location.reload()"));
        Ok(())
    }
}
