//! Every kanji of every page that is a file has its furigana.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use furigana::{Readings, texts};
use pages::pages::{framed, offline};
use pages::urls::Route;
use plan_data::PLAN;

const FILE: &str = include_str!("../../../seeds/editorial/ruby.toml");

#[test]
fn every_kanji_of_every_page_is_read() {
    let readings = Readings::parse(FILE).unwrap();
    let mut routes = Route::every_static(&PLAN);
    routes.extend(Route::every_single_choice());
    routes.push(Route::NotFound);
    let mut pages: Vec<(String, String)> = routes
        .iter()
        .map(|route| (route.to_string(), framed(route).into_string()))
        .collect();
    pages.push(("offline".to_owned(), offline::offline().into_string()));
    let mut unread: BTreeMap<String, String> = BTreeMap::new();
    for (address, html) in &pages {
        for text in texts(html) {
            if let Some(word) = readings.unread(&text) {
                let beginning = word.chars().take(12).collect();
                unread.entry(beginning).or_insert_with(|| address.clone());
            }
        }
    }
    let unread: Vec<String> = unread
        .iter()
        .map(|(word, address)| format!("{word} ({address})"))
        .collect();
    assert!(
        unread.is_empty(),
        "no word in seeds/editorial/ruby.toml begins:\n{}",
        unread.join("\n")
    );
}
