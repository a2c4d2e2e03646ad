//! The numbers of a text, whatever the language writes them with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization;

/// How often each number stands in a text, as a decimal without separators.
pub type Numbers = BTreeMap<String, usize>;

/// The years before the first of an era.
const ERAS: [(&str, u32); 9] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("Reiwa", 2018),
    ("Heisei", 1988),
    ("Showa", 1925),
    ("레이와", 2018),
    ("헤이세이", 1988),
    ("쇼와", 1925),
];

/// The words that may take a number's place in English.
const ENGLISH: [&str; 10] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(&$pattern).expect("the pattern is one"));
    };
}

pattern!(SEPARATOR, r"(\d),(\d{3})");
pattern!(
    ERA,
    format!(r"({})\s*(\d+|元)", ERAS.map(|(era, _)| era).join("|"))
);
pattern!(MULTIPLIED, r"(\d+(?:\.\d+)?)\s*(万|億|亿|만|억)");
pattern!(NUMBER, r"\d+(?:\.\d+)?");

/// The numbers in digits: in any width, circled or raised, without separators, a year of an era as
/// the western one, 万 and 億 as what they multiply with.
pub fn numbers(text: &str) -> Numbers {
    let mut text: String = text.nfkc().collect();
    while SEPARATOR.is_match(&text) {
        text = SEPARATOR.replace_all(&text, "$1$2").into_owned();
    }
    let text = ERA.replace_all(&text, |found: &Captures<'_>| {
        let before = ERAS.iter().find(|(era, _)| *era == &found[1]);
        let year = found[2].parse().unwrap_or(1);
        format!(" {} ", before.map_or(0, |(_, years)| *years) + year)
    });
    let text = MULTIPLIED.replace_all(&text, |found: &Captures<'_>| {
        let zeros = if matches!(&found[2], "万" | "만") {
            4
        } else {
            8
        };
        format!(" {} ", shifted(&found[1], zeros))
    });
    let mut numbers = Numbers::new();
    for number in NUMBER.find_iter(&text) {
        *numbers.entry(number.as_str().to_owned()).or_default() += 1;
    }
    numbers
}

/// A decimal times a power of ten.
fn shifted(decimal: &str, zeros: usize) -> String {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let fraction = fraction.trim_end_matches('0');
    let (moved, rest) = fraction.split_at(fraction.len().min(zeros));
    let whole = format!("{whole}{moved:0<zeros$}");
    match rest {
        "" => whole,
        rest => format!("{whole}.{rest}"),
    }
}

/// Takes from `missing` the numbers from one to ten that an English text spells out.
pub fn without_spelled_out(missing: &mut Numbers, text: &str) {
    let text = text.to_lowercase();
    let words: BTreeSet<_> = text.split(|c: char| !c.is_alphabetic()).collect();
    for (value, spelled) in (1..).zip(ENGLISH) {
        if words.contains(spelled) {
            missing.remove(&value.to_string());
        }
    }
}

/// What `numbers` has more often than `others`.
pub fn more(numbers: &Numbers, others: &Numbers) -> Numbers {
    let left = |(number, count): (&String, &usize)| {
        let others = others.get(number).copied().unwrap_or_default();
        (*count > others).then(|| (number.clone(), count - others))
    };
    numbers.iter().filter_map(left).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        numbers(text).into_keys().collect()
    }

    #[test]
    fn a_number_is_one_in_any_writing() {
        assert_eq!(found("１，２３４人、①"), found("1 and 1234"));
        assert_eq!(found("12,345,678"), ["12345678"]);
        assert_eq!(found("令和８年度"), ["2026"]);
        assert_eq!(found("fiscal 2026 (Reiwa 8)"), ["2026"]);
        assert_eq!(found("令和元年"), ["2019"]);
        assert_eq!(found("３万人"), found("30,000 people"));
        assert_eq!(found("1.5億円"), ["150000000"]);
        assert_eq!(found("17.5％"), ["17.5"]);
    }

    #[test]
    fn numerals_within_words_are_none() {
        assert!(found("一人ひとりの三浦半島").is_empty());
    }

    #[test]
    fn english_may_spell_out_one_to_ten() {
        let mut missing = more(&numbers("3つの目標と12の指標"), &numbers(""));
        without_spelled_out(&mut missing, "Three goals and a dozen indicators");
        assert_eq!(missing.into_keys().collect::<Vec<_>>(), ["12"]);
    }
}
