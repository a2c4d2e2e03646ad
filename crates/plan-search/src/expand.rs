//! The ways in which a word may be written, and what comes near to it.

use crate::place::position;
use crate::script::{Class, class};
use crate::spellings::{Folded, Spellings};

/// One way in which a word may be written.
#[derive(Clone)]
pub(crate) struct Alternate {
    pub(crate) text: Vec<Folded>,
    /// How much it counts, in sixteenths.
    pub(crate) weight: u32,
    /// Whether it is the word itself, not only something near to it.
    pub(crate) exact: bool,
    /// Where it may stand within a longer word in katakana.
    pub(crate) part: Part,
}

/// Where the letters of a word count although they are part of a longer one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Nowhere,
    /// Nor do they count in hiragana: a known word that was typed in katakana.
    NorInHiragana,
    /// What is being typed.
    Beginning,
    /// What is only guessed.
    Anywhere,
}

/// From how many kana on a word is one also within a longer word: スポーツ in スポーツ施設, but not
/// リス in リスク.
const LONG: usize = 4;

impl Alternate {
    /// Whether it stands at `at` of a text as a word, and is not cut out of a longer one in
    /// katakana.
    pub(crate) fn stands_alone(&self, at: usize, is_katakana: impl Fn(usize) -> bool) -> bool {
        let goes_on = |at: usize| is_katakana(at) && is_katakana(at + 1);
        let begins = at == 0 || !goes_on(at - 1);
        let ends = !goes_on(at + self.text.len() - 1);
        self.text.len() >= LONG
            || match self.part {
                Part::Nowhere => begins && ends,
                Part::NorInHiragana => begins && ends && is_katakana(at),
                Part::Beginning => begins,
                Part::Anywhere => true,
            }
    }

    /// Whether it stands in a folded text as a word; `katakana` says which of its characters are
    /// printed so.
    pub(crate) fn stands_in(&self, text: &[Folded], katakana: &[bool]) -> bool {
        let mut from = 0;
        while let Some(at) = position(&text[from..], &self.text) {
            let begin = from + at;
            if self.stands_alone(begin, |at| katakana.get(at) == Some(&true)) {
                return true;
            }
            from = begin + 1;
        }
        false
    }
}

/// A word of a query.
pub(crate) struct Word {
    /// As it was typed, first, then the others.
    pub(crate) alternates: Vec<Alternate>,
}

/// A word, or another way to write it, with all that the search knows about it.
pub(crate) struct Known {
    /// Folded.
    pub(crate) typed: Vec<Folded>,
    /// Whether it is all in kana, and so may be part of another word.
    pub(crate) kana: bool,
    /// The words, folded.
    pub(crate) words: Vec<Vec<Folded>>,
    /// Whether these are the word itself in another script.
    pub(crate) exact: bool,
}

impl Known {
    /// `words` are set off by tabs.
    pub(crate) fn new(spellings: &Spellings, typed: &str, words: &str, exact: bool) -> Self {
        let words = words.split('\t').filter(|word| !word.is_empty());
        Self {
            kana: typed
                .chars()
                .all(|c| matches!(class(c), Class::Hiragana | Class::Katakana)),
            typed: spellings.folded(typed),
            words: words.map(|word| spellings.folded(word)).collect(),
            exact,
        }
    }

    pub(crate) fn alternates(&self, weight: u32) -> impl Iterator<Item = Alternate> {
        let (exact, weight) = match self.exact {
            true => (true, weight),
            false => (false, weight * 3 / 4),
        };
        self.words.iter().map(move |text| Alternate {
            text: text.clone(),
            weight,
            exact,
            part: Part::Nowhere,
        })
    }
}

impl Word {
    pub(crate) fn plain(text: Vec<Folded>) -> Self {
        Self {
            alternates: vec![Alternate {
                text,
                weight: 16,
                exact: true,
                part: Part::Nowhere,
            }],
        }
    }

    pub(crate) fn add_guess(&mut self, text: &[Folded], weight: u32) {
        if !self.alternates.iter().any(|other| other.text == text) {
            self.alternates.push(Alternate {
                text: text.to_vec(),
                weight,
                exact: false,
                part: Part::Anywhere,
            });
        }
    }
}

pub(crate) fn is_kanji(folded: Folded) -> bool {
    char::from_u32(u32::from(folded)).is_some_and(|c| class(c) == Class::Kanji)
}

/// Whether `typed` is `word` but for one character. Of two characters both must be kanji, since
/// two kana say too little.
pub(crate) fn is_mistyped(word: &[Folded], typed: &[Folded]) -> bool {
    word.len() == typed.len()
        && typed.len() > 1
        && word.iter().zip(typed).filter(|(a, b)| a != b).count() == 1
        && (typed.len() > 2
            || word[0] == typed[0] && [word, typed].concat().iter().all(|c| is_kanji(*c)))
}
