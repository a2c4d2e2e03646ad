//! The ways in which a word may be written, and what comes near to it.

use crate::index::Index;
use crate::script::{Class, class};
use crate::spellings::Folded;

/// How many words a mistyped one stands for at most.
const MOST_CORRECTIONS: usize = 8;

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
}

/// A word of a query.
pub(crate) struct Word {
    /// As it was typed, first, then the others.
    pub(crate) alternates: Vec<Alternate>,
}

/// A word, or what stands for one, with all that the search knows about it.
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
    pub(crate) fn new(index: &Index<'_>, typed: &str, words: &str, exact: bool) -> Self {
        let words = words.split('\t').filter(|word| !word.is_empty());
        Self {
            kana: typed
                .chars()
                .all(|c| matches!(class(c), Class::Hiragana | Class::Katakana)),
            typed: index.folded(typed),
            words: words.map(|word| index.folded(word)).collect(),
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

    /// Adds what the word may be if no entry holds it: a known word but for one character, its
    /// parts, or else a word of a title but for one character.
    pub(crate) fn guess(&mut self, index: &Index<'_>) {
        let Some(text) = self.alternates.first().map(|typed| typed.text.clone()) else {
            return;
        };
        let before = self.alternates.len();
        for known in &index.known {
            if text.len() > 2 && is_mistyped(&known.typed, &text) {
                self.add_guess(&known.typed, 8);
                known.words.iter().for_each(|word| self.add_guess(word, 8));
            }
        }
        for part in parts(index, &text) {
            self.add_guess(part, 8);
        }
        if self.alternates.len() == before {
            index.each_title(|title| {
                for window in title.windows(text.len()) {
                    if self.alternates.len() < before + MOST_CORRECTIONS
                        && is_mistyped(window, &text)
                    {
                        self.add_guess(window, 12);
                    }
                }
            });
        }
    }

    fn add_guess(&mut self, text: &[Folded], weight: u32) {
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

pub(crate) fn is_kanji(folded: Folded) -> bool {
    char::from_u32(u32::from(folded)).is_some_and(|c| class(c) == Class::Kanji)
}

/// Whether `typed` is `word` but for one character. Of two characters both must be kanji, since
/// two kana say too little.
fn is_mistyped(word: &[Folded], typed: &[Folded]) -> bool {
    word.len() == typed.len()
        && typed.len() > 1
        && word.iter().zip(typed).filter(|(a, b)| a != b).count() == 1
        && (typed.len() > 2
            || word[0] == typed[0] && [word, typed].concat().iter().all(|c| is_kanji(*c)))
}
