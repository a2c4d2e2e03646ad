//! Writes every page of the site to an HTML file, and beside them what is made of the plan's texts.
//!
//! The files are what a reader sees first, what search engines and previews read, and all there
//! is where WebAssembly does not run.

mod sitemap;
mod web_manifest;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use clap::{Parser, ValueEnum};
use pages::language::{PageLanguage, write_in};
use pages::search_entries::search_file;
use pages::shell::{Assets, Device, Site};
use pages::urls::{Route, SEARCH_INDEX, everyday_words, language_prefix};
use plan::Language;
use plan_data::PLAN;
use plan_translations::catalogue_of;

/// Writes every page of the site to an HTML file.
#[derive(Parser)]
struct Arguments {
    /// The JSON file that names the site's assets.
    #[arg(long)]
    manifest: PathBuf,
    /// The folder to write into.
    #[arg(long)]
    out: PathBuf,
    /// The address at which the site will be reached, for canonical links and previews.
    #[arg(long)]
    public_url: Option<String>,
    /// The file that says whose the site is. Without it the pages say that it is a trial.
    #[arg(long)]
    site: Option<PathBuf>,
    /// Write only these pages.
    #[arg(long)]
    only: Option<Part>,
}

/// A part of the site.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The Japanese pages, and what is no page.
    Japanese,
    /// Pages in other languages and in やさしい日本語.
    Translated,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let out = &arguments.out;
    let site = Site {
        assets: Some(assets(&arguments.manifest)?),
        public_url: arguments
            .public_url
            .map(|url| url.trim_end_matches('/').to_owned()),
        city: arguments.site.as_deref().map(site_file::read).transpose()?,
        today: None,
    };

    let writes = |part| arguments.only.is_none_or(|only| only == part);
    // Side by side: each language's words are its thread's own.
    let site = &site;
    thread::scope(|scope| {
        let mut threads = Vec::new();
        if writes(Part::Translated) {
            let languages = PageLanguage::ALL.into_iter();
            threads.extend(
                languages.map(|language| scope.spawn(move || write_language(out, site, language))),
            );
        }
        if writes(Part::Japanese) {
            threads.push(scope.spawn(|| write_japanese(out, site)));
            write_other_files(out, site)?;
        }
        for thread in threads {
            thread
                .join()
                .map_err(|_| anyhow!("a page cannot be written"))??;
        }
        Ok(())
    })
}

/// Writes what is no page, or has no address.
fn write_other_files(out: &Path, site: &Site) -> Result<()> {
    write_offline(out, site, "")?;
    write(out, SEARCH_INDEX, &search_file())?;
    write(out, "manifest.webmanifest", &web_manifest::web_manifest())?;
    let languages = Language::ALL.iter().copied().map(Some);
    for language in languages.chain([None]) {
        let words = plan_search::write_everyday_words(plan_data::EVERYDAY_WORDS, language);
        write(out, &everyday_words(language), &words)?;
    }
    // A sitemap has absolute addresses, and so has the line that leads to it.
    if let Some(base) = &site.public_url {
        write(out, "sitemap.xml", &sitemap::sitemap(base))?;
        let robots = out.join("robots.txt");
        let rules = fs::read_to_string(&robots)
            .with_context(|| format!("cannot read {}", robots.display()))?;
        let rules = format!("{}\nSitemap: {base}/sitemap.xml\n", rules.trim_end());
        write(out, "robots.txt", &rules)?;
    }
    Ok(())
}

/// Writes the Japanese pages that only need their address.
fn write_japanese(out: &Path, site: &Site) -> Result<()> {
    for route in Route::every_static(&PLAN) {
        let path = route.to_string();
        write_page(out, site, &route, &format!("{path}/index"))?;
    }
    for route in Route::every_single_choice() {
        let url = route.to_string();
        if let Some((path, query)) = url.split_once('?') {
            write_page(out, site, &route, &format!("{path}/_query/{query}"))?;
        }
    }
    write_page(out, site, &Route::NotFound, "404")
}

/// Writes the pages in another language.
fn write_language(out: &Path, site: &Site, language: PageLanguage) -> Result<()> {
    let in_language = || {
        Route::every_in(language, &PLAN)
            .iter()
            .try_for_each(|route| write_page(out, site, route, &format!("{route}/index")))?;
        write_offline(out, site, language_prefix(language))
    };
    write_in(Some(catalogue_of(language)), in_language)
}

/// Writes the page in place of one that only the server can write.
fn write_offline(out: &Path, site: &Site, prefix: &str) -> Result<()> {
    let document = site.offline_document().into_string();
    write(out, &format!("_shell/offline{prefix}.html"), &document)
}

/// The assets that a manifest names.
fn assets(manifest: &Path) -> Result<Assets> {
    let text = fs::read(manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let addresses: HashMap<String, String> =
        serde_json::from_slice(&text).context("the manifest is not what was expected")?;
    Ok(Assets::of_manifest(|name| addresses.get(name).cloned())?)
}

/// Writes a page's file.
fn write_page(out: &Path, site: &Site, route: &Route, name: &str) -> Result<()> {
    let content = pages::pages::page(route, &site.context());
    let document = site.app_document(route, content, Device::Own);
    write(out, &format!("{name}.html"), &document.into_string())
}

fn write(out: &Path, name: &str, text: &str) -> Result<()> {
    let path = out.join(name.trim_start_matches('/'));
    let folder = path.parent().unwrap_or(out);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, text))
        .with_context(|| format!("cannot write {}", path.display()))
}
