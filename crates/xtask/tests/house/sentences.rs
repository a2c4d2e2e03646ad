//! A resident's Japanese sentence stands in one place.

use std::collections::BTreeMap;

use crate::files::{File, sources};

/// How many Japanese characters a literal has that counts without a full stop.
const LONG: usize = 12;

/// How many it has with one: fewer are the end of a sentence that markup divides.
const WITH_FULL_STOP: usize = 6;

/// What looks for words in documents, and so has to spell them.
const READERS: [&str; 2] = ["crates/seed-parser/", "crates/xtask/"];

/// What is generated from another source.
const GENERATED: &str = "web/contract.ts";

fn is_sentence(literal: &str) -> bool {
    let is_japanese =
        |c: char| ('\u{3040}'..='\u{30FF}').contains(&c) || ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let japanese = literal.chars().filter(|c| is_japanese(*c)).count();
    literal.contains('。') && japanese >= WITH_FULL_STOP || japanese >= LONG
}

/// The sentences that stand in more than one place.
fn repeated(files: &[File]) -> Vec<String> {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let is_generated = file.path == GENERATED;
        if is_generated
            || file.is_test()
            || READERS.iter().any(|reader| file.path.starts_with(reader))
        {
            continue;
        }
        for (line, literal) in file.literals() {
            if is_sentence(&literal) {
                let place = format!("{}:{line}", file.path);
                places.entry(literal).or_default().push(place);
            }
        }
    }
    places
        .into_iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(literal, places)| format!("「{literal}」: {}", places.join(", ")))
        .collect()
}

#[test]
fn a_sentence_stands_in_one_place() {
    let found = repeated(sources());
    assert!(
        found.is_empty(),
        "write each once, as a constant or a function that both places use:\n{}",
        found.join("\n")
    );
}

#[test]
fn a_sentence_in_two_places_is_found() {
    let said = "fn a() { p { \"受け付けました。\" } }";
    let test = "#[cfg(test)]\nmod tests {\n fn a() { \"受け付けました。\"; }\n}";
    let one = File::new("src/a.rs", said);
    let tested = File::new("src/b.rs", test);
    let other = File::new("web/c.ts", "say(\"受け付けました。\")");
    let asked = File::new("crates/a/tests/c.rs", said);
    assert!(repeated(&[one.clone(), tested, asked]).is_empty());
    assert_eq!(repeated(&[one, other]).len(), 1);
}
