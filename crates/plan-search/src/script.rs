//! The scripts that Japanese is written in: a change of script mostly parts words.

use std::ops::Range;

/// The kinds of characters that the search tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Kanji, and 々.
    Kanji,
    /// Hiragana.
    Hiragana,
    /// Katakana, and ー.
    Katakana,
    /// Latin letters and digits.
    Latin,
    /// Stands between words.
    Other,
}

/// What a character is for the search.
pub fn class(character: char) -> Class {
    match character {
        '々' | '\u{3400}'..='\u{9fff}' => Class::Kanji,
        '\u{3041}'..='\u{309f}' => Class::Hiragana,
        '\u{30a1}'..='\u{30ff}' if character != '・' => Class::Katakana,
        '0'..='9' | 'a'..='z' | 'A'..='Z' => Class::Latin,
        '０'..='９' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Class::Latin,
        _ => Class::Other,
    }
}

/// Whether what stands at `place` of `text` is printed in katakana.
pub(crate) fn is_katakana(text: &str, place: &Range<usize>) -> bool {
    text[place.start..]
        .chars()
        .next()
        .is_some_and(|c| class(c) == Class::Katakana)
}
