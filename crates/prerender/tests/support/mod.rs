//! What the tests of whole sites need.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use furigana::without_readings;
use pages::language::PageLanguage;
use pages::shell::Assets;
use plan_translations::catalogue_of;

/// Writes a manifest with an address for each asset that pages load into `folder`.
pub fn manifest(folder: &Path) -> PathBuf {
    let addresses = RefCell::new(BTreeMap::new());
    let assets = Assets::of_manifest(|name| {
        let address = format!("/assets/{name}");
        let mut addresses = addresses.borrow_mut();
        addresses.insert(name.to_owned(), address.clone());
        Some(address)
    });
    assert!(assets.is_ok());
    let file = folder.join("manifest.json");
    fs::write(&file, serde_json::to_vec(&addresses).unwrap()).unwrap();
    file
}

/// What the site says, in the language of a page.
pub fn in_language_of<'a>(page: &str, japanese: &'a str) -> &'a str {
    let is_its = |language: &PageLanguage| page.contains(&format!("<html lang=\"{language}\""));
    let language = PageLanguage::ALL.into_iter().find(is_its);
    let translated = language.and_then(|it| catalogue_of(it).words(japanese));
    translated.unwrap_or(japanese)
}

/// The pages in a folder and those under it, by path; without the readings of those in やさしい日本語.
pub fn pages(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages.extend(self::pages(&path));
        } else if path.extension().is_some_and(|it| it == "html") {
            let text = fs::read_to_string(&path).unwrap();
            pages.push((path, without_readings(&text)));
        }
    }
    pages
}
