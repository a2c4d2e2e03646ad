use std::ops::Range;

use crate::section::Passage;

/// 用語: a word or an abbreviation that a resident may not know, and what it means.
///
/// It has a quotation, an explanation, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct GlossaryTerm<'a> {
    /// The word as it heads its entry, Latin letters narrow: `ICT`.
    pub term: &'a str,
    /// Its reading, in hiragana. The glossary is sorted by it.
    pub yomi: &'a str,
    /// Other forms that the documents print. Widths of letters and digits are not listed.
    pub spellings: &'a [&'a str],
    /// What the documents themselves say that it means.
    pub quote: Option<Passage<'a>>,
    /// The number of the footnote of document 001 that `quote` is.
    pub footnote: Option<u8>,
    /// What the editors say that it means. It is not the city's.
    pub explanation: Option<&'a str>,
}

impl<'a> GlossaryTerm<'a> {
    /// The term and its other spellings.
    pub fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let spellings = self.spellings.iter().copied();
        std::iter::once(self.term).chain(spellings)
    }
}

/// Where the terms of `glossary` occur in `text`, in bytes: each term once, where it first stands,
/// in the order of the text.
///
/// The longest name at a place wins, and no other term is found within it. Full-width and
/// half-width letters are the same. Latin words and numbers are found whole only: `ICT` not in
/// `PICTURE`, `3R` not in `13R`.
pub fn terms_in<'g, 'a>(
    glossary: &'g [GlossaryTerm<'a>],
    text: &str,
) -> Vec<(Range<usize>, &'g GlossaryTerm<'a>)> {
    let letters: Vec<(usize, char)> = text
        .char_indices()
        .map(|(at, letter)| (at, narrow(letter)))
        .collect();
    let mut found: Vec<(Range<usize>, &GlossaryTerm<'_>)> = Vec::new();
    let mut position = 0;
    while position < letters.len() {
        let here = glossary
            .iter()
            .filter_map(|term| {
                let lengths = term.names().filter_map(|name| {
                    length_at(&letters, position, name).filter(|length| *length > 0)
                });
                lengths.max().map(|length| (length, term))
            })
            .max_by_key(|(length, _)| *length);
        let Some((length, term)) = here else {
            position += 1;
            continue;
        };
        let end = letters
            .get(position + length)
            .map_or(text.len(), |(at, _)| *at);
        if !found.iter().any(|(_, earlier)| earlier.term == term.term) {
            found.push((letters[position].0..end, term));
        }
        position += length;
    }
    found
}

/// The number of letters that `name` takes at `position`, if it stands there.
fn length_at(letters: &[(usize, char)], position: usize, name: &str) -> Option<usize> {
    let at = |index: usize| letters.get(index).map(|(_, letter)| *letter);
    let mut end = position;
    for expected in name.chars().map(narrow) {
        if at(end) != Some(expected) {
            return None;
        }
        end += 1;
    }
    let within_word = |left: Option<usize>, right: usize| {
        let (Some(left), Some(right)) = (left.and_then(at), at(right)) else {
            return false;
        };
        left.is_ascii_alphabetic() && right.is_ascii_alphabetic()
            || left.is_ascii_digit() && right.is_ascii_digit()
    };
    let cut =
        within_word(position.checked_sub(1), position) || within_word(end.checked_sub(1), end);
    (!cut).then_some(end - position)
}

/// A full-width letter, digit or mark as its half-width form; anything else as it is.
fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn term(term: &'static str, spellings: &'static [&'static str]) -> GlossaryTerm<'static> {
        GlossaryTerm {
            term,
            yomi: "",
            spellings,
            quote: None,
            footnote: None,
            explanation: None,
        }
    }

    const GLOSSARY: [GlossaryTerm<'static>; 7] = [
        term("ICT", &["情報通信技術"]),
        term("ケアラー", &[]),
        term("ヤングケアラー", &[]),
        term("PPP/PFI", &["PPP", "PFI"]),
        term("3R", &[]),
        term("スマートシティ", &[]),
        term("スマート", &[]),
    ];

    fn found(text: &str) -> Vec<(&str, &str)> {
        terms_in(&GLOSSARY, text)
            .into_iter()
            .map(|(range, term)| (&text[range], term.term))
            .collect()
    }

    #[test]
    fn widths_of_letters_make_no_difference() {
        assert_eq!(found("ＩＣＴツール"), [("ＩＣＴ", "ICT")]);
        assert_eq!(found("３Ｒを推進"), [("３Ｒ", "3R")]);
        assert_eq!(found("ＰＰＰ／ＰＦＩ手法"), [("ＰＰＰ／ＰＦＩ", "PPP/PFI")]);
    }

    #[test]
    fn latin_words_are_found_whole() {
        for text in ["PICTURE", "ＰＩＣＴ", "ICTs", "ict", "13R"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("5-9ICT"), [("ICT", "ICT")]);
        assert_eq!(found("（ICT）"), [("ICT", "ICT")]);
        assert_eq!(found("行政ICT化"), [("ICT", "ICT")]);
    }

    #[test]
    fn each_term_is_found_once_whatever_its_spelling() {
        assert_eq!(
            found("PFIとICTと情報通信技術とPPPとICT"),
            [("PFI", "PPP/PFI"), ("ICT", "ICT")]
        );
    }

    #[test]
    fn the_longest_term_wins_and_hides_what_is_in_it() {
        assert_eq!(
            found("ヤングケアラー"),
            [("ヤングケアラー", "ヤングケアラー")]
        );
        assert_eq!(
            found("スマートシティ"),
            [("スマートシティ", "スマートシティ")]
        );
        assert_eq!(
            found("ヤングケアラーとケアラー"),
            [
                ("ヤングケアラー", "ヤングケアラー"),
                ("ケアラー", "ケアラー")
            ]
        );
    }

    #[test]
    fn an_empty_name_stands_nowhere() {
        assert!(terms_in(&[term("", &[""])], "ICT").is_empty());
        assert!(terms_in(&GLOSSARY, "").is_empty());
    }
}
