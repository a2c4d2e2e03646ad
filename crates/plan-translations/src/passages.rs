//! What is translated: the passages of `plan.json`, the policies' easy lines and the glossary.

use std::collections::BTreeMap;

use plan::open_data::{OpenData, WriteError};
use plan::{EasySubject, OpenDataFile};
use plan_data::{GLOSSARY, IMPLEMENTATION_PLANS, PLAN, STRATEGY, easy_sentences};
use serde_json::Value;

/// The Japanese of each passage by its id: the nearest identifier of `plan.json` and the way from
/// there to the text (`000-policy-2-2/goal`), a policy's line in やさしい日本語
/// (`000-policy-2-2/easy/0`), or a term of the glossary (`glossary-共創/term`).
pub type Passages = BTreeMap<String, String>;

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

/// All that is translated.
///
/// # Errors
///
/// If `plan.json` cannot be written or read.
pub fn passages() -> Result<Passages, WriteError> {
    let plan_json = OpenDataFile::Plan.write(&OpenData {
        plan: &PLAN,
        strategy: &STRATEGY,
        implementation_plans: &IMPLEMENTATION_PLANS,
        sources: &[],
    })?;
    let plan: Value = serde_json::from_slice(&plan_json).map_err(WriteError::Json)?;
    let mut passages = Passages::new();
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
    for policy in PLAN.policies {
        let subject = EasySubject::Policy(policy.id());
        for (at, line) in easy_sentences(subject).iter().enumerate() {
            passages.insert(format!("{subject}/easy/{at}"), line.text.to_owned());
        }
    }
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

/// Adds the passages under `value` by their ids.
fn collect(
    value: &Value,
    id: &str,
    way: &str,
    is_wanted: fn(&str) -> bool,
    passages: &mut Passages,
) {
    let below = |key: &str| format!("{way}/{key}");
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

fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|c| is_kana(c) || is_han(c) || ('\u{ff00}'..='\u{ffef}').contains(&c))
}

/// Hiragana, katakana, and half-width katakana.
pub fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ヿ' | 'ㇰ'..='ㇿ' | 'ｦ'..='ﾟ')
}

/// Chinese characters.
pub fn is_han(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
