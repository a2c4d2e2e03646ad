//! Codes and names as people type them, on Japanese keyboards too: in full width, with any dash or
//! blank between the groups, in lower case. Whatever means the same is read as the same.

use crate::text::to_half_width;

/// The characters of Crockford's base 32, by their values.
pub const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The characters of a typed code: in half width and upper case, without what only separates.
pub fn code_characters(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| !is_separator(*c))
        .map(|c| to_half_width(c).to_ascii_uppercase())
}

/// The value of one of the [`code_characters`] in Crockford's base 32, where the letter O is read as
/// 0, and I and L as 1.
pub fn crockford_value(c: char) -> Option<u8> {
    let canonical = match c {
        'O' => '0',
        'I' | 'L' => '1',
        _ => c,
    };
    CROCKFORD
        .iter()
        .zip(0..)
        .find_map(|(letter, value)| (char::from(*letter) == canonical).then_some(value))
}

/// The name of an account as it was meant: in half width, every dash a hyphen, without blanks.
pub fn account_name(text: &str) -> String {
    text.chars()
        .filter(|c| !is_blank(*c))
        .map(|c| if is_dash(c) { '-' } else { to_half_width(c) })
        .collect()
}

/// A text with its full-width ASCII, and the ideographic blank, in half width.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            _ => to_half_width(c),
        })
        .collect()
}

fn is_separator(c: char) -> bool {
    is_blank(c) || is_dash(c) || matches!(c, '_' | '\u{FF3F}')
}

/// Blanks of every kind, and the marks without width that come along when something is copied.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        )
}

/// Hyphens, dashes and minus signs of every kind, and 長音, which a Japanese keyboard gives for one.
fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{30FC}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
                | '\u{FF70}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_whatever_keyboard_it_comes_from() {
        for typed in [
            "123456",
            "１２３４５６",
            "123-456",
            "123−456",
            "123‐456",
            "123ー456",
            "123–456",
            "123\u{3000}456",
            " 123 456\n",
            "\u{200E}123\u{200B}456\u{202C}",
        ] {
            assert_eq!(
                code_characters(typed).collect::<String>(),
                "123456",
                "{typed:?}"
            );
        }
        assert_eq!(code_characters("ａb").collect::<String>(), "AB");
    }

    #[test]
    fn letters_that_look_like_digits_are_read_as_digits() {
        assert_eq!(
            "OIL01Z".chars().map(crockford_value).collect::<Vec<_>>(),
            [0, 1, 1, 0, 1, 31].map(Some)
        );
        assert_eq!("Uー".chars().filter_map(crockford_value).count(), 0);
    }

    #[test]
    fn a_name_is_the_one_that_was_meant() {
        for typed in [
            "hanako-2@navi",
            "ｈａｎａｋｏ－２＠ｎａｖｉ",
            "\u{3000}hanako−2@navi ",
            "hanakoー2@navi",
        ] {
            assert_eq!(account_name(typed), "hanako-2@navi", "{typed:?}");
        }
        assert_eq!(account_name("鈴木_1.a"), "鈴木_1.a");
        assert_eq!(half_width("ａｂ　ｃ！長い"), "ab c!長い");
    }
}
