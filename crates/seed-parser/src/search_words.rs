//! What the search knows about words: `seeds/editorial/synonyms.toml` and `readings.toml`, each
//! word of the documents held against them.

use std::collections::BTreeMap;

use bumpalo::Bump;
use plan_search::{Reading, Spelling, Synonym, Words};
use serde::Deserialize;
use toml::Spanned;

use crate::Documents;
use crate::diagnostic::{Diagnostic, Origin};
use crate::toml_file::TomlFile;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Synonyms {
    #[serde(default)]
    spelling: Vec<SpellingEntry>,
    #[serde(default)]
    synonym: Vec<SynonymEntry>,
    #[serde(default)]
    fillers: Fillers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpellingEntry {
    forms: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    typed: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymEntry {
    typed: Vec<Spanned<String>>,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Fillers {
    #[serde(default)]
    particles: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Readings {
    #[serde(default)]
    readings: BTreeMap<String, Vec<Spanned<String>>>,
}

/// The words of both files, and every one that should stand in the documents and does not, or that
/// stands in a file twice.
pub fn read<'a>(
    synonyms: &str,
    readings: &str,
    documents: &Documents,
    arena: &'a Bump,
) -> (Words<'a>, Vec<Diagnostic>) {
    let printed = documents
        .files()
        .into_iter()
        .map(|(document, _)| squeezed(documents.text(document)))
        .collect();
    let reader = Reader { printed, arena };
    let mut synonyms = TomlFile::new(Origin::Synonyms, synonyms);
    let mut readings = TomlFile::new(Origin::Readings, readings);
    let words = reader.read(&mut synonyms, &mut readings);
    let mut diagnostics = synonyms.diagnostics;
    diagnostics.extend(readings.diagnostics);
    (words, diagnostics)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

struct Reader<'a> {
    /// The documents without their blanks.
    printed: Vec<String>,
    arena: &'a Bump,
}

impl<'a> Reader<'a> {
    /// The words as the documents print them; reports those that they do not.
    fn printed(&self, file: &mut TomlFile<'_>, words: &[Spanned<String>]) -> &'a [&'a str] {
        for word in words {
            let wanted = squeezed(word.get_ref());
            let stands = self.printed.iter().any(|text| text.contains(&wanted));
            if wanted.is_empty() || !stands {
                let message = format!("expected `{}` to stand in a document", word.get_ref());
                file.push(word.span(), message);
            }
        }
        self.kept(words.iter().map(|word| word.get_ref().as_str()))
    }

    fn kept<'t>(&self, words: impl Iterator<Item = &'t str>) -> &'a [&'a str] {
        let words: Vec<&'a str> = words.map(|word| &*self.arena.alloc_str(word)).collect();
        self.arena.alloc_slice_copy(&words)
    }

    fn read(&self, file: &mut TomlFile<'_>, readings: &mut TomlFile<'_>) -> Words<'a> {
        let Synonyms {
            spelling,
            synonym,
            fillers,
        } = file.entries();
        let mut spellings = Vec::new();
        let mut seen = Vec::new();
        for entry in &spelling {
            let forms = self.printed(file, entry.forms.get_ref());
            once(file, entry.forms.get_ref(), &mut seen);
            once(file, &entry.typed, &mut seen);
            let Some((form, others)) = forms.split_first() else {
                file.push(entry.forms.span(), "expected a form".to_owned());
                continue;
            };
            let typed = entry.typed.iter().map(|word| word.get_ref().as_str());
            spellings.push(Spelling {
                form,
                others: self.kept(others.iter().copied().chain(typed)),
            });
        }
        let mut known = Vec::new();
        let mut seen = Vec::new();
        for entry in &synonym {
            let words = self.printed(file, &entry.words);
            once(file, &entry.typed, &mut seen);
            known.extend(entry.typed.iter().map(|typed| Synonym {
                typed: self.arena.alloc_str(typed.get_ref()),
                words,
            }));
        }
        let mut read = Vec::new();
        for (kana, words) in &readings.entries::<Readings>().readings {
            read.push(Reading {
                kana: self.arena.alloc_str(kana),
                words: self.printed(readings, words),
            });
        }
        let fillers = fillers.particles.iter().chain(&fillers.phrases);
        Words {
            spellings: self.arena.alloc_slice_copy(&spellings),
            readings: self.arena.alloc_slice_copy(&read),
            synonyms: self.arena.alloc_slice_copy(&known),
            fillers: self.kept(fillers.map(String::as_str)),
        }
    }
}

/// Reports a word that was typed before.
fn once(file: &mut TomlFile<'_>, typed: &[Spanned<String>], seen: &mut Vec<String>) {
    for word in typed {
        if seen.contains(word.get_ref()) {
            let message = format!("expected `{}` only once", word.get_ref());
            file.push(word.span(), message);
        }
        seen.push(word.get_ref().clone());
    }
}
