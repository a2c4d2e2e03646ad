//! What makes a sentence easy, as far as a program can tell.

use plan_search::fold::is_kanji;

use super::without_blanks;

/// How many characters a sentence has at most, without blanks.
const LONGEST: usize = 50;

/// How many kanji a sentence has at most.
const MOST_KANJI: usize = 13;

/// How many kanji stand together at most.
const LONGEST_RUN: usize = 4;

/// How a sentence ends.
const ENDINGS: [&str; 8] = [
    "です。",
    "ます。",
    "ません。",
    "ました。",
    "でした。",
    "ください。",
    "ましょう。",
    "か。",
];

/// Names of eras.
const ERAS: [&str; 4] = ["令和", "平成", "昭和", "大正"];

/// Beginnings of polite forms that a learner does not know.
const HONORIFICS: [&str; 9] = [
    "いただ",
    "くださいま",
    "ございま",
    "おります",
    "いたしま",
    "申し",
    "なさい",
    "なさる",
    "いらっしゃ",
];

/// Polite words that learners know as one.
const THANKS: &str = "ありがとうございます";

/// Words that imitate a sound or a feeling; those of two syllables in katakana are found by themselves.
const ONOMATOPOEIA: [&str; 8] = [
    "わくわく",
    "どきどき",
    "きらきら",
    "いきいき",
    "のびのび",
    "ぴかぴか",
    "すくすく",
    "はらはら",
];

/// What says no twice in one breath.
const DOUBLE_NEGATIVES: [&str; 14] = [
    "なければなり",
    "なければいけ",
    "なくてはなり",
    "なくてはいけ",
    "なくてなり",
    "なくていけ",
    "ないといけ",
    "ないとなり",
    "ないことはない",
    "ないことはありません",
    "ないわけではありません",
    "なくはない",
    "なくはありません",
    "ずには",
];

/// Verbs that look passive or causative and are neither, or that learners know as one word.
const NOT_PASSIVE: [&str; 7] = [
    "知らせ",
    "合わせ",
    "任せ",
    "生まれ",
    "こわれ",
    "分かれ",
    "つかれ",
];

plan::vocabulary! {
    /// A rule of やさしい日本語; the label says what is expected.
    pub enum EasyRule {
        /// One sentence a line.
        OneSentence = "one-sentence", "expected one sentence";
        /// Blanks stand between phrases only.
        Blanks = "blanks", "expected blanks between phrases alone";
        /// Its length.
        Length = "length", "expected at most 50 characters";
        /// One thing a sentence.
        Comma = "comma", "expected at most one 、";
        /// Its kanji.
        Kanji = "kanji", "expected at most 13 kanji";
        /// Kanji that stand together.
        Run = "run", "expected at most four kanji together";
        /// How it ends.
        Ending = "ending", "expected です, ます, ください, ましょう or か at the end";
        /// Signs that a learner reads otherwise, and hours beyond twelve.
        Sign = "sign", "expected no 〜, wide letter, sign or hour beyond 12";
        /// Names of eras.
        Era = "era", "expected western years";
        /// Two negations.
        Negatives = "negatives", "expected at most one negation";
        /// Honorific language.
        Honorific = "honorific", "expected です and ます alone";
        /// Words that imitate.
        Onomatopoeia = "onomatopoeia", "expected no word that imitates";
        /// Passive and causative.
        Passive = "passive", "expected no passive and no causative";
        /// The numbers of the lines.
        Numbers = "numbers", "expected the numbers of its lines alone, in digits";
        /// Hard words.
        Explained = "explained", "expected the explanation of ja-simple-words.tsv";
        /// What jReadability says of all that is said of a policy; measured where Python is.
        Readability = "readability", "expected jReadability to be 4.5 at least";
    }
}

type Check = fn(&Sentence<'_>) -> Option<String>;

/// What is checked of a sentence alone.
const CHECKS: [(EasyRule, Check); 13] = [
    (EasyRule::OneSentence, more_than_one),
    (EasyRule::Blanks, misplaced_blank),
    (EasyRule::Length, |it| {
        over(it.text.chars().count(), LONGEST)
    }),
    (EasyRule::Comma, |it| over(it.text.matches('、').count(), 1)),
    (EasyRule::Kanji, |it| {
        over(
            it.text.chars().filter(|it| is_kanji(*it)).count(),
            MOST_KANJI,
        )
    }),
    (EasyRule::Run, long_run),
    (EasyRule::Ending, other_ending),
    (EasyRule::Sign, unreadable_sign),
    (EasyRule::Era, |it| any_of(&it.text, &ERAS)),
    (EasyRule::Negatives, negated_twice),
    (EasyRule::Honorific, |it| {
        any_of(&it.text.replace(THANKS, ""), &HONORIFICS)
    }),
    (EasyRule::Onomatopoeia, imitation),
    (EasyRule::Passive, passive),
];

struct Sentence<'t> {
    printed: &'t str,
    /// Without blanks.
    text: String,
}

/// The rules that a sentence breaks, with what breaks them.
pub fn broken(sentence: &str) -> Vec<(EasyRule, String)> {
    let sentence = Sentence {
        printed: sentence,
        text: without_blanks(sentence),
    };
    CHECKS
        .iter()
        .filter_map(|(rule, check)| Some((*rule, check(&sentence)?)))
        .collect()
}

/// A number that does not stand in the text of the sentence's lines, or is written in kanji.
pub(super) fn unprinted_number(sentence: &str, lines: &[String]) -> Option<(EasyRule, String)> {
    let text = without_blanks(sentence);
    let printed: Vec<_> = lines.iter().flat_map(|line| numbers(line)).collect();
    let other = numbers(&text).into_iter().find(|it| !printed.contains(it));
    let found = other.or_else(|| kanji_number(&text))?;
    Some((EasyRule::Numbers, format!("`{found}`")))
}

/// The numbers in digits, wide ones as narrow ones.
fn numbers(text: &str) -> Vec<String> {
    let narrow = |it: char| match it {
        '０'..='９' => char::from_u32(u32::from(it) - 0xfee0).unwrap_or(it),
        _ => it,
    };
    let narrow: String = text.chars().map(narrow).collect();
    let parts = narrow.split(|it: char| !it.is_ascii_digit());
    parts
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A number in kanji before what it counts.
fn kanji_number(text: &str) -> Option<String> {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let counted = letters.peek().copied().unwrap_or_default();
        if "一二三四五六七八九十百千万".contains(letter) && "つ人回年番度種こ個".contains(counted)
        {
            return Some(format!("{letter}{counted}"));
        }
    }
    None
}

fn over(count: usize, most: usize) -> Option<String> {
    (count > most).then(|| count.to_string())
}

fn any_of(text: &str, words: &[&str]) -> Option<String> {
    let found = words.iter().find(|word| text.contains(**word));
    found.map(|word| format!("`{word}`"))
}

fn more_than_one(sentence: &Sentence<'_>) -> Option<String> {
    let stops = sentence.text.matches('。').count();
    (stops != 1 || !sentence.text.ends_with('。')).then(|| format!("`{}`", sentence.printed))
}

fn misplaced_blank(sentence: &Sentence<'_>) -> Option<String> {
    const WRONG: [&str; 8] = ["  ", "\u{3000}", " 、", " 。", " 〉", " 〈", "〈 ", "「 "];
    let printed = sentence.printed;
    if printed.trim() != printed {
        return Some("one around the sentence".to_owned());
    }
    any_of(printed, &WRONG)
}

fn long_run(sentence: &Sentence<'_>) -> Option<String> {
    let mut runs = sentence.text.split(|it: char| !is_kanji(it));
    let run = runs.find(|run| run.chars().count() > LONGEST_RUN)?;
    Some(format!("`{run}`"))
}

fn other_ending(sentence: &Sentence<'_>) -> Option<String> {
    let text = &sentence.text;
    let known = ENDINGS.iter().any(|ending| text.ends_with(ending));
    (!known).then(|| format!("`{}`", sentence.printed))
}

fn unreadable_sign(sentence: &Sentence<'_>) -> Option<String> {
    let is_wrong = |it: &char| matches!(it, '〜' | '～' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{370}'..='\u{1fff}' | '\u{2460}'..='\u{24ff}');
    if let Some(sign) = sentence.text.chars().find(is_wrong) {
        return Some(format!("`{sign}`"));
    }
    let is_digit = |it: char| it.is_ascii_digit();
    let mut hours = sentence.text.split(|it| !is_digit(it) && it != '時');
    let late = hours.find(|hour| {
        let number = hour.split('時').next().unwrap_or_default();
        hour.contains('時') && number.parse::<u16>().is_ok_and(|it| it > 12)
    });
    let clock =
        |(before, behind): (&str, &str)| before.ends_with(is_digit) && behind.starts_with(is_digit);
    let clock = sentence.text.split_once(':').filter(|it| clock(*it));
    let found = late
        .map(str::to_owned)
        .or_else(|| clock.map(|_| ":".to_owned()));
    found.map(|found| format!("`{found}`"))
}

fn negated_twice(sentence: &Sentence<'_>) -> Option<String> {
    let text = &sentence.text;
    if let Some(found) = any_of(text, &DOUBLE_NEGATIVES) {
        return Some(found);
    }
    // 少なくする says no no, nor does a thing that goes (なくなる).
    let text = text.replace("少なく", "").replace("ないよ", "");
    let gone = ["なくな", "なくす", "なくし"];
    let gone: usize = gone.iter().map(|it| text.matches(it).count()).sum();
    let negations = ["ません", "ない", "なく"];
    let count: usize = negations.iter().map(|it| text.matches(it).count()).sum();
    over(count - gone, 1)
}

fn imitation(sentence: &Sentence<'_>) -> Option<String> {
    let letters: Vec<char> = sentence.text.chars().collect();
    let is_katakana = |it: &char| ('ァ'..='ヶ').contains(it);
    let repeated = letters.windows(4).find(|four| {
        four.iter().all(is_katakana) && four.first_chunk::<2>() == four.last_chunk::<2>()
    });
    let repeated = repeated.map(|four| format!("`{}`", four.iter().collect::<String>()));
    repeated.or_else(|| any_of(&sentence.text, &ONOMATOPOEIA))
}

/// れる, られる, せる or させる behind a verb that ends in あ, in any form that a polite sentence has.
fn passive(sentence: &Sentence<'_>) -> Option<String> {
    const FORMS: [&str; 10] = [
        "る",
        "ます",
        "ません",
        "まし",
        "て",
        "た",
        "ない",
        "なく",
        "ば",
        "、",
    ];
    let known = NOT_PASSIVE.iter();
    let text = known.fold(sentence.text.clone(), |text, verb| text.replace(verb, "＊"));
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    letters.windows(2).find_map(|pair| {
        let [(start, verb), (at, ending)] = *pair else {
            return None;
        };
        let rest = text.get(at + ending.len_utf8()..)?;
        let is_form = FORMS.iter().any(|form| rest.starts_with(form));
        let is_passive = "かがさざただなばまらわ".contains(verb) && "れせ".contains(ending);
        (is_passive && is_form)
            .then(|| format!("`{}`", text.get(start..at + 3).unwrap_or_default()))
    })
}
