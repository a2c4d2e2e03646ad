use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use axum::body::Bytes;
use axum::http::HeaderValue;
use city::City;
use pages::language::PageLanguage;
use pages::shell::{Assets, MANIFEST};
use pages::urls::{Route, SEARCH_INDEX};
use plan::Plan;
use plan_search::Index;
use sha2::{Digest, Sha256};

/// The built app, read into memory once: some 60 MB with what is compressed, after which no request waits for the disk,
/// none sees half of a new build, and no path can leave the directory, since it is only a key.
///
/// Hidden files are left out. Files below an entry that begins with `_` are for the server alone.
#[derive(Default)]
pub struct Dist {
    /// By path below the directory, `policies/2-2/index.html`.
    files: HashMap<String, File>,
    assets: Option<Assets>,
    search_index: Option<Index<'static>>,
    city: Option<City>,
}

/// A file and its precompressed siblings.
pub(crate) struct File {
    pub(crate) content_type: &'static str,
    /// How long browsers may use it without asking, as `Cache-Control` says it.
    pub(crate) caching: &'static str,
    pub(crate) plain: Representation,
    pub(crate) brotli: Option<Representation>,
    pub(crate) gzip: Option<Representation>,
}

/// The bytes of a file in one encoding.
pub(crate) struct Representation {
    pub(crate) bytes: Bytes,
    pub(crate) etag: HeaderValue,
}

/// What a path names.
pub(crate) enum Found<'a> {
    /// A file.
    File(&'a File),
    /// The page at a route in a language, Japanese where none is named, and its file.
    Page(Option<PageLanguage>, Route, &'a File),
    /// A page whose address is spelt so.
    At(String),
    /// The page that took this one's place. A later edition may give the old address to another.
    SucceededBy(String),
}

impl Dist {
    /// Reads the directory.
    pub fn load(path: &Path) -> Result<Self> {
        ensure!(
            path.is_dir(),
            "there is no such directory; build the app first"
        );
        let mut contents = HashMap::new();
        read_directory(path, "", &mut contents)?;
        if !contents.contains_key("index.html") {
            bail!("it has no index.html; build the app first");
        }
        let mut files = HashMap::new();
        for (name, bytes) in &contents {
            let is_sibling = [".br", ".gz"]
                .iter()
                .filter_map(|ending| name.strip_suffix(ending))
                .any(|original| contents.contains_key(original));
            if is_sibling {
                continue;
            }
            let sibling = |ending| {
                contents
                    .get(&format!("{name}{ending}"))
                    .map(represent)
                    .transpose()
            };
            let content_type = content_type(name);
            let file = File {
                content_type,
                caching: caching(name, content_type),
                plain: represent(bytes)?,
                brotli: sibling(".br")?,
                gzip: sibling(".gz")?,
            };
            files.insert(name.clone(), file);
        }
        let assets = contents.get(MANIFEST).map(|bytes| assets_of(bytes));
        if assets.is_none() {
            tracing::warn!("there is no {MANIFEST}: pages that the server writes are bare");
        }
        let assets = assets.transpose()?;
        let search_index = contents
            .get(SEARCH_INDEX.trim_start_matches('/'))
            // It borrows from its file as long as the server runs.
            .and_then(|bytes| str::from_utf8(Box::leak(Box::new(bytes.clone()))).ok())
            .and_then(Index::read);
        let city = contents.get(site_file::COPY).map(|bytes| city_of(bytes));
        Ok(Self {
            files,
            assets,
            search_index,
            city: city.transpose()?,
        })
    }

    /// What the search asks; none where no app was built, or one of another format.
    pub(crate) fn search_index(&self) -> Option<&Index<'static>> {
        self.search_index.as_ref()
    }

    /// What changes with every build that changes the app: the beginning of its home's tag.
    pub(crate) fn release(&self) -> Option<&str> {
        let tag = self.file("index.html")?.plain.etag.to_str().ok()?;
        tag.get(1..11)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// How many bytes they have, without their compressed siblings.
    pub fn bytes(&self) -> usize {
        self.files.values().map(|file| file.plain.bytes.len()).sum()
    }

    /// The file of this name.
    pub(crate) fn file(&self, name: &str) -> Option<&File> {
        self.files.get(name)
    }

    /// Where the assets are that pages load; none where no app was built.
    pub(crate) fn assets(&self) -> Option<&Assets> {
        self.assets.as_ref()
    }

    /// Whose the site is, as it was built; none where it is a trial.
    pub(crate) fn city(&self) -> Option<&City> {
        self.city.as_ref()
    }

    /// What a request's path (decoded) and query name, where policies have the codes of `plan`. A
    /// page's address is its directory, without a slash at the end.
    pub(crate) fn find(
        &self,
        path: &str,
        query: Option<&str>,
        plan: &Plan<'_>,
    ) -> Option<Found<'_>> {
        let name = path.strip_prefix('/')?;
        let is_internal = |segment: &str| segment.starts_with(['_', '.']);
        if name.split('/').any(is_internal) || name == "404.html" {
            return None;
        }
        let (language, route) = Route::parse_in_language(path, "");
        if let Some(successor) = route.successor(plan) {
            let address = language.map_or_else(
                || successor.in_japanese(),
                |language| successor.in_language(language),
            );
            return Some(Found::SucceededBy(address));
        }
        let page = |directory: &str| {
            if directory.is_empty() {
                "index.html".to_owned()
            } else {
                format!("{directory}/index.html")
            }
        };
        let directory = name.strip_suffix("index.html").unwrap_or(name);
        if directory != name || (name.ends_with('/') && !name.is_empty()) {
            let directory = directory.strip_suffix('/').unwrap_or(directory);
            return self
                .files
                .contains_key(&page(directory))
                .then(|| Found::At(format!("/{directory}")));
        }
        let of_page = |file_name: String, query: &str| {
            let file = self.file(&file_name)?;
            let (language, route) = Route::parse_in_language(path, query);
            Some(Found::Page(language, route, file))
        };
        let with_query = || {
            let directory = if name.is_empty() {
                String::new()
            } else {
                format!("{name}/")
            };
            // Only a pair that names a page counts: links are handed on with parameters of mail
            // programs, messengers and campaigns, and a form sends the fields that were left empty.
            let mut chosen = query?
                .split('&')
                .filter(|pair| is_single_choice(pair))
                .map(|pair| (pair, format!("{directory}_query/{pair}.html")))
                .filter(|(_, file)| self.files.contains_key(file));
            let (pair, first) = chosen.next()?;
            // Several choices make a list that is not rendered beforehand.
            let is_only = chosen.all(|(_, other)| other == first);
            is_only.then(|| of_page(first, pair))?
        };
        self.file(name)
            .map(Found::File)
            .or_else(with_query)
            .or_else(|| of_page(page(name), ""))
    }
}

/// Whether a query is one pair of an id and an id: the lists that are rendered beforehand.
fn is_single_choice(query: &str) -> bool {
    let is_id = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    query
        .split_once('=')
        .is_some_and(|(key, value)| is_id(key) && is_id(value))
}

/// The assets that a manifest names.
fn assets_of(manifest: &[u8]) -> Result<Assets> {
    let addresses: HashMap<String, String> =
        serde_json::from_slice(manifest).with_context(|| format!("{MANIFEST} is unreadable"))?;
    Ok(Assets::of_manifest(|name| addresses.get(name).cloned())?)
}

/// Whose the site is, by the file that it was built with.
fn city_of(file: &[u8]) -> Result<City> {
    let text = std::str::from_utf8(file).context(site_file::COPY)?;
    Ok(site_file::parse(site_file::COPY, text)?)
}

/// Reads the files below `directory` under their names below `prefix`.
fn read_directory(
    directory: &Path,
    prefix: &str,
    contents: &mut HashMap<String, Bytes>,
) -> Result<()> {
    let entries = fs::read_dir(directory)
        .and_then(Iterator::collect::<io::Result<Vec<_>>>)
        .with_context(|| format!("cannot list {}", directory.display()))?;
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            bail!("the name of {} is not UTF-8", path.display());
        };
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            read_directory(&path, &format!("{prefix}{name}/"), contents)?;
        } else {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            contents.insert(format!("{prefix}{name}"), bytes.into());
        }
    }
    Ok(())
}

/// The bytes with a strong tag: each encoding has bytes, and so a tag, of its own.
fn represent(bytes: &Bytes) -> Result<Representation> {
    let digest = Sha256::digest(bytes);
    let hex: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Representation {
        bytes: bytes.clone(),
        etag: HeaderValue::from_str(&format!("\"{hex}\""))?,
    })
}

fn caching(name: &str, content_type: &str) -> &'static str {
    if name.starts_with("assets/") {
        // Its name changes with its content.
        "public, max-age=31536000, immutable"
    } else if name == "embed.js" {
        // It stands on pages of other sites, which load it again and again.
        "public, max-age=3600"
    } else if content_type.starts_with("image/") {
        // Browsers ask for the icon at each change of the address, and the app makes many.
        "public, max-age=86400"
    } else {
        "no-cache"
    }
}

fn content_type(name: &str) -> &'static str {
    if name.ends_with(".schema.json") {
        return "application/schema+json";
    }
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_pair_of_ids_is_a_single_choice() {
        assert!(is_single_choice("life-stage=infant"));
        for query in [
            "", "a", "a=", "=b", "a=b&c=d", "a=b=c", "a=../b", "a=B", "a=%E9", "q=a_b",
        ] {
            assert!(!is_single_choice(query), "{query}");
        }
    }
}
