//! What a reader means by what they typed: words, each with the ways in which it may be written.

use crate::expand::{Alternate, Known, Part, Word, is_kanji, is_mistyped};
use crate::index::Index;
use crate::place::position;
use crate::script::{Class, class};
use crate::spellings::Folded;

/// More words than these are passed over: each has a bit in the masks of what an entry holds.
pub(crate) const MOST_WORDS: usize = 8;

/// What is typed behind so many characters is passed over; no question is longer.
const LONGEST: usize = 100;

/// How many words a beginning in kana may mean.
const MOST_COMPLETIONS: usize = 8;

/// How many words a mistyped one may mean.
const MOST_CORRECTIONS: usize = 8;

/// What a query asks for.
#[derive(Default)]
pub struct Question {
    /// Its words.
    pub(crate) words: Vec<Word>,
    /// What stands between its blanks and marks.
    pub(crate) pieces: Vec<Vec<Folded>>,
}

/// Reads `query` as words.
pub(crate) fn read(index: &Index<'_>, query: &str) -> Question {
    let mut words = Vec::new();
    let mut pieces = Vec::new();
    let separates = |c: char| class(c) == Class::Other && c != '・' && c != '々';
    let end = query.char_indices().nth(LONGEST);
    let query = &query[..end.map_or(query.len(), |(at, _)| at)];
    let mut typed = query.split(separates).peekable();
    while let Some(text) = typed.next() {
        // A word goes on until a blank is typed.
        let may_go_on = typed.peek().is_none();
        let piece = Piece::new(index, text, may_go_on);
        piece.read(&mut words);
        if !piece.text.is_empty() {
            pieces.push(piece.text);
        }
    }
    if let (None, Some(piece)) = (words.first(), pieces.first()) {
        // Nothing but fillers: then they are what is meant.
        words.push(Word::plain(piece.clone()));
    }
    words.truncate(MOST_WORDS);
    Question { words, pieces }
}

/// Adds to `word` what it may be if no entry holds it: a known word but for one character, its
/// parts, or else a word of a title but for one character.
pub(crate) fn guess(index: &Index<'_>, word: &mut Word) {
    let Some(text) = word.alternates.first().map(|typed| typed.text.clone()) else {
        return;
    };
    let before = word.alternates.len();
    for known in &index.known {
        if text.len() > 2 && is_mistyped(&known.typed, &text) {
            word.add_guess(&known.typed, 8);
            known.words.iter().for_each(|near| word.add_guess(near, 8));
        }
    }
    for part in parts(index, &text) {
        word.add_guess(part, 8);
    }
    if word.alternates.len() == before {
        index.each_title(|title| {
            for window in title.windows(text.len()) {
                if word.alternates.len() < before + MOST_CORRECTIONS && is_mistyped(window, &text) {
                    word.add_guess(window, 12);
                }
            }
        });
    }
}

/// The longest parts of `text`, from its beginning on, that stand in some entry and are long enough
/// to say something: half of it at least, and three characters unless they are kanji.
fn parts<'t>(index: &Index<'_>, text: &'t [Folded]) -> Vec<&'t [Folded]> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let least = (text.len() / 2).max(if is_kanji(rest[0]) { 2 } else { 3 });
        let part = (least..=rest.len())
            .rev()
            .map(|length| &rest[..length])
            .find(|part| part.len() < text.len() && index.stands_somewhere(part));
        parts.extend(part);
        at += part.map_or(1, <[Folded]>::len);
    }
    parts
}

/// What stands between two blanks.
struct Piece<'i> {
    index: &'i Index<'i>,
    text: Vec<Folded>,
    classes: Vec<Class>,
    /// Whether its last word may be only the beginning of one.
    may_go_on: bool,
}

impl<'i> Piece<'i> {
    fn new(index: &'i Index<'i>, typed: &str, may_go_on: bool) -> Self {
        let (mut text, mut places) = (Vec::new(), Vec::new());
        index.spellings.fold(typed, &mut text, Some(&mut places));
        let mut before = Class::Other;
        let classes = text
            .iter()
            .zip(places)
            .map(|(folded, place)| {
                let printed = typed[place].chars().next();
                let folded = char::from_u32(u32::from(*folded)).map_or(Class::Other, class);
                // The long mark is of the script that it stands in: すぽーつ is one word.
                if printed == Some('ー') && before == Class::Hiragana {
                    return before;
                }
                let printed = printed.map_or(Class::Other, class);
                // A spelling may stand for kanji in kana; katakana only ever folds to hiragana.
                before = match (printed, folded) {
                    (Class::Katakana, Class::Hiragana) => Class::Katakana,
                    _ => folded,
                };
                before
            })
            .collect();
        Self {
            index,
            text,
            classes,
            may_go_on,
        }
    }

    fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::Other)
    }

    /// How many kanji there are from `at` on.
    fn kanji(&self, at: usize) -> usize {
        (at..self.text.len())
            .take_while(|at| self.class(*at) == Class::Kanji)
            .count()
    }

    fn read(&self, words: &mut Vec<Word>) {
        let mut at = 0;
        // A word may begin like a particle: none is taken off at the beginning of a piece, nor
        // behind another one.
        let mut may_be_particle = false;
        while at < self.text.len() {
            if let Some(word) = self.converted(at) {
                words.push(word);
                return;
            } else if let Some((length, word)) = self.known(at) {
                words.push(word);
                at += length;
                may_be_particle = true;
            } else if let Some(length) = self
                .filler_length(at)
                .filter(|length| *length > 1 || may_be_particle)
            {
                at += length;
                may_be_particle = length > 1;
            } else {
                let (mut word, length) = self.unknown(at);
                at += length;
                if at == self.text.len() && self.may_go_on {
                    self.complete(&mut word);
                }
                words.push(word);
                may_be_particle = true;
            }
        }
    }

    /// How many of the kanji from `at` on are printed together: of 下水道料金 the first three, so
    /// that it is not read as 下水 and 道. None if it is less than two.
    fn printed(&self, at: usize) -> usize {
        let kanji = &self.text[at..at + self.kanji(at)];
        (2..=kanji.len())
            .rev()
            .find(|length| self.index.stands_somewhere(&kanji[..*length]))
            .unwrap_or_default()
    }

    /// The longest known word that stands at `at`, with its length.
    fn known(&self, at: usize) -> Option<(usize, Word)> {
        let rest = &self.text[at..];
        let least = self.printed(at);
        let fits = |known: &&Known| {
            known.typed.len() >= least
                && rest.starts_with(&known.typed)
                && (!known.kana || self.may_end(at + known.typed.len()))
        };
        let length = self
            .index
            .known
            .iter()
            .filter(fits)
            .map(|known| known.typed.len())
            .max()?;
        let mut word = Word::plain(rest[..length].to_vec());
        let same = |known: &&Known| known.typed == rest[..length];
        for known in self.index.known.iter().filter(same) {
            if !known.exact && self.class(at) == Class::Katakana {
                word.alternates[0].part = Part::NorInHiragana;
            }
            word.alternates.extend(known.alternates(16));
        }
        Some((length, word))
    }

    /// Whether a word in kana may end before `at`.
    fn may_end(&self, at: usize) -> bool {
        match (self.class(at - 1), self.class(at)) {
            (Class::Katakana, next) => next != Class::Katakana,
            (_, Class::Hiragana) => self.filler_length(at).is_some(),
            _ => true,
        }
    }

    /// How long the longest filler at `at` is.
    fn filler_length(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        self.index
            .fillers
            .iter()
            .filter(|filler| rest.starts_with(filler))
            .map(Vec::len)
            // Of 多様なニーズ, なに is none.
            .filter(|length| (at..at + length).all(|at| self.class(at) != Class::Katakana))
            .max()
    }

    /// The unknown word at `at`, and how far it goes with what is left out of it.
    fn unknown(&self, at: usize) -> (Word, usize) {
        let here = self.class(at);
        let mut end = at + self.printed(at).max(1);
        let goes_on = |end: usize| end < self.text.len() && self.known(end).is_none();
        match here {
            Class::Kanji => loop {
                while self.class(end) == Class::Kanji && goes_on(end) {
                    end += 1;
                }
                let mut behind = end;
                while self.class(behind) == Class::Hiragana
                    && self.filler_length(behind).is_none()
                    && goes_on(behind)
                {
                    behind += 1;
                }
                if behind > end && self.class(behind) == Class::Kanji {
                    // 空き家, 支え合い.
                    end = behind;
                    continue;
                }
                // 逃げたら: of an ending only its first character says what it is.
                let shown = if end == at + 1 {
                    behind.min(end + 1)
                } else {
                    end
                };
                return (Word::plain(self.text[at..shown].to_vec()), behind - at);
            },
            Class::Hiragana => {
                while self.class(end) == Class::Hiragana
                    && goes_on(end)
                    && self.filler_length(end).is_none_or(|length| length < 2)
                {
                    end += 1;
                }
                let particle =
                    end < self.text.len() && end > at + 2 && self.filler_length(end - 1) == Some(1);
                let shown = if particle { end - 1 } else { end };
                (Word::plain(self.text[at..shown].to_vec()), end - at)
            }
            _ => {
                while self.class(end) == here {
                    end += 1;
                }
                (Word::plain(self.text[at..end].to_vec()), end - at)
            }
        }
    }

    /// What the rest of the piece is if only its beginning is in kanji yet: 防さ, 鎌倉ぼり.
    fn converted(&self, at: usize) -> Option<Word> {
        let end = at + self.kanji(at);
        let (kanji, kana) = (&self.text[at..end], self.text.get(end..)?);
        let is_kana = (end..self.text.len()).all(|at| self.class(at) == Class::Hiragana);
        if kanji.is_empty() || kana.is_empty() || !is_kana || self.filler_length(end).is_some() {
            return None;
        }
        let begins = |text: &&Vec<Folded>| text.len() > kanji.len() && text.starts_with(kanji);
        let read_so = |known: &&Known| known.exact && position(&known.typed, kana).is_some();
        let alternates: Vec<Alternate> = (self.index.known.iter().filter(read_so))
            .flat_map(|known| known.words.iter().filter(begins))
            .map(|text| Alternate {
                text: text.clone(),
                weight: 16,
                exact: true,
                part: Part::Nowhere,
            })
            .collect();
        (!alternates.is_empty()).then_some(Word { alternates })
    }

    /// Adds what the last word may be the beginning of.
    fn complete(&self, word: &mut Word) {
        let Some(plain) = word.alternates.first_mut() else {
            return;
        };
        plain.part = Part::Beginning;
        let typed = plain.text.clone();
        // A word that is printed itself is not the beginning of one that is not.
        let may_be_synonym = typed.len() > 1 && !self.index.stands_somewhere(&typed);
        let longer = |known: &&Known| {
            (known.exact || may_be_synonym)
                && known.typed.len() > typed.len()
                && known.typed.starts_with(&typed)
        };
        let known = self.index.known.iter().filter(longer);
        word.alternates.extend(
            known
                .flat_map(|known| known.alternates(10))
                .take(MOST_COMPLETIONS),
        );
        if typed.len() == 1 && word.alternates.len() > 1 {
            // One kana stands everywhere.
            word.alternates.remove(0);
        }
        if typed.len() > 1 {
            let forms = self.index.spellings.completions(&typed);
            word.alternates.extend(forms.map(|form| Alternate {
                text: form.to_vec(),
                weight: 10,
                exact: true,
                part: Part::Beginning,
            }));
        }
    }
}
