//! What a machine can tell of a translation.

use std::fmt;

use encoding_rs::GBK;

use crate::numbers::{self, numbers};
use crate::passages::{Passages, is_han, is_kana};
use crate::terms::{Terms, WordForms, is_term};
use crate::translation::{Translation, Translations};
use plan::Language;

plan::vocabulary! {
    /// A rule that a translation may break.
    pub enum Rule {
        /// Each passage has a translation, and no other has.
        Complete = "complete", "訳がある";
        /// The translation was made from the Japanese as it is now.
        Current = "current", "今の日本語から訳した";
        /// It is written in its language's characters.
        Script = "script", "文字";
        /// It has the numbers, codes and years of the Japanese.
        Numbers = "numbers", "数";
        /// It has the words of the glossary's terms.
        Terms = "terms", "用語";
        /// It is about as long as translations into its language are.
        Length = "length", "長さ";
    }
}

/// A rule that the translation of a passage breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The language.
    pub language: Language,
    /// The passage.
    pub id: String,
    /// The rule.
    pub rule: Rule,
    /// What is wrong.
    pub what: String,
}

impl Finding {
    pub(crate) fn key(&self) -> (String, String, String) {
        (
            self.language.to_string(),
            self.id.clone(),
            self.rule.to_string(),
        )
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            language,
            id,
            rule,
            what,
        } = self;
        write!(f, "{language} {id} [{rule}]: {what}")
    }
}

/// All that is wrong with a language's translations.
pub fn check(passages: &Passages, translations: &Translations, forms: &WordForms) -> Vec<Finding> {
    let language = translations.language;
    let finding = |id: &str, rule, what: String| Finding {
        language,
        id: id.to_owned(),
        rule,
        what,
    };
    let terms = Terms::new(passages, translations, forms);
    let mut findings = Vec::new();
    for (id, japanese) in passages {
        let Some(translation) = translations.entries.get(id) else {
            findings.push(finding(id, Rule::Complete, "is missing".to_owned()));
            continue;
        };
        let text = &translation.text;
        let broken = [
            (
                Rule::Complete,
                text.trim().is_empty().then(|| "is empty".to_owned()),
            ),
            (Rule::Current, stale(translation, japanese)),
            (Rule::Script, foreign(text, language)),
            (Rule::Numbers, other_numbers(japanese, text, language)),
            (Rule::Terms, missing_terms(&terms, id, japanese, text)),
            (Rule::Length, odd_length(japanese, text, language)),
        ];
        for (rule, what) in broken {
            findings.extend(what.map(|what| finding(id, rule, what)));
        }
    }
    for id in translations.entries.keys() {
        if !passages.contains_key(id) {
            findings.push(finding(id, Rule::Complete, "is no passage".to_owned()));
        }
    }
    findings
}

fn stale(translation: &Translation, japanese: &str) -> Option<String> {
    translation
        .is_stale(japanese)
        .then(|| format!("was made from other words than {japanese:?}"))
}

/// The characters that have no place in the language, and where; none where all have.
pub fn foreign(text: &str, language: Language) -> Option<String> {
    let is_foreign = |c: &char| match language {
        Language::English => is_kana(*c) || is_han(*c) || is_hangul(*c),
        Language::SimplifiedChinese => is_kana(*c) || is_hangul(*c) || is_han(*c) && !is_gb2312(*c),
        Language::Korean => is_kana(*c) || is_han(*c),
    };
    let found: String = text.chars().filter(is_foreign).collect();
    (!found.is_empty()).then(|| format!("{found} in {text:?}"))
}

fn is_hangul(c: char) -> bool {
    matches!(c, 'ᄀ'..='ᇿ' | '㄰'..='㆏' | '가'..='힣')
}

/// Whether a Chinese character is one of GB 2312's 6,763, which have neither the traditional nor
/// the Japanese forms of what they write otherwise.
fn is_gb2312(c: char) -> bool {
    let mut encoded = [0; 4];
    let (bytes, _, unmappable) = GBK.encode(c.encode_utf8(&mut encoded));
    // Rows 16 to 87 of GB 2312, within the plane of GBK that extends it.
    !unmappable && matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
}

fn other_numbers(japanese: &str, text: &str, language: Language) -> Option<String> {
    let (source, own) = (numbers(japanese), numbers(text));
    let mut missing = numbers::more(&source, &own);
    if language == Language::English {
        numbers::without_spelled_out(&mut missing, text);
    }
    let further = numbers::more(&own, &source);
    (!missing.is_empty() || !further.is_empty())
        .then(|| format!("lacks {missing:?} and adds {further:?}: {text}"))
}

fn missing_terms(terms: &Terms, id: &str, japanese: &str, text: &str) -> Option<String> {
    if is_term(id) {
        return None;
    }
    let missing = terms.missing(japanese, text);
    (!missing.is_empty()).then(|| format!("lacks {}: {text}", missing.join(", ")))
}

/// A headline may be anything beside its Japanese; from here on a sentence has its length.
const SHORTEST_MEASURED: usize = 20;

fn odd_length(japanese: &str, text: &str, language: Language) -> Option<String> {
    let (japanese, own) = (japanese.chars().count(), text.chars().count());
    // Characters a hundred characters of Japanese become, at least and at most.
    let (least, most) = match language {
        Language::English => (130, 620),
        Language::SimplifiedChinese => (45, 130),
        Language::Korean => (70, 190),
    };
    let share = own * 100 / japanese.max(1);
    (japanese >= SHORTEST_MEASURED && !(least..=most).contains(&share))
        .then(|| format!("{own} characters for {japanese}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_and_japanese_forms_are_found() {
        assert!("综合规划".chars().all(is_gb2312));
        assert!(
            ["畫", "鎌", "総", "込"]
                .concat()
                .chars()
                .all(|c| !is_gb2312(c))
        );
    }
}
