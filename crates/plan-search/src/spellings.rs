//! Text in the one spelling that the search compares.

use std::ops::Range;

use crate::fold;
use crate::script::{Class, class};

/// A character of folded text. None of the documents' characters needs more than 16 bits.
pub(crate) type Folded = u16;

/// What no character folds to: it sets off fields.
pub(crate) const BREAK: Folded = 0;

/// The spellings that are found alike, beyond what is so for each character.
pub(crate) struct Spellings {
    /// What is written, and what is searched for in its place.
    rules: Vec<(Vec<Folded>, Vec<Folded>)>,
    /// A bit for the first character of each rule, so that most positions need no look at them.
    firsts: [u64; FIRSTS],
}

/// As many words of bits as make it rare that two characters share one.
const FIRSTS: usize = 64;

impl Spellings {
    /// No spellings.
    pub(crate) fn new() -> Self {
        Self {
            rules: Vec::new(),
            firsts: [0; FIRSTS],
        }
    }

    /// `fields`: the form, then the other spellings, set off by tabs.
    pub(crate) fn add(&mut self, fields: &str) {
        let mut fields = fields.split('\t').map(characters);
        let form = fields.next().unwrap_or_default();
        for other in fields {
            if let Some(first) = other.first() {
                let (word, bit) = bit(*first);
                self.firsts[word] |= bit;
            }
            // A longer spelling goes before a shorter one that it begins with.
            let at = self
                .rules
                .iter()
                .position(|(rule, _)| rule.len() < other.len());
            self.rules
                .insert(at.unwrap_or(self.rules.len()), (other, form.clone()));
        }
    }

    /// Adds `text` in the compared spelling to `to`, and for each of its characters to `places` the
    /// bytes of `text` that it replaces.
    pub(crate) fn fold(
        &self,
        text: &str,
        to: &mut Vec<Folded>,
        mut places: Option<&mut Vec<Range<usize>>>,
    ) {
        let mut single = Vec::with_capacity(text.len());
        let mut ranges = Vec::with_capacity(text.len());
        each_folded(text, |folded, place| {
            single.push(folded);
            ranges.push(place);
        });
        let mut at = 0;
        while let Some(first) = single.get(at) {
            let (word, bit) = bit(*first);
            let rule = if self.firsts[word] & bit == 0 {
                None
            } else {
                let rest = &single[at..];
                self.rules.iter().find(|(from, _)| rest.starts_with(from))
            };
            let (length, result) = match rule {
                Some((from, form)) => (from.len(), form.as_slice()),
                None => (1, &single[at..=at]),
            };
            to.extend_from_slice(result);
            if let Some(places) = &mut places {
                let place = ranges[at].start..ranges[at + length - 1].end;
                places.extend(result.iter().map(|_| place.clone()));
            }
            at += length;
        }
    }

    /// `text` in the compared spelling.
    pub(crate) fn folded(&self, text: &str) -> Vec<Folded> {
        let mut folded = Vec::new();
        self.fold(text, &mut folded, None);
        folded
    }

    /// What replaces a spelling that `typed` is the beginning of.
    pub(crate) fn completions(&self, typed: &[Folded]) -> impl Iterator<Item = &[Folded]> {
        self.rules
            .iter()
            .filter(move |(from, _)| from.len() > typed.len() && from.starts_with(typed))
            .map(|(_, form)| form.as_slice())
    }
}

/// Where the bit of a character is: in which word, and which one.
fn bit(folded: Folded) -> (usize, u64) {
    (usize::from(folded >> 6) % FIRSTS, 1 << (folded & 63))
}

/// `text` folded by its characters alone.
pub(crate) fn characters(text: &str) -> Vec<Folded> {
    let mut folded = Vec::new();
    each_folded(text, |character, _| folded.push(character));
    folded
}

/// Gives each character that counts to `each`, with its bytes.
///
/// Blanks but between Latin words, middle dots and the digits of footnotes do not count, nor does the long mark at the end
/// of a word in katakana. Small kana are as large ones, and the kana of `七里ヶ浜`, `七里ケ浜`
/// and `七里ガ浜` are one.
fn each_folded(text: &str, mut each: impl FnMut(Folded, Range<usize>)) {
    let (mut latest, mut katakana) = (' ', 0);
    let mut characters = text
        .char_indices()
        .filter(|(_, c)| !fold::is_ignorable(*c))
        .peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        katakana = if class(character) == Class::Katakana {
            katakana + 1
        } else {
            0
        };
        let before = std::mem::replace(&mut latest, character);
        let between_latin = class(before) == Class::Latin && class(next) == Class::Latin;
        let folded = match character {
            'ー' if katakana > 3 && class(next) != Class::Katakana => continue,
            '・' | '“' | '”' | '²' | '³' | '⁴' | '⁵' => continue,
            _ if character.is_whitespace() && !between_latin => continue,
            _ => large(fold::fold_char(before, character, next)),
        };
        let folded = Folded::try_from(u32::from(folded)).unwrap_or_else(|_| beyond(folded));
        each(folded, at..at + character.len_utf8());
    }
}

/// What a character of more than 16 bits is compared by: one for private use, which no document
/// has. Two of them are rarely the same.
fn beyond(character: char) -> Folded {
    0xe000 + (u32::from(character) % 0x1900) as Folded
}

/// A small kana as a large one.
fn large(character: char) -> char {
    match character {
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
            char::from_u32(u32::from(character) + 1).unwrap_or(character)
        }
        _ => character,
    }
}
