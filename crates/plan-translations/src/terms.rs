//! The glossary's words in a translation.

use std::collections::BTreeMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::passages::Passages;
use crate::translation::{ReadError, Translations, columns};
use plan::Language;

/// Further forms of a term's word, from `word-forms.tsv`: a language, the term, a form of its word
/// (`co-creat` for 共創, which is co-creation and co-creating).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordForms {
    forms: BTreeMap<(String, String), Vec<String>>,
}

impl WordForms {
    /// Reads `word-forms.tsv` in the folder of the translations.
    ///
    /// # Errors
    ///
    /// If there is no such file, or a line of other than three columns.
    pub fn read(folder: &Path) -> Result<Self, ReadError> {
        let entries = columns(
            &folder.join("word-forms.tsv"),
            "expected a language, a term and a form between tabs",
        )?;
        let mut forms = BTreeMap::<_, Vec<_>>::new();
        for [language, term, form] in entries {
            forms
                .entry((language, term))
                .or_default()
                .push(form.to_lowercase());
        }
        Ok(Self { forms })
    }
}

/// The terms of the glossary with their words in one language.
pub struct Terms {
    /// The term in NFKC, and the words one of which a translation has. The longest term first, so that a
    /// term within another one is not sought where the other stands.
    words: Vec<(String, Vec<String>)>,
}

impl Terms {
    pub fn new(passages: &Passages, translations: &Translations, forms: &WordForms) -> Self {
        let mut words: Vec<_> = passages
            .iter()
            .filter(|(id, _)| is_term(id))
            .filter_map(|(id, term)| {
                let word = &translations.entries.get(id)?.text;
                let key = (translations.language.id().to_owned(), term.clone());
                let mut words = inflected(&word.to_lowercase(), translations.language);
                words.extend(forms.forms.get(&key).into_iter().flatten().cloned());
                Some((term.nfkc().collect::<String>(), words))
            })
            .collect();
        words.sort_by_key(|(term, _)| std::cmp::Reverse(term.chars().count()));
        Self { words }
    }

    /// The terms in the Japanese whose word the translation lacks, with the word.
    pub fn missing(&self, japanese: &str, translation: &str) -> Vec<String> {
        let mut japanese: String = japanese.nfkc().collect();
        let translation = translation.to_lowercase();
        let mut missing = Vec::new();
        for (term, words) in &self.words {
            if !has_word(&japanese, term) {
                continue;
            }
            if !words.iter().any(|word| translation.contains(word)) {
                missing.push(format!("{term} ({})", words[0]));
            }
            japanese = japanese.replace(term, "\u{fffc}");
        }
        missing
    }
}

/// Whether a passage is a term of the glossary itself.
pub fn is_term(id: &str) -> bool {
    id.starts_with("glossary-") && id.ends_with("/term")
}

/// Whether the term stands in the text; one in Latin letters only as a word.
fn has_word(text: &str, term: &str) -> bool {
    let is_latin = |c: char| c.is_ascii_alphabetic();
    if !term.chars().all(|c| c.is_ascii_graphic()) {
        return text.contains(term);
    }
    text.match_indices(term).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(is_latin)
            && !text[at + term.len()..].chars().next().is_some_and(is_latin)
    })
}

/// A word and, in English, its singular and plural.
fn inflected(word: &str, language: Language) -> Vec<String> {
    let mut words = vec![word.to_owned()];
    if language == Language::English {
        if let Some(stem) = word.strip_suffix('y') {
            words.push(format!("{stem}ies"));
        }
        if let Some(stem) = word.strip_suffix('s') {
            words.push(stem.to_owned());
        }
    }
    words
}
