//! The static site: the app, its pages, its open data, compressed, in `target/dist`.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};
use furigana::Readings;

use crate::assets::{self, Assets};
use crate::command::{Command, step};
use crate::purpose::Purpose;
use crate::workspace::Workspace;
use crate::{
    app, node, open_data, previews, scripts, service_worker, stylesheet, toolchain, tools,
};

/// How words are read.
const READINGS: &str = "seeds/editorial/ruby.toml";

/// What a city says of its site.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The address that it will have.
    pub public_url: Option<&'a str>,
    /// The file that says whose it is.
    pub site: Option<&'a Path>,
}

/// Installs what is missing and builds the site.
pub fn dist(workspace: &Workspace, options: Options<'_>) -> Result<()> {
    // First: who mistyped a date need not wait for the app.
    options.site.map(site_file::read).transpose()?;
    set_up(workspace)?;
    build(workspace, options)
}

/// Installs what building the site needs.
pub fn set_up(workspace: &Workspace) -> Result<()> {
    node::ensure(workspace)?;
    toolchain::ensure(workspace)?;
    tools::ensure(workspace)
}

/// Builds the site beside the one that may be served at this moment, then takes its place.
pub fn build(workspace: &Workspace, options: Options<'_>) -> Result<()> {
    let Options {
        public_url,
        site: city,
    } = options;
    let cache = workspace.target.join("dist-cache");
    let site = workspace.target.join("dist-next");
    assets::remove(&site)?;

    step("cargo build: the app as WebAssembly", || {
        app::compile(workspace)
    })?;
    let mut assets = Assets::default();
    step("esbuild: the stylesheets", || {
        stylesheet::build(workspace, &site, &mut assets, Purpose::Residents)
    })?;
    step("wasm-opt: smaller modules", || {
        app::add(workspace, &site, &cache.join("wasm"), &mut assets)
    })?;
    step("esbuild: the scripts", || {
        let readings = readings(workspace, &site, &mut assets)?;
        scripts::build(workspace, &site, &mut assets, &readings, Purpose::Residents)
    })?;
    assets::copy(&workspace.root.join("public"), &site)?;
    let manifest = site.join(assets::MANIFEST);
    assets.write(&manifest)?;
    let city = city.map(|file| copy_city(file, &site)).transpose()?;
    step("prerender: every page as HTML", || {
        let options = prerender_options(public_url, city.as_deref());
        prerender(workspace, "dev", &manifest, &site, &options)
    })?;
    // Only an absolute address leads to a picture.
    if public_url.is_some() {
        previews::draw(workspace, &site)?;
    }
    open_data::write(workspace, &site.join("open-data"))?;
    step("the service worker", || {
        let worker = service_worker::script(workspace, &site)?;
        assets::write(&site.join("sw.js"), worker.as_bytes())
    })?;
    step("compressing", || {
        assets::compress(&site, &cache.join("compressed"))
    })?;

    let dist = workspace.dist();
    assets::remove(&dist)?;
    fs::rename(&site, &dist).with_context(|| format!("writing {}", dist.display()))?;
    if public_url.is_none() {
        eprintln!(
            "! without --public-url: links that are shared show no picture, canonical addresses name \
             no host, and there is no sitemap.xml"
        );
    }
    if city.is_none() {
        eprintln!("! without --site: every page says that this is a trial, and not the city's");
    }
    Ok(())
}

/// Puts the file that says whose the site is where the server finds it; returns its place.
fn copy_city(file: &Path, site: &Path) -> Result<PathBuf> {
    let copy = site.join(site_file::COPY);
    let text = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    assets::write(&copy, &text)?;
    Ok(copy)
}

/// Adds how words are read to the site, for browsers.
pub fn readings(workspace: &Workspace, site: &Path, assets: &mut Assets) -> Result<Readings> {
    let text = fs::read_to_string(workspace.root.join(READINGS))
        .with_context(|| format!("reading {READINGS}"))?;
    let readings = Readings::parse(&text)
        .map_err(Error::msg)
        .context(READINGS)?;
    let file = readings.file();
    let path = assets::add(site, stylesheet::RUBY, "txt", file.as_bytes())?;
    assets.insert("readings", path);
    Ok(readings)
}

/// Writes the pages, with the prerenderer built by a profile of cargo.
pub fn prerender(
    workspace: &Workspace,
    profile: &str,
    manifest: &Path,
    site: &Path,
    options: &[&OsStr],
) -> Result<()> {
    Command::cargo(workspace)
        .args(["run", "--quiet", "--package", "prerender"])
        .args(["--profile", profile, "--"])
        .arg("--manifest")
        .arg(manifest)
        .arg("--out")
        .arg(site)
        .args(options)
        .run()
}

/// What a city says of its site, to the prerenderer.
fn prerender_options<'a>(public_url: Option<&'a str>, city: Option<&'a Path>) -> Vec<&'a OsStr> {
    let address = public_url.map(|url| [OsStr::new("--public-url"), OsStr::new(url)]);
    let city = city.map(|file| [OsStr::new("--site"), file.as_os_str()]);
    address.into_iter().chain(city).flatten().collect()
}
