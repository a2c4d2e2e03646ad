//! What a first visit costs on the wire.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::assets::{Assets, MANIFEST, beside};
use crate::profile::profile;
use crate::workspace::Workspace;
use crate::{app, dist};

/// The pages that are weighed: home, and one for each part of the app.
const PAGES: [&str; 4] = [
    "/index.html",
    "/policies/index.html",
    "/search/index.html",
    "/opinions/new/index.html",
];

/// Prints the files that pages need before they can be used, as Brotli sends them, and their sums. Home
/// may have `max`.
pub fn size(workspace: &Workspace, max: Option<u64>, is_profiled: bool) -> Result<()> {
    let site = workspace.dist();
    if !site.join("index.html").exists() {
        dist::dist(workspace, dist::Options::default())?;
    }
    let assets = Assets::read(&workspace.dist().join(MANIFEST))?;
    let mut totals = Vec::new();
    for page in PAGES {
        totals.push(weigh(&site, &assets, page)?);
    }
    if is_profiled {
        // As they were before wasm-opt, which takes the names off.
        println!("\nModules before wasm-opt, without their names, not compressed:");
        tell_profile("every page", &app::module(workspace))?;
        for (part, module) in app::parts(workspace)? {
            tell_profile(&part, &module)?;
        }
    }
    match max {
        Some(max) if totals[0] > max => bail!(
            "home needs {} bytes, and {} are allowed",
            grouped(totals[0]),
            grouped(max)
        ),
        _ => Ok(()),
    }
}

/// Prints what a module is made of.
fn tell_profile(name: &str, module: &Path) -> Result<()> {
    let bytes = fs::read(module).with_context(|| format!("reading {}", module.display()))?;
    println!("{name}:");
    for (made_of, bytes) in profile(&bytes)? {
        println!("{:>9}  {made_of}", grouped(bytes));
    }
    Ok(())
}

/// Prints what a page needs, and answers how much that is.
fn weigh(site: &Path, assets: &Assets, page: &str) -> Result<u64> {
    let file = site.join(&page[1..]);
    let html = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    let mut paths = vec![
        page.to_owned(),
        assets.path("css")?,
        assets.path("boot")?,
        assets.path("js")?,
        assets.path("wasm")?,
    ];
    for path in loaded_by(&html) {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let mut total = 0;
    for path in &paths {
        let bytes = on_the_wire(&site.join(&path[1..]))?;
        total += bytes;
        println!("{:>9}  {path}", grouped(bytes));
    }
    println!("{:>9}  in all, Brotli 11", grouped(total));
    Ok(total)
}

/// The paths on this site that a page makes the browser fetch.
fn loaded_by(html: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        let address = match name {
            "link" if is_fetched(tag) => attribute(tag, "href"),
            "script" | "img" => attribute(tag, "src"),
            _ => None,
        };
        let Some(address) = address else { continue };
        let path = address.split(['?', '#']).next().unwrap_or_default();
        if path.starts_with('/') && !path.starts_with("//") {
            paths.push(path.to_owned());
        }
    }
    paths
}

fn is_fetched(link: &str) -> bool {
    let relation = attribute(link, "rel").unwrap_or_default();
    // Paper's stylesheet keeps nothing waiting.
    if attribute(link, "media") == Some("print") {
        return false;
    }
    let fetched = ["stylesheet", "preload", "modulepreload", "icon", "manifest"];
    relation
        .split_whitespace()
        .any(|word| fetched.contains(&word))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn on_the_wire(file: &Path) -> Result<u64> {
    let compressed = beside(file, "br");
    let sent = if compressed.exists() {
        compressed
    } else {
        file.to_owned()
    };
    let metadata = fs::metadata(&sent).with_context(|| format!("reading {}", file.display()))?;
    Ok(metadata.len())
}

fn grouped(bytes: u64) -> String {
    let digits = bytes.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_browser_fetches_counts() {
        let html = r#"<link rel="canonical" href="/"><link rel="icon" href="/icon.svg?v=1">
            <link rel="stylesheet" media="print" href="/print.css">
            <link rel="manifest" href="/app.webmanifest"><a href="/policies">x</a>
            <script type="module" src="/assets/boot.js"></script>
            <img src="//elsewhere.example/x.png"><img alt="" src="/hills.svg">"#;
        assert_eq!(
            loaded_by(html),
            [
                "/icon.svg",
                "/app.webmanifest",
                "/assets/boot.js",
                "/hills.svg"
            ]
        );
    }

    #[test]
    fn bytes_are_grouped_by_thousands() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(180_000), "180,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
