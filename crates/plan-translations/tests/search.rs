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
use plan_translations::catalogue;

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

#[test]
fn what_residents_type_finds_the_policies_in_each_language() {
    let mut wrong = Vec::new();
    for (language, table) in TABLES {
        let search = Search::of(language);
        let rows: Vec<(&str, &str)> = table
            .lines()
            .filter(|row| !row.starts_with('#'))
            .filter_map(|row| row.split_once('\t'))
            .collect();
        assert!(rows.len() >= 30, "{language}: {} rows", rows.len());
        for (query, expected) in rows {
            let first = first_policies(&search.find(query));
            if !expected
                .split(" / ")
                .any(|code| first.iter().any(|it| it == code))
            {
                wrong.push(format!("{language} {query}: {expected}, not {first:?}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
