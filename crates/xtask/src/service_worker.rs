//! The service worker: what of the site it keeps on the reader's device, and in which release.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::assets;
use crate::scripts::{self, Format};
use crate::stylesheet;
use crate::workspace::Workspace;

/// The worker's entry point.
const WORKER: &str = "service-worker/worker.ts";

/// What is kept even where the reader saves data: home, the pages that the app answers to, the page
/// for when one is offline, and what a browser asks for besides.
const SHELL: [&str; 8] = [
    "/",
    "/policies",
    "/search",
    "/opinions",
    "/opinions/new",
    "/_shell/offline",
    "/icon.svg",
    "/manifest.webmanifest",
];

/// What is kept beside the pages.
const FILES: [&str; 3] = ["icon.svg", "manifest.webmanifest", "search-index.txt"];

/// The folder of what residents say, by which the opinion form proposes: a file a language, kept with
/// that language's pages.
const EVERYDAY_WORDS: &str = "everyday-words/";

/// The worker's script for the finished site below `site`, to which it adds the bundles of pages.
///
/// A bundle compresses to a fifth of what its pages do one by one, and its name tells its content:
/// a worker cannot keep some pages of one release and some of the next.
pub fn script(workspace: &Workspace, site: &Path) -> Result<String> {
    let mut release = release(site)?;
    let bundle = |release: &Value| {
        let defined = [("RELEASE".to_owned(), release.to_string())];
        scripts::bundle(workspace, WORKER, Format::Classic, &defined)
    };
    // A release differs from others by all that it holds, the worker included.
    let version = assets::digest(bundle(&release)?.as_bytes());
    release["version"] = json!(version[..10]);
    bundle(&release)
}

/// What a release consists of, as web/service-worker/release.d.ts declares it, but for its version.
fn release(site: &Path) -> Result<Value> {
    let mut list = Vec::new();
    for file in assets::files(&site.join("assets"))? {
        let name = name(site, &file)?;
        // A kiosk keeps nothing, and no other device gets what is a kiosk's, or the console's. What
        // furigana need is kept once it is asked for.
        let is_elsewhere = ["kiosk", stylesheet::STAFF, stylesheet::RUBY]
            .iter()
            .any(|stem| name.starts_with(&format!("assets/{stem}-")));
        if !is_elsewhere {
            list.push(format!("/{name}"));
        }
    }
    let mut kept = kept(site)?;
    let (shell, pages): (Texts, Texts) = kept
        .remove("")
        .unwrap_or_default()
        .into_iter()
        .partition(|(address, _)| SHELL.contains(&address.as_str()));
    let bundle =
        |stem: &str, texts: &Texts| assets::add(site, stem, "json", &serde_json::to_vec(texts)?);
    let mut languages = BTreeMap::new();
    for (prefix, texts) in kept {
        let stem = prefix.replace('/', "pages-");
        languages.insert(prefix, bundle(&stem, &texts)?);
    }
    Ok(json!({
        "assets": list,
        "shell": bundle("shell", &shell)?,
        "pages": bundle("pages", &pages)?,
        "languages": languages,
    }))
}

/// Texts by their address.
type Texts = BTreeMap<String, String>;

/// The text of every page and of [`FILES`], by what the addresses of its language begin with: nothing in
/// Japanese.
fn kept(site: &Path) -> Result<BTreeMap<String, Texts>> {
    let mut kept = BTreeMap::<String, Texts>::new();
    for file in assets::files(site)? {
        if let Some(address) = address(name(site, &file)?) {
            let text =
                fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
            let prefix = prefix(&address, &text);
            kept.entry(prefix).or_default().insert(address, text);
        }
    }
    Ok(kept)
}

/// What the addresses of a page's language begin with: nothing in Japanese.
fn prefix(address: &str, text: &str) -> String {
    if let Some(file) = address[1..].strip_prefix(EVERYDAY_WORDS) {
        let language = file.trim_end_matches(".txt");
        return if language == "ja" {
            String::new()
        } else {
            format!("/{}", language.to_lowercase())
        };
    }
    if !is_translated(text) {
        return String::new();
    }
    let end = address[1..].find(['/', '?']).map(|at| at + 1);
    address[..end.unwrap_or(address.len())].to_owned()
}

/// Whether a text is a page in another language than Japanese.
fn is_translated(text: &str) -> bool {
    let beginning = text.strip_prefix("<!DOCTYPE html><html");
    let attributes = beginning.and_then(|it| it.split_once('>'));
    attributes.is_some_and(|(attributes, _)| !attributes.contains(" lang=\"ja\""))
}

/// The file's path below the site.
fn name<'a>(site: &Path, file: &'a Path) -> Result<&'a str> {
    let name = file.strip_prefix(site)?.to_str();
    name.with_context(|| format!("the name of {} is not UTF-8", file.display()))
}

/// The address of a file of the site, if it is kept: as the server finds it.
fn address(name: &str) -> Option<String> {
    let is_words = name.starts_with(EVERYDAY_WORDS) && name.ends_with(".txt");
    if FILES.contains(&name) || is_words {
        return Some(format!("/{name}"));
    }
    let page = name.strip_suffix(".html")?;
    if let Some((directory, choice)) = page.split_once("_query/") {
        return Some(format!("/{}?{choice}", directory.trim_end_matches('/')));
    }
    match page {
        "index" => Some("/".to_owned()),
        "_shell/offline" => Some("/_shell/offline".to_owned()),
        page if page.starts_with("_shell/offline/") => {
            let language = page.trim_start_matches("_shell/offline/");
            Some(format!("/{language}/_shell/offline"))
        }
        // A directory's page; what else there is, only the server uses.
        page => page
            .strip_suffix("/index")
            .map(|directory| format!("/{directory}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_kept_under_the_address_that_the_server_gives_it() {
        for (name, kept_under) in [
            ("index.html", Some("/")),
            ("policies/index.html", Some("/policies")),
            ("policies/2-2/index.html", Some("/policies/2-2")),
            (
                "policies/_query/chapter=town.html",
                Some("/policies?chapter=town"),
            ),
            ("_query/q=a.html", Some("/?q=a")),
            ("_shell/offline.html", Some("/_shell/offline")),
            ("_shell/offline/en.html", Some("/en/_shell/offline")),
            ("search-index.txt", Some("/search-index.txt")),
            ("everyday-words/ko.txt", Some("/everyday-words/ko.txt")),
            ("_shell/receipt.html", None),
            ("404.html", None),
            ("robots.txt", None),
            ("open-data/plan.json", None),
            ("assets/app-1.js", None),
        ] {
            assert_eq!(address(name).as_deref(), kept_under, "{name}");
        }
    }

    #[test]
    fn a_release_tells_all_that_it_holds() -> Result<()> {
        let site = tempfile::tempdir()?;
        let write =
            |name: &str, text: &str| assets::write(&site.path().join(name), text.as_bytes());
        let build = || -> Result<Value> {
            for bundle in ["shell", "pages"] {
                for file in assets::files(&site.path().join("assets"))? {
                    if file.to_string_lossy().contains(bundle) {
                        fs::remove_file(file)?;
                    }
                }
            }
            release(site.path())
        };
        write("assets/app-1.js", "app")?;
        write("assets/kiosk-1.js", "kiosk")?;
        write("index.html", "home")?;
        write("about/index.html", "about")?;
        write("en/index.html", "<!DOCTYPE html><html lang=\"en\">")?;
        let first = build()?;
        write("everyday-words/en.txt", "000-3-13\tbus\t\n")?;
        let with_words = build()?;
        assert_ne!(first["languages"]["/en"], with_words["languages"]["/en"]);
        assert_eq!(first["pages"], with_words["pages"]);
        let first = with_words;
        assert_eq!(first["assets"], json!(["/assets/app-1.js"]));
        assert_eq!(first, build()?);
        write("en/index.html", "<!DOCTYPE html><html lang=\"en\">home")?;
        let translated = build()?;
        assert_ne!(first["languages"]["/en"], translated["languages"]["/en"]);
        assert_eq!(first["pages"], translated["pages"]);
        write("about/index.html", "about, and more")?;
        let second = build()?;
        assert_ne!(first, second);
        write("index.html", "home, and more")?;
        assert_ne!(second, build()?);
        Ok(())
    }
}
