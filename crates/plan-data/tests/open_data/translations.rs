//! The translations under `seeds/translations`: whole, of the text as it is now, and in their scripts.

use std::collections::BTreeMap;
use std::fs;

use plan_data::GLOSSARY;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Outcome, plan_json, seeds};

/// What is no text of the plan: codes, sources, lists of their own.
const NO_TEXT: [&str; 12] = [
    "chapter",
    "code",
    "documents",
    "edition",
    "id",
    "identifiers",
    "licence",
    "mark",
    "roles",
    "schema",
    "source",
    "tags",
];

/// The members of `plan.json` that are translated whole.
const WHOLE: [&str; 6] = [
    "vision",
    "future_goals",
    "basic_plan",
    "progress",
    "policies",
    "footnotes",
];

/// The members of the strategy that are: its headings and names.
const HEADINGS: [&str; 6] = ["title", "name", "heading", "goal", "subtitle", "label"];

/// Whether a character has no place in a language's texts.
type IsForeign = fn(char) -> bool;

fn is_kana(c: char) -> bool {
    ('ぁ'..='ヿ').contains(&c)
}

fn is_han(c: char) -> bool {
    ('㐀'..='鿿').contains(&c)
}

fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|c| is_kana(c) || is_han(c) || ('\u{ff00}'..='\u{ffef}').contains(&c))
}

/// Adds the passages under `value` by their ids: the nearest identifier, and the way from there.
fn collect(
    value: &Value,
    id: &str,
    way: &str,
    is_wanted: fn(&str) -> bool,
    passages: &mut BTreeMap<String, String>,
) {
    let below = |key: &str| match way {
        "" => key.to_owned(),
        way => format!("{way}/{key}"),
    };
    match value {
        Value::Object(members) => {
            let own = value["id"].as_str();
            for (key, member) in members {
                if !NO_TEXT.contains(&key.as_str()) {
                    let way = own.map_or_else(|| below(key), |_| key.clone());
                    collect(member, own.unwrap_or(id), &way, is_wanted, passages);
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                collect(item, id, &below(&at.to_string()), is_wanted, passages);
            }
        }
        Value::String(text) if is_japanese(text) && is_wanted(way) => {
            passages.insert(format!("{id}/{way}"), text.clone());
        }
        _ => {}
    }
}

/// All that is translated, in Japanese.
fn sources() -> Outcome<BTreeMap<String, String>> {
    let plan = plan_json()?;
    let mut passages = BTreeMap::new();
    for member in WHOLE {
        collect(&plan[member], member, member, |_| true, &mut passages);
    }
    let is_heading = |way: &str| HEADINGS.contains(&way.rsplit('/').next().unwrap_or(way));
    collect(
        &plan["strategy"],
        "strategy",
        "strategy",
        is_heading,
        &mut passages,
    );
    for term in GLOSSARY {
        let id = format!("glossary-{}", term.term);
        passages.insert(format!("{id}/term"), term.term.to_owned());
        // A footnote of the plan is a passage of its own.
        let quoted = term.quote.filter(|_| term.footnote.is_none());
        let explained = term.explanation.or(quoted.map(|quote| quote.text));
        if let Some(text) = explained {
            passages.insert(format!("{id}/explanation"), text.to_owned());
        }
    }
    Ok(passages)
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn every_passage_is_translated_from_what_it_says_now() -> Outcome {
    let sources = sources()?;
    let folder = seeds().join("translations");
    let foreign: [(&str, IsForeign); 3] = [
        ("en", |c| is_kana(c) || is_han(c)),
        ("zh-Hans", is_kana),
        ("ko", |c| is_kana(c) || is_han(c)),
    ];
    for (language, is_foreign) in foreign {
        let file = fs::read_to_string(folder.join(format!("{language}.tsv")))?;
        let mut missing = sources.clone();
        for line in file.lines() {
            let [id, hashed, text] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else {
                return Err(format!("{language}: expected three columns: {line}").into());
            };
            let source = missing.remove(id);
            let source = source.ok_or_else(|| format!("{language}: there is no {id}"))?;
            assert_eq!(hash(&source), hashed, "{language}: {id} is stale");
            assert!(!text.contains(is_foreign), "{language}: {id}: {text}");
            assert!(!text.trim().is_empty(), "{language}: {id} is empty");
        }
        assert_eq!(missing.keys().collect::<Vec<_>>(), [""; 0], "{language}");
    }
    Ok(())
}
