//! What free text may hold, and the one form that it is kept in.

use crate::validation::Rule;

/// The most characters that an opinion may have, counted as [`text_length`] counts them.
pub const TEXT_MAX: usize = 2_000;

/// The most characters that an e-mail address may have.
pub const CONTACT_MAX: usize = 254;

/// How many characters of the [`TEXT_MAX`] a text uses: Unicode scalar values, without the
/// blanks around it, a line end counted once however it is spelt.
pub fn text_length(text: &str) -> usize {
    normalized_text(text).chars().count()
}

/// Line ends as `\n`, and nothing blank around the text.
pub(crate) fn normalized_text(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    text.trim_matches(is_blank).to_owned()
}

/// Full-width letters and signs as ASCII, since Japanese keyboards write them, and nothing blank
/// around the address.
pub(crate) fn normalized_contact(contact: &str) -> String {
    contact
        .trim_matches(is_blank)
        .chars()
        .map(to_half_width)
        .collect()
}

/// A full-width ASCII character as the ASCII one; any other as it is.
pub(crate) fn to_half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The rule that an opinion's normalised text breaks.
pub(crate) fn broken_text_rule(text: &str) -> Option<Rule> {
    broken_rule(text, TEXT_MAX)
}

/// The rule that a normalised text of up to `max` characters breaks.
pub(crate) fn broken_rule(text: &str, max: usize) -> Option<Rule> {
    let mut length = 0;
    let mut visible = false;
    let mut control = false;
    let mut bidi = false;
    for c in text.chars() {
        length += 1;
        visible |= !(is_blank(c) || is_variation_selector(c) || c.is_control());
        control |= c.is_control() && !matches!(c, '\n' | '\t');
        bidi |= matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    }
    if control {
        Some(Rule::ControlCharacter)
    } else if bidi {
        Some(Rule::BidiControl)
    } else if !visible {
        Some(Rule::Required)
    } else if length > max {
        Some(Rule::TooLong)
    } else {
        None
    }
}

/// The rule that a normalised address breaks.
///
/// It asks only for the shape of an e-mail address; whether it exists is known when the answer
/// has been sent. Dots may stand side by side and before the `@`, as in old addresses of mobile
/// carriers.
pub(crate) fn broken_contact_rule(contact: &str) -> Option<Rule> {
    if contact.chars().count() > CONTACT_MAX {
        return Some(Rule::TooLong);
    }
    let local_part = |local: &str| {
        (1..=64).contains(&local.len())
            && local
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b))
    };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let domain = |domain: &str| domain.contains('.') && domain.split('.').all(label);
    match contact.rsplit_once('@') {
        Some((before, behind)) if local_part(before) && domain(behind) => None,
        _ => Some(Rule::NotAnAddress),
    }
}

/// Characters that show nothing: whitespace, and the invisible ones that whitespace leaves out.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{00AD}'
                | '\u{115F}'
                | '\u{1160}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
        )
}

/// They choose between the forms of the character before them, and show nothing alone.
fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> Option<Rule> {
        broken_text_rule(&normalized_text(text))
    }

    #[test]
    fn a_line_end_counts_once_and_blanks_around_do_not_count() {
        assert_eq!(text_length("\u{3000} あ\r\nい\ra\n\u{200B}\u{FEFF}"), 5);
        assert_eq!(text_length("👨‍👩‍👧"), 5);
        assert_eq!(normalized_text("a\r\n\r\nb"), "a\n\nb");
    }

    #[test]
    fn one_to_two_thousand_characters() {
        assert_eq!(rule("あ"), None);
        assert_eq!(rule(&"𠮷".repeat(2_000)), None);
        assert_eq!(rule(&"𠮷".repeat(2_001)), Some(Rule::TooLong));
        assert_eq!(rule(&format!("\n{}\r\n\r\n", "あ\r\n".repeat(1_000))), None);
    }

    #[test]
    fn a_text_that_shows_nothing_is_empty() {
        for text in [
            "",
            " ",
            "\u{3000}\r\n\t",
            "\u{200B}\u{200D}\u{FEFF}",
            "\u{FE0F}",
            "\u{00AD}\u{2800}",
        ] {
            assert_eq!(rule(text), Some(Rule::Required), "{text:?}");
        }
    }

    #[test]
    fn control_characters_other_than_newline_and_tab_are_refused() {
        assert_eq!(rule("a\tb\nc"), None);
        for c in ['\0', '\u{8}', '\u{1B}', '\u{7F}', '\u{9B}'] {
            assert_eq!(
                rule(&format!("a{c}b")),
                Some(Rule::ControlCharacter),
                "{c:?}"
            );
            assert_eq!(rule(&c.to_string()), Some(Rule::ControlCharacter), "{c:?}");
        }
    }

    #[test]
    fn characters_that_turn_the_direction_of_reading_are_refused() {
        for c in ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}') {
            assert_eq!(rule(&format!("a{c}b")), Some(Rule::BidiControl), "{c:?}");
        }
        assert_eq!(rule("שלום"), None);
    }

    #[test]
    fn an_address_has_the_shape_of_one() {
        let rule = |contact: &str| broken_contact_rule(&normalized_contact(contact));
        let long_domain = format!("a@{}", vec!["b".repeat(63); 4].join("."));
        for contact in [
            "a@b.jp",
            " hanako+kamakura@example.co.jp\n",
            "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ",
            "old..style.@carrier.example",
        ] {
            assert_eq!(rule(contact), None, "{contact:?}");
        }
        for contact in [
            "a",
            "a@",
            "@b.jp",
            "a@b",
            "a b@c.jp",
            "a@b..jp",
            "a@-b.jp",
            "a@b@c.jp",
            "花子@example.jp",
            "a@b.jp\nBcc: c@d.jp",
            "a@b.jp, c@d.jp",
            "\"a\"@b.jp",
            "a\0@b.jp",
            "<a@b.jp>",
        ] {
            assert_eq!(rule(contact), Some(Rule::NotAnAddress), "{contact:?}");
        }
        assert_eq!(rule(&long_domain), Some(Rule::TooLong));
    }
}
