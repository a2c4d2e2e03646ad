//! Folding of spellings, so that a search finds a word however it is typed.
//!
//! Folding maps one character to one character, or drops it; a hit in folded text can be marked in
//! the printed one. What needs more than that (half-width katakana with its marks, `㎡`, `㈱`) is
//! left to NFKC, which the browser applies to what is typed, and the server to typed and kept.

use std::ops::Range;

/// The folded characters of `text`, each with the byte where it stands.
///
/// Full-width Latin as half-width, capitals as small letters, katakana as hiragana, the wide blank
/// as the narrow one, every dash as `-`. The kana of 由比ガ浜 and 由比ヶ浜, of 一カ所 and 一か所 are
/// one. What shows nothing is left out.
pub fn folded(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut characters = text
        .char_indices()
        .filter(|(_, c)| !is_ignorable(*c))
        .peekable();
    let mut before = ' ';
    std::iter::from_fn(move || {
        let (at, c) = characters.next()?;
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let folded = fold_char(before, c, next);
        before = c;
        Some((at, folded))
    })
}

/// Folds `c` as it stands between its neighbours.
pub(crate) fn fold_char(before: char, c: char, next: char) -> char {
    let is_number = || matches!(before, '0'..='9' | '０'..='９' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '数');
    match c {
        '\u{3000}' => ' ',
        '‐'..='―' | '−' => '-',
        '〜' => '~',
        'ヶ' | 'ヵ' | 'ゖ' | 'ゕ' => 'が',
        'ケ' | 'カ' if is_kanji(next) && (is_kanji(before) || is_number()) => 'が',
        'か' if is_kanji(next) && is_number() => 'が',
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            narrow.to_ascii_lowercase()
        }
        '\u{30a1}'..='\u{30f4}' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c.to_ascii_lowercase(),
    }
}

/// Whether `c` is a kanji.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `c` shows nothing itself: Unicode's default ignorable characters, others that have no
/// form, and what is no character.
pub fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffc}'
            | '\u{16fe4}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d159}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    ) || c as u32 & 0xfffe == 0xfffe
}

/// Folds every character of `text`.
pub fn fold(text: &str) -> String {
    folded(text).map(|(_, c)| c).collect()
}

/// The words of a query: folded, split at blanks.
pub fn words(query: &str) -> Vec<String> {
    fold(query).split_whitespace().map(str::to_owned).collect()
}

/// Where the folded `words` occur in the printed `text`, as byte ranges in order, none overlapping.
pub fn occurrences(text: &str, words: &[String]) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let folded: Vec<(usize, char)> = folded(text).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut position = 0;
    while position < folded.len() {
        let hit = words
            .iter()
            .filter_map(|word| {
                let mut length = 0;
                for expected in word.chars() {
                    if folded.get(position + length).map(|(_, c)| *c) != Some(expected) {
                        return None;
                    }
                    length += 1;
                }
                (length > 0).then_some(length)
            })
            .max();
        match hit {
            Some(length) => {
                let end = folded
                    .get(position + length)
                    .map_or(text.len(), |(at, _)| *at);
                found.push(folded[position].0..end);
                position += length;
            }
            None => position += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_in_one_form() {
        for (typed, printed) in [
            ("ict", "ＩＣＴ"),
            ("ICT", "ICT"),
            ("スポーツ", "すぽーつ"),
            ("七里ヶ浜", "七里ケ浜"),
            ("七里ヶ浜", "七里ガ浜"),
            ("由比が浜", "由比ヶ浜"),
            ("一カ所", "一ヵ所"),
            ("3ヶ月", "３カ月"),
            ("三ケ月", "三か月"),
            ("ごみ", "ゴミ"),
            ("葛\u{e0100}城", "葛城"),
            ("❤\u{fe0f}", "❤"),
            ("鎌\u{200b}倉", "鎌倉"),
        ] {
            assert_eq!(fold(typed), fold(printed));
        }
    }

    #[test]
    fn kana_of_words_are_no_counters() {
        assert_eq!(fold("市民ケア"), "市民けあ");
        assert_eq!(fold("鎌倉カフェ"), "鎌倉かふぇ");
        assert_eq!(fold("受け取る"), "受け取る");
        assert_eq!(fold("静か過ぎる"), "静か過ぎる");
    }

    #[test]
    fn occurrences_are_positions_in_the_printed_text() {
        let text = "ＩＣＴツールとICTの話、葛\u{e0100}城";
        let found: Vec<&str> = occurrences(text, &words("ict の 葛城"))
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["ＩＣＴ", "ICT", "の", "葛\u{e0100}城"]);
    }

    #[test]
    fn an_empty_query_finds_nothing_to_mark() {
        assert!(occurrences("まち", &words(" 　")).is_empty());
    }
}
