//! What the search knows about words, and what the build says to a word that no document prints.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod seeds;

use bumpalo::Bump;
use seed_parser::search_words;
use seeds::DOCUMENTS;

const SYNONYMS: &str = include_str!("../../../seeds/editorial/synonyms.toml");
const READINGS: &str = include_str!("../../../seeds/editorial/readings.toml");

fn complaints(synonyms: &str, readings: &str) -> Vec<String> {
    let arena = Bump::new();
    let (_, diagnostics) = search_words::read(synonyms, readings, &DOCUMENTS, &arena);
    diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn the_words_of_both_files_stand_in_the_documents() {
    assert_eq!(complaints(SYNONYMS, READINGS), [""; 0]);
}

#[test]
fn every_pair_of_spellings_is_read() {
    let arena = Bump::new();
    let (words, _) = search_words::read(SYNONYMS, READINGS, &DOCUMENTS, &arena);
    for (form, other) in [("こども", "子供"), ("障害", "障がい"), ("人材", "人財")] {
        let spelling = words.spellings.iter().find(|it| it.form == form).unwrap();
        assert!(spelling.others.contains(&other), "{form}");
    }
    let reading = words.readings.iter().find(|it| it.kana == "ぼうさい");
    assert_eq!(reading.unwrap().words, ["防災"]);
    let synonym = words.synonyms.iter().find(|it| it.typed == "ゴミ捨て");
    assert!(synonym.unwrap().words.contains(&"ごみ"));
    assert!(words.fillers.contains(&"の") && words.fillers.contains(&"について"));
}

#[test]
fn a_word_that_no_document_prints_is_reported_with_its_line() {
    let synonyms = "[[spelling]]\nforms = [\"防災\", \"空飛ぶ円盤\"]\n";
    assert_eq!(
        complaints(synonyms, ""),
        ["editorial/synonyms.toml:2: expected `空飛ぶ円盤` to stand in a document"]
    );
    let synonyms = "[[synonym]]\ntyped = [\"UFO\"]\nwords = [\n  \"防災\",\n  \"空飛ぶ円盤\",\n]\n";
    assert_eq!(
        complaints(synonyms, ""),
        ["editorial/synonyms.toml:5: expected `空飛ぶ円盤` to stand in a document"]
    );
    let readings = "[readings]\n\"そらとぶえんばん\" = [\"空飛ぶ円盤\"]\n";
    assert_eq!(
        complaints("", readings),
        ["editorial/readings.toml:2: expected `空飛ぶ円盤` to stand in a document"]
    );
}

#[test]
fn what_is_typed_twice_or_has_no_form_is_reported() {
    let synonyms =
        "[[spelling]]\nforms = []\n\n[[synonym]]\ntyped = [\"UFO\", \"UFO\"]\nwords = []\n";
    assert_eq!(
        complaints(synonyms, ""),
        [
            "editorial/synonyms.toml:2: expected a form",
            "editorial/synonyms.toml:5: expected `UFO` only once"
        ]
    );
}

#[test]
fn a_file_that_is_no_toml_is_reported() {
    assert!(complaints("[[spelling]\n", "")[0].starts_with("editorial/synonyms.toml:1: "));
    assert!(complaints("", "[readings]\nx = 1\n")[0].starts_with("editorial/readings.toml:2: "));
}
