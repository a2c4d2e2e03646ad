//! What words find in other languages: the tables `tests/search_<language>.tsv`, which were written before
//! anyone looked.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use pages::language::{Catalogue, write_in};
use pages::pages::translated_search::limit;
use pages::search_entries::search_file;
use pages::translated_entries::translated_entries;
use pages::urls::{Query, Route};
use plan::Language;
use plan_data::EVERYDAY_WORDS;
use plan_search::{FoundTranslated, Index, TranslatedIndex};
use plan_translations::{catalogue, easy_found};

const TABLES: [(Language, &str); 3] = [
    (
        Language::English,
        include_str!("../../../tests/search_en.tsv"),
    ),
    (
        Language::SimplifiedChinese,
        include_str!("../../../tests/search_zh-Hans.tsv"),
    ),
    (
        Language::Korean,
        include_str!("../../../tests/search_ko.tsv"),
    ),
];

const EASY_TABLE: &str = include_str!("../../../tests/search_ja-simple.tsv");

/// The queries of a table with the codes of which one is expected.
fn rows(table: &str) -> Vec<(&str, Vec<&str>)> {
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    let rows = rows.filter_map(|row| row.split_once('\t'));
    rows.map(|(query, expected)| (query, expected.split(" / ").collect()))
        .collect()
}

struct Search {
    own: TranslatedIndex,
    japanese: Index<'static>,
}

impl Search {
    fn of(language: Language) -> Self {
        let catalogue: &dyn Catalogue = catalogue(language);
        let entries = write_in(Some(catalogue), translated_entries);
        Self {
            own: TranslatedIndex::new(language, entries, EVERYDAY_WORDS),
            japanese: Index::read(Box::leak(search_file().into_boxed_str())).unwrap(),
        }
    }

    fn find(&self, words: &str) -> FoundTranslated<'_> {
        let query = Query {
            words: words.to_owned(),
            kind: None,
        };
        self.own.find(words, Some(&self.japanese), limit(&query))
    }
}

/// The codes of the policies that the first three hits are, or are of.
fn first_policies(found: &FoundTranslated<'_>) -> Vec<String> {
    let hits = found.found.groups.iter().flat_map(|group| &group.hits);
    let paths = hits.map(|hit| hit.href.split('#').next().unwrap_or_default());
    paths
        .take(3)
        .filter_map(|path| match Route::parse_in_language(path, "") {
            (Some(_), Route::Policy(code)) => Some(code.to_string()),
            _ => None,
        })
        .collect()
}

/// Holds a table to what `find` finds first for each query.
fn holds(name: &str, table: &str, find: impl Fn(&str) -> Vec<String>) {
    let rows = rows(table);
    assert!(rows.len() >= 30, "{name}: {} rows", rows.len());
    let wrong = rows.into_iter().filter_map(|(query, expected)| {
        let first = find(query);
        let is_right = first.iter().any(|it| expected.contains(&it.as_str()));
        (!is_right).then(|| format!("{query}: {expected:?}, not {first:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0], "{name}");
}

#[test]
fn what_residents_type_finds_the_policies_in_each_language() {
    for (language, table) in TABLES {
        let search = Search::of(language);
        let find = |query: &str| first_policies(&search.find(query));
        holds(language.id(), table, find);
    }
}

#[test]
fn what_learners_and_children_type_finds_the_policies_in_easy_japanese() {
    // In kana, くらい is 暗い as well as "about".
    let (table, not_yet) = EASY_TABLE.split_once("# -- not found yet\n").unwrap();
    assert_eq!(rows(not_yet).len(), 1);
    holds("ja-simple", table, |query| {
        let first = easy_found(query).codes.into_iter().take(3);
        first.map(|code| code.to_string()).collect()
    });
    assert_eq!(easy_found("xyzzy").codes, []);
}
