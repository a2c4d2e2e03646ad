//! How words are read: `seeds/editorial/ruby.toml`, and the words of a text that it has.
//!
//! `web/ruby.ts` looks for the same words in the same way, in the file that [`Readings::file`] is. Pages in
//! やさしい日本語 have them in their HTML.

mod page;

pub use page::{texts, without_readings};

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

/// Whether furigana stands above a character: a kanji, or a sign that is read as one.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' | '〆' | 'ヶ')
}

/// The words whose reading is known.
#[derive(Debug)]
pub struct Readings {
    words: BTreeMap<String, Reading>,
    /// How many characters the longest word has.
    longest: usize,
}

#[derive(Debug)]
struct Reading {
    /// What stands above each run of kanji.
    kana: Vec<String>,
    is_sure: bool,
    /// Whether voices get the word wrong, and are handed its kana.
    is_spoken: bool,
}

/// Kanji in a text, as the range of their bytes, and how they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruby<'r> {
    /// Where the kanji are.
    pub kanji: Range<usize>,
    /// What stands above them; none where no word has them.
    pub kana: Option<&'r str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    readings: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Sure(String),
    Stated {
        kana: String,
        #[serde(default = "sure")]
        sure: bool,
        #[serde(default)]
        spoken: bool,
    },
}

const fn sure() -> bool {
    true
}

impl Readings {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// What is wrong with it, a line each.
    pub fn parse(file: &str) -> Result<Self, String> {
        let File { readings } = toml::from_str(file).map_err(|error| error.to_string())?;
        let mut wrong = Vec::new();
        let mut words = BTreeMap::new();
        for (word, entry) in readings {
            let (kana, is_sure, is_spoken) = match entry {
                Entry::Sure(kana) => (kana, true, false),
                Entry::Stated { kana, sure, spoken } => (kana, sure, spoken),
            };
            let kana: Vec<String> = kana.split(' ').map(str::to_owned).collect();
            let runs = runs(&word).len();
            if runs != kana.len() {
                wrong.push(format!(
                    "`{word}` has {runs} runs of kanji, and {} readings",
                    kana.len()
                ));
            }
            if !kana.iter().all(|kana| is_hiragana(kana)) {
                wrong.push(format!("`{word}` is read in hiragana"));
            }
            let reading = Reading {
                kana,
                is_sure,
                is_spoken,
            };
            words.insert(word, reading);
        }
        let longest = words.keys().map(|word| word.chars().count()).max();
        let longest = longest.unwrap_or_default();
        if wrong.is_empty() {
            Ok(Self { words, longest })
        } else {
            Err(wrong.join("\n"))
        }
    }

    /// The kanji of a text, and how they are read: from its beginning, the longest word each time.
    pub fn ruby(&self, text: &str) -> Vec<Ruby<'_>> {
        self.words_of(text)
            .into_iter()
            .map(|(ruby, _)| ruby)
            .collect()
    }

    /// The same of what a resident wrote, whose words nobody has looked through: most single kanji have
    /// several readings, so that of a run of kanji each word has to be known, and longer than one of them.
    pub fn ruby_of_residents(&self, text: &str) -> Vec<Ruby<'_>> {
        let words = self.words_of(text);
        let is_next = |one: &(Ruby<'_>, usize), next: &(Ruby<'_>, usize)| {
            one.0.kanji.end == next.0.kanji.start
        };
        let runs = words.chunk_by(is_next);
        let is_known = |run: &&[(Ruby<'_>, usize)]| {
            run.iter()
                .all(|(ruby, length)| ruby.kana.is_some() && *length > 1)
        };
        let known = runs.filter(is_known).flatten();
        known.map(|(ruby, _)| ruby.clone()).collect()
    }

    /// The same as [`Readings::ruby`], each with how many characters its word has.
    fn words_of(&self, text: &str) -> Vec<(Ruby<'_>, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            if let Some((word, reading)) = self.word_at(&text[at..]) {
                let length = word.chars().count();
                let read = runs(word).into_iter().zip(&reading.kana);
                found.extend(read.map(|(run, kana)| {
                    let kanji = at + run.start..at + run.end;
                    let kana = Some(kana.as_str());
                    (Ruby { kanji, kana }, length)
                }));
                at += word.len();
                continue;
            }
            if is_kanji(first) {
                let kanji = at..at + first.len_utf8();
                found.push((Ruby { kanji, kana: None }, 1));
            }
            at += first.len_utf8();
        }
        found
    }

    /// The longest word with which a text begins.
    fn word_at(&self, text: &str) -> Option<(&str, &Reading)> {
        let ends = text
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take(self.longest);
        let ends: Vec<usize> = ends.collect();
        ends.into_iter().rev().find_map(|end| {
            let (word, reading) = self.words.get_key_value(&text[..end])?;
            Some((word.as_str(), reading))
        })
    }

    /// The first kanji of a text that no word has, with what follows them.
    pub fn unread<'t>(&self, text: &'t str) -> Option<&'t str> {
        let ruby = self.ruby(text);
        let unread = ruby.iter().find(|ruby| ruby.kana.is_none())?;
        Some(&text[unread.kanji.start..])
    }

    /// A text in kana: its kanji as they are read, all else as it is.
    pub fn in_kana(&self, text: &str) -> String {
        let mut written = String::new();
        let mut at = 0;
        for Ruby { kanji, kana } in self.ruby(text) {
            written.push_str(&text[at..kanji.start]);
            written.push_str(kana.unwrap_or(&text[kanji.clone()]));
            at = kanji.end;
        }
        written + &text[at..]
    }

    /// The words of whose reading no source is sure.
    pub fn unsure(&self) -> Vec<&str> {
        let unsure = self.words.iter().filter(|(_, reading)| !reading.is_sure);
        unsure.map(|(word, _)| word.as_str()).collect()
    }

    /// The words that voices get wrong, and how they are read.
    pub fn spoken(&self) -> BTreeMap<&str, String> {
        let spoken = self.words.iter().filter(|(_, reading)| reading.is_spoken);
        spoken
            .map(|(word, _)| (word.as_str(), self.in_kana(word)))
            .collect()
    }

    /// What browsers get: a word a line, and after a tab what stands above its kanji.
    pub fn file(&self) -> String {
        let lines = self.words.iter();
        lines
            .map(|(word, reading)| format!("{word}\t{}\n", reading.kana.join(" ")))
            .collect()
    }
}

/// The runs of kanji in a text, as ranges of its bytes.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_kanji(*c)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += c.len_utf8(),
            _ => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

fn is_hiragana(kana: &str) -> bool {
    !kana.is_empty() && kana.chars().all(|c| matches!(c, 'ぁ'..='ん' | 'ー'))
}
