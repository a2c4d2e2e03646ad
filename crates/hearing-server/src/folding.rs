//! The one spelling in which the words of residents are compared: that of [`plan_search::fold`], after
//! what a browser does by itself (NFKC).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in the form of Unicode in which the search takes what is typed and what is kept.
pub fn normalize(text: &str) -> String {
    text.nfkc().collect()
}

/// Folds `text`.
pub fn fold(text: &str) -> String {
    plan_search::fold::fold(&normalize(text))
}

/// The bytes of every place in `text` where `word` stands, in whatever spelling; they may overlap.
pub fn places(text: &str, word: &str) -> Vec<Range<usize>> {
    let word: Vec<char> = fold(word).chars().collect();
    // What the characters of `text` become, each with the place that it comes from.
    let mut normalized = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    let mut starts = text.char_indices().map(|(at, _)| at).peekable();
    while let Some(start) = starts.next() {
        // With the marks that belong to it: か and its voiced mark are one character.
        let end = std::iter::from_fn(|| starts.next_if(|at| is_mark(&text[*at..])))
            .last()
            .map_or(start, |mark| mark);
        let end = text[end..]
            .chars()
            .next()
            .map_or(end, |c| end + c.len_utf8());
        for c in text[start..end].nfkc() {
            normalized.push(c);
            origins.resize(normalized.len(), start..end);
        }
    }
    let folded: Vec<(usize, char)> = plan_search::fold::folded(&normalized).collect();
    folded
        .windows(word.len().max(1))
        .filter(|window| window.iter().map(|(_, c)| c).eq(&word))
        .filter_map(|window| {
            let (first, last) = (window.first()?.0, window.last()?.0);
            Some(origins.get(first)?.start..origins.get(last)?.end)
        })
        .collect()
}

/// Whether the text begins with a mark that belongs to the character before it.
fn is_mark(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        is_combining_mark(c) || plan_search::fold::is_ignorable(c) || matches!(c, 'ﾞ' | 'ﾟ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_one() {
        for spellings in [
            &["ガーデン", "カ\u{3099}ーテ\u{3099}ン", "ｶﾞｰﾃﾞﾝ", "がーでん"][..],
            &["由比ガ浜", "由比ヶ浜", "由比ケ浜", "由比が浜", "由比ガ濱"],
            &["㈱さん", "(株)さん", "（株）さん"],
            &["50㎡", "50m2", "５０ｍ²"],
            &["Ⅲ期", "III期", "ⅲ期"],
            &["髙﨑", "高崎", "髙碕"],
            &["葛城", "葛\u{E0100}城"],
            &["神社", "\u{FA19}社"],
            &["一カ所", "一ヵ所", "一ヶ所", "一か所"],
            &["渡邉", "渡邊", "渡辺"],
            &["①番", "1番"],
        ] {
            for other in spellings {
                assert_eq!(fold(spellings[0]), fold(other), "{other}");
            }
        }
    }

    #[test]
    fn a_word_is_found_in_the_text_as_written() {
        for (text, word, found) in [
            ("由比ヶ浜の㈱さんと髙﨑", "(株)さん", "㈱さん"),
            ("由比ヶ浜の㈱さんと髙﨑", "由比ガ浜", "由比ヶ浜"),
            ("由比ヶ浜の㈱さんと髙﨑", "高崎", "髙﨑"),
            ("ｶﾞｰﾃﾞﾝです", "ガーデン", "ｶﾞｰﾃﾞﾝ"),
            ("か\u{3099}くえん", "が", "か\u{3099}"),
            ("葛\u{E0100}城さん", "葛城", "葛\u{E0100}城"),
            ("０９０ー１", "090", "０９０"),
        ] {
            let places = places(text, word);
            assert_eq!(places.len(), 1, "{word}");
            assert_eq!(&text[places[0].clone()], found);
        }
        assert_eq!(places("111", "11"), [0..2, 1..3]);
        assert!(places("あ", "").is_empty());
        assert!(places("", "あ").is_empty());
    }
}
