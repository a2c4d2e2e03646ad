//! Text of another language as tokens, in the form in which they are compared.

use std::ops::Range;

use plan::Language;

use super::stem::stem;

/// A word in letters, or a run of characters of a script that writes no blanks within it.
pub(super) struct Token {
    /// As it is compared.
    pub(super) form: String,
    /// Whether it is such a run, in which words stand anywhere.
    pub(super) is_run: bool,
    /// Its bytes in the text.
    pub(super) place: Range<usize>,
}

/// Whether words of the character's script are not set off: Chinese characters, kana, Hangul, whose
/// words are compounds.
fn is_of_run(c: char) -> bool {
    matches!(c, '々' | '\u{1100}'..='\u{11ff}' | 'ぁ'..='ヿ' | '\u{3400}'..='\u{9fff}' | '가'..='힣')
}

/// The tokens of a text.
pub(super) fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let is_run = is_of_run(first);
        let mut end = start + first.len_utf8();
        while let Some((at, c)) =
            rest.next_if(|(_, c)| c.is_alphanumeric() && is_of_run(*c) == is_run)
        {
            end = at + c.len_utf8();
        }
        let small = text[start..end].to_lowercase();
        tokens.push(Token {
            form: match language {
                Language::English if !is_run => stem(&small),
                _ => small,
            },
            is_run,
            place: start..end,
        });
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str, language: Language) -> Vec<String> {
        let tokens = tokens(text, language).into_iter();
        tokens.map(|token| token.form).collect()
    }

    #[test]
    fn words_and_runs_are_set_off() {
        let english = forms("Children’s play-grounds, 鎌倉", Language::English);
        assert_eq!(english, ["children", "s", "play", "ground", "鎌倉"]);
        let chinese = forms("利用ICT，推进3R", Language::SimplifiedChinese);
        assert_eq!(chinese, ["利用", "ict", "推进", "3r"]);
        assert_eq!(
            forms("쓰레기, 줄이기", Language::Korean),
            ["쓰레기", "줄이기"]
        );
    }

    #[test]
    fn a_token_knows_where_it_stands() {
        let text = "the Café";
        let places = tokens(text, Language::English).into_iter();
        let words: Vec<&str> = places.map(|token| &text[token.place]).collect();
        assert_eq!(words, ["the", "Café"]);
    }
}
