//! Which policies somebody's own words may belong to, by the words that residents use for each.
//!
//! The documents speak of 地域公共交通, residents of a bus that does not come. What residents say stands
//! in an editorial file; here it is looked for in what they wrote.

use plan::Language;

use crate::place::{is_latin, position};
use crate::script::{Class, class};
use crate::spellings::{Folded, characters};

/// The words that residents use for what a policy is in charge of, from
/// `seeds/editorial/everyday-words.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan_search))]
pub struct EverydayWords<'a> {
    /// The subject that an opinion about the policy has: `000-2-2`.
    pub subject: &'a str,
    /// Japanese words.
    pub words: &'a [&'a str],
    /// English words, in small letters.
    pub en: &'a [&'a str],
    /// Chinese words.
    pub zh_hans: &'a [&'a str],
    /// Korean words.
    pub ko: &'a [&'a str],
    /// Pairs of kanji, and words in katakana, that the policy's own text has, and few others.
    pub printed: &'a [&'a str],
}

impl<'a> EverydayWords<'a> {
    /// The words in a language other than Japanese.
    pub(crate) fn words_in(&self, language: Language) -> impl Iterator<Item = &'a str> {
        let [words, _] = self.of(Some(language));
        words.iter().copied()
    }

    /// The words in a language, Japanese if it is none, and what is printed in it.
    fn of(&self, language: Option<Language>) -> [&'a [&'a str]; 2] {
        match language {
            None => [self.words, self.printed],
            Some(Language::English) => [self.en, &[]],
            Some(Language::SimplifiedChinese) => [self.zh_hans, &[]],
            Some(Language::Korean) => [self.ko, &[]],
        }
    }
}

/// The language that `text` is written in, as far as its characters tell; none is Japanese.
pub fn language_of(text: &str) -> Option<Language> {
    let count = |of: fn(char) -> bool| text.chars().filter(|c| of(*c)).count();
    let kana = count(|c| matches!(c, 'ぁ'..='ヺ'));
    let hangul = count(|c| matches!(c, '\u{1100}'..='\u{11ff}' | '가'..='힣'));
    let han = count(|c| class(c) == Class::Kanji);
    let latin = count(|c| c.is_ascii_alphabetic());
    // Who writes another language names places as the signs do.
    if hangul > kana + han {
        Some(Language::Korean)
    } else if latin > 3 * (kana + han) {
        Some(Language::English)
    } else if kana == 0 && han > 0 {
        Some(Language::SimplifiedChinese)
    } else {
        None
    }
}

/// The file of a language that [`Proposals::read`] reads: a line a policy, its subject and its words
/// between tabs, and behind an empty field what is printed.
pub fn write_everyday_words(policies: &[EverydayWords<'_>], language: Option<Language>) -> String {
    let line = |policy: &EverydayWords<'_>| {
        let [words, printed] = policy.of(language);
        let fields = [&[policy.subject], words, &[""], printed].concat();
        fields.join("\t") + "\n"
    };
    policies.iter().map(line).collect()
}

/// What residents say, ready to be looked for in a text.
pub struct Proposals<'a> {
    policies: Vec<(&'a str, Vec<Word>)>,
}

struct Word {
    text: Vec<Folded>,
    weight: u32,
}

/// Where a word stands in the text.
struct Match {
    begin: usize,
    end: usize,
    weight: u32,
}

/// How much of what its characters tell a word counts, in fifths.
const WHOLE: u32 = 5;
const PRINTED: u32 = 2;

/// So many Latin letters are a word only where it ends there.
const SHORT: usize = 4;

/// A policy with less than this part of the best one's score is no proposal.
const LEAST_PART: u32 = 20;

impl<'a> Proposals<'a> {
    /// Reads a file made by [`write_everyday_words`].
    pub fn read(file: &'a str) -> Self {
        let policies = file.lines().filter_map(|line| {
            let (subject, words) = line.split_once('\t')?;
            let (words, printed) = words.split_once("\t\t").unwrap_or((words, ""));
            Some((subject, all(words.split('\t'), printed.split('\t'))))
        });
        Self::with_shares(policies.collect())
    }

    /// The same of the words themselves.
    pub fn of_words(policies: &[EverydayWords<'a>], language: Option<Language>) -> Self {
        let policies = policies.iter().map(|policy| {
            let [words, printed] = policy.of(language).map(<[_]>::iter);
            (policy.subject, all(words.copied(), printed.copied()))
        });
        Self::with_shares(policies.collect())
    }

    /// A word that several policies have says less of each.
    fn with_shares(mut policies: Vec<(&'a str, Vec<Word>)>) -> Self {
        let all = policies.iter().flat_map(|(_, words)| words);
        let mut all: Vec<Vec<Folded>> = all.map(|word| word.text.clone()).collect();
        all.sort_unstable();
        for word in policies.iter_mut().flat_map(|(_, words)| words) {
            let before = all.partition_point(|text| *text < word.text);
            let same = all[before..].partition_point(|text| *text == word.text);
            word.weight /= u32::try_from(same).unwrap_or(u32::MAX).max(1);
        }
        Self { policies }
    }

    /// The subjects of the policies that `text` may be about, best first, `most` at most; none if it
    /// has none of their words. `text` is normalised (NFKC).
    pub fn of(&self, text: &str, most: usize) -> Vec<&'a str> {
        let text = characters(text);
        let scored = self.policies.iter().map(|(subject, words)| {
            let found = words.iter().filter_map(|word| word.find(&text));
            (score(found.collect()), *subject)
        });
        let mut scored: Vec<(u32, &str)> = scored.filter(|(score, _)| *score > 0).collect();
        // Of equal scores the earlier policy goes first.
        scored.sort_by_key(|(score, _)| u32::MAX - score);
        let best = scored.first().map_or(0, |(score, _)| *score);
        scored.retain(|(score, _)| score * LEAST_PART >= best);
        scored.truncate(most);
        scored.into_iter().map(|(_, subject)| subject).collect()
    }
}

impl Word {
    fn new(word: &str, of_telling: u32) -> Self {
        Self {
            text: characters(word),
            weight: telling(word) * of_telling,
        }
    }

    fn find(&self, text: &[Folded]) -> Option<Match> {
        let mut from = 0;
        loop {
            let begin = from + position(&text[from..], &self.text)?;
            let end = begin + self.text.len();
            if self.is_whole(text, begin, end) {
                let weight = self.weight;
                return Some(Match { begin, end, weight });
            }
            from = end;
        }
    }

    /// Whether what stands there is the word: a short one in Latin letters is none within `business`.
    fn is_whole(&self, text: &[Folded], begin: usize, end: usize) -> bool {
        let goes_on = |at: usize| text.get(at).is_some_and(|it| is_latin(*it));
        let is_plural = text.get(end) == Some(&Folded::from(b's')) && !goes_on(end + 1);
        let is_short = self.text.len() <= SHORT && self.text.iter().all(|it| is_latin(*it));
        let is_cut_short = is_short && goes_on(end) && !is_plural;
        let is_end_of_another = begin > 0 && goes_on(begin - 1) && goes_on(begin);
        !is_cut_short && !is_end_of_another
    }
}

/// The words of a policy; what is printed says less, since officials wrote it.
fn all<'w>(
    words: impl Iterator<Item = &'w str>,
    printed: impl Iterator<Item = &'w str>,
) -> Vec<Word> {
    let words = words.map(|word| Word::new(word, WHOLE));
    words
        .chain(printed.map(|word| Word::new(word, PRINTED)))
        .filter(|it| !it.text.is_empty())
        .collect()
}

/// How much a word says by its characters: kanji most, kana of endings least.
fn telling(word: &str) -> u32 {
    let of = |c| match class(c) {
        Class::Kanji => 4,
        Class::Katakana => 3,
        _ => 1,
    };
    word.chars().map(of).sum::<u32>().min(16) * 12
}

/// The sum over the words, each part of the text counted once: for the longest word that stands there.
fn score(mut found: Vec<Match>) -> u32 {
    found.sort_by_key(|it| usize::MAX - (it.end - it.begin));
    let mut counted: Vec<&Match> = Vec::new();
    for it in &found {
        let is_free = |other: &&Match| other.end <= it.begin || it.end <= other.begin;
        if counted.iter().all(is_free) {
            counted.push(it);
        }
    }
    counted.iter().map(|it| it.weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: EverydayWords<'static> = EverydayWords {
        subject: "",
        words: &[],
        en: &[],
        zh_hans: &[],
        ko: &[],
        printed: &[],
    };

    const POLICIES: [EverydayWords<'static>; 3] = [
        EverydayWords {
            subject: "000-3-13",
            words: &["バスが来な", "バス"],
            en: &["bus"],
            zh_hans: &["公交"],
            ko: &["버스"],
            printed: &["交通"],
        },
        EverydayWords {
            subject: "000-3-11",
            words: &["観光客のごみ", "観光客", "バス"],
            ..NONE
        },
        EverydayWords {
            subject: "000-3-4",
            words: &["ごみ"],
            printed: &["分別"],
            ..NONE
        },
    ];

    fn proposed(text: &str) -> Vec<&'static str> {
        let language = language_of(text);
        let file = Box::leak(write_everyday_words(&POLICIES, language).into_boxed_str());
        let read = Proposals::read(file).of(text, 3);
        let at_once = Proposals::of_words(&POLICIES, language).of(text, 3);
        assert_eq!(at_once, read, "{text}");
        read
    }

    #[test]
    fn what_is_written_leads_to_the_policies_that_have_its_words_the_likeliest_first() {
        assert_eq!(proposed("バスが来なくて困る"), ["000-3-13", "000-3-11"]);
        assert_eq!(proposed("観光客のゴミがひどい"), ["000-3-11", "000-3-4"]);
        assert_eq!(proposed("分別は？"), ["000-3-4"]);
        assert!(proposed("こんにちは").is_empty() && proposed("").is_empty());
    }

    #[test]
    fn each_language_has_its_words() {
        for text in ["公交车不来", "버스가 안 와요", "No bus again"] {
            assert_eq!(proposed(text), ["000-3-13"], "{text}");
        }
        assert_eq!(language_of("？"), None);
        assert_eq!(language_of("駅のWi-Fi"), None);
        let mixed = "The bus to 鎌倉駅 never comes";
        assert_eq!(language_of(mixed), Some(Language::English));
    }

    #[test]
    fn a_short_word_in_latin_letters_is_none_within_another() {
        assert_eq!(proposed("The BUSES and the bus."), ["000-3-13"]);
        assert_eq!(proposed("two buss"), ["000-3-13"]);
        assert!(proposed("my business").is_empty());
        assert!(proposed("omnibus").is_empty());
    }

    #[test]
    fn no_more_are_proposed_than_asked_for() {
        let all = Proposals::of_words(&POLICIES, None);
        assert_eq!(all.of("観光客のごみとバス", 1), ["000-3-11"]);
    }
}
