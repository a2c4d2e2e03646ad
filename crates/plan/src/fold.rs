//! Folding of spellings, so that a search finds a word however it is typed.
//!
//! Folding maps one character to one character; a position in folded text is therefore the
//! position of the same character in the printed text, and a hit can be marked there.

use std::ops::Range;

/// Folds one character: full-width Latin to half-width, capitals to small letters,
/// katakana to hiragana, the wide blank to the narrow one.
///
/// What needs more than one character (half-width katakana with its marks, `㎡`) is left to
/// NFKC, which the browser applies to the query.
pub fn fold_char(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        // The kana for small ke is a counter word written both ways (七里ヶ浜, 七里ケ浜).
        'ヶ' | 'ゖ' => 'け',
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(character as u32 - 0xfee0).unwrap_or(character);
            narrow.to_ascii_lowercase()
        }
        '\u{30a1}'..='\u{30f4}' => char::from_u32(character as u32 - 0x60).unwrap_or(character),
        _ => character.to_ascii_lowercase(),
    }
}

/// Folds every character of `text`.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
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
    let folded: Vec<(usize, char)> = text
        .char_indices()
        .map(|(at, c)| (at, fold_char(c)))
        .collect();
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
            ("ごみ", "ゴミ"),
        ] {
            assert_eq!(fold(typed), fold(printed));
        }
    }

    #[test]
    fn occurrences_are_positions_in_the_printed_text() {
        let text = "ＩＣＴツールとICTの話";
        let found: Vec<&str> = occurrences(text, &words("ict の"))
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["ＩＣＴ", "ICT", "の"]);
    }

    #[test]
    fn an_empty_query_finds_nothing_to_mark() {
        assert!(occurrences("まち", &words(" 　")).is_empty());
    }
}
