//! The translations under `seeds/translations`: whole, of the text as it is now, in their scripts,
//! with the numbers and words of the Japanese.

use std::error::Error;
use std::path::Path;

use plan::Language;
use plan_translations::{
    Exceptions, Finding, Passages, Rule, Translations, WordForms, check, json, passages,
};
use serde_json::Value;

type Outcome = Result<(), Box<dyn Error>>;

fn folder() -> &'static Path {
    Path::new("../../seeds/translations")
}

fn findings(passages: &Passages, language: Language) -> Result<Vec<Finding>, Box<dyn Error>> {
    let translations = Translations::read(folder(), language)?;
    Ok(check(passages, &translations, &WordForms::read(folder())?))
}

#[test]
fn every_translation_keeps_every_rule_or_is_an_exception_with_a_reason() -> Outcome {
    let passages = passages()?;
    let mut found = Vec::new();
    for language in Language::ALL {
        found.extend(findings(&passages, *language)?);
    }
    let (left, unused) = Exceptions::read(folder())?.apply(found);
    let left: Vec<_> = left.iter().map(ToString::to_string).collect();
    assert!(
        left.is_empty(),
        "{} findings:\n{}",
        left.len(),
        left.join("\n")
    );
    assert!(
        unused.is_empty(),
        "exceptions that nothing needs: {unused:?}"
    );
    Ok(())
}

#[test]
fn a_changed_sentence_makes_its_translations_stale() -> Outcome {
    let mut passages = passages()?;
    let goal = passages
        .get_mut("000-policy-2-2/goal")
        .ok_or("no goal of 2-2")?;
    goal.push('。');
    for language in Language::ALL {
        let stale: Vec<_> = findings(&passages, *language)?
            .into_iter()
            .filter(|finding| finding.rule == Rule::Current)
            .map(|finding| finding.id)
            .collect();
        assert_eq!(stale, ["000-policy-2-2/goal"]);
        let translations = Translations::read(folder(), *language)?;
        let published: Value = serde_json::from_slice(&json(&passages, &translations)?)?;
        let published = published.as_array().ok_or("no list")?;
        assert_eq!(published.len(), passages.len());
        for entry in published {
            assert_eq!(entry["stale"], entry["id"] == "000-policy-2-2/goal");
            assert_eq!(entry["made"], "machine");
            assert_eq!(entry["checked_by"], Value::Null);
        }
    }
    Ok(())
}

/// Each rule finds what it is there for.
#[test]
fn each_rule_finds_what_breaks_it() -> Outcome {
    type Break = fn(&str) -> String;
    let breaks: [(Language, &str, Break, Rule); 8] = [
        (
            Language::English,
            "000-policy-2-2/goal",
            |_| " ".to_owned(),
            Rule::Complete,
        ),
        (
            Language::English,
            "000-policy-2-2/goal",
            |text| format!("{text} 鎌倉"),
            Rule::Script,
        ),
        (
            Language::Korean,
            "000-policy-2-2/goal",
            |text| format!("{text} 市"),
            Rule::Script,
        ),
        (
            Language::SimplifiedChinese,
            "000-policy-2-2/goal",
            |text| format!("{text}鎌"),
            Rule::Script,
        ),
        (
            Language::SimplifiedChinese,
            "000-policy-2-2/goal",
            |text| format!("{text}の"),
            Rule::Script,
        ),
        (
            Language::Korean,
            "000-vision-2/paragraphs/0",
            |text| text.replace("2026", "2027"),
            Rule::Numbers,
        ),
        (
            Language::English,
            "000-policy-2-2/goal",
            |text| text.repeat(4),
            Rule::Length,
        ),
        (
            Language::English,
            "000-policy-1-1/goal",
            |_| "A city where".repeat(30),
            Rule::Terms,
        ),
    ];
    let all = passages()?;
    for (language, id, broken, rule) in breaks {
        let mut passages = all.clone();
        passages.retain(|passage, _| passage == id || passage.ends_with("/term"));
        let mut translations = Translations::read(folder(), language)?;
        let entry = translations.entries.get_mut(id).ok_or(id)?;
        entry.text = broken(&entry.text);
        let found = check(&passages, &translations, &WordForms::read(folder())?);
        let found = found
            .iter()
            .any(|finding| finding.id == id && finding.rule == rule);
        assert!(found, "{language} {id}: {rule} finds nothing");
    }
    Ok(())
}
