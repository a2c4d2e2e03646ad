//! What free text may hold, and the one form that it is kept in.

use plan_search::fold::{is_ignorable, is_kanji};

use crate::violation::Rule;

/// The most characters that an opinion may have, counted as [`text_length`] counts them.
pub const TEXT_MAX: usize = 2_000;

/// The most tag characters that the flag of a part of a country has, its end among them.
const FLAG_TAGS: u8 = 7;

/// How many characters of the [`TEXT_MAX`] a text uses: Unicode scalar values, without the
/// blanks around it, a line end counted once however it is spelt.
pub fn text_length(text: &str) -> usize {
    normalized_text(text).chars().count()
}

/// Line ends as `\n`, however they are spelt; no character that shows nothing, unless the one
/// before it takes its form from it; and nothing blank around the text.
///
/// Such characters come along from word processors and web pages, and their writer cannot find
/// them. What would turn the direction of reading stays, so that it is refused.
pub(crate) fn normalized_text(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    // The last character that was kept, and how many tag characters may follow a flag.
    let (mut before, mut tags) = ('\n', 0);
    let mut is_behind_return = false;
    for c in text.chars() {
        let is_second_half = is_behind_return && c == '\n';
        is_behind_return = c == '\r';
        let c = match c {
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            _ => c,
        };
        let is_kept = match c {
            '\n' => !is_second_half,
            '\t' => true,
            '\u{200C}' | '\u{200D}' => is_joined(before),
            // Of the forms of a character, text or picture; of a kanji, all.
            '\u{FE00}'..='\u{FE02}' | '\u{FE0E}' | '\u{FE0F}' => {
                !(is_blank(before) || is_ignorable(before))
            }
            '\u{E0100}'..='\u{E01EF}' => is_kanji(before),
            // The flags of England, Scotland and Wales are spelt with tags.
            '\u{E0020}'..='\u{E007F}' => tags > 0,
            _ => is_bidi_control(c) || !(c.is_control() || is_ignorable(c)),
        };
        if is_kept {
            tags = match c {
                '🏴' => FLAG_TAGS,
                '\u{E0020}'..='\u{E007E}' => tags - 1,
                _ => 0,
            };
            kept.push(c);
            before = c;
        }
    }
    kept.trim_matches(is_blank).to_owned()
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
    if text.contains(is_bidi_control) {
        Some(Rule::BidiControl)
    } else if text.is_empty() {
        Some(Rule::Required)
    } else if text.chars().count() > max {
        Some(Rule::TooLong)
    } else {
        None
    }
}

/// Whitespace, and what shows no more than it at either end of a text.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{2800}' | '\u{200C}' | '\u{200D}')
}

/// Characters that turn the direction of reading.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a joiner, or what keeps from joining, can change how `c` and the next are written:
/// emoji, and the scripts from Arabic to Khmer.
fn is_joined(c: char) -> bool {
    matches!(
        c,
        '\u{600}'..='\u{1CFF}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}'
    )
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
            "\u{2800}",
        ] {
            assert_eq!(rule(text), Some(Rule::Required), "{text:?}");
        }
        for c in INVISIBLE.chars() {
            let text = c.to_string().repeat(20);
            assert_eq!(rule(&text), Some(Rule::Required), "{c:?}");
            assert_eq!(normalized_text(&format!("賛{text}成")), "賛成", "{c:?}");
        }
    }

    /// At least one of each block that has characters which show nothing.
    const INVISIBLE: &str = "\0\u{3}\u{7}\u{1B}\u{7F}\u{9B}\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\
        \u{17B4}\u{17B5}\u{180B}\u{180E}\u{180F}\u{200B}\u{200E}\u{200F}\u{2060}\u{2064}\u{2065}\
        \u{206A}\u{206F}\u{3164}\u{FEFF}\u{FFA0}\u{FFF0}\u{FFF9}\u{FFFB}\u{FFFC}\u{FFFE}\u{FFFF}\
        \u{FDD0}\u{16FE4}\u{1BCA0}\u{1D159}\u{1D173}\u{E0000}\u{E0001}\u{E0041}\u{E007F}\
        \u{E0FFF}\u{10FFFF}";

    #[test]
    fn tags_that_hide_words_go() {
        let hidden: String = "oppose".chars().map(tag).collect();
        assert_eq!(normalized_text(&format!("賛成{hidden}")), "賛成");
        let behind_a_flag = normalized_text(&format!("🏴{hidden}{hidden}{hidden}"));
        assert!(behind_a_flag.chars().count() <= 8, "{behind_a_flag:?}");
    }

    fn tag(c: char) -> char {
        char::from_u32(0xE0000 + u32::from(c)).unwrap_or(c)
    }

    #[test]
    fn what_gives_a_visible_character_its_form_stays() {
        let scotland: String = "gbsct\u{7F}".chars().map(tag).collect();
        for text in [
            "葛\u{E0100}城",
            "葛\u{E0100}",
            "𠮷\u{E0101}",
            "神\u{FE00}",
            "👨\u{200D}👩\u{200D}👧",
            "🏳\u{FE0F}\u{200D}🌈",
            "🏴\u{200D}\u{2620}\u{FE0F}",
            "👩🏽\u{200D}🚒",
            "1\u{FE0F}\u{20E3}",
            "❤\u{FE0F}",
            "🇯🇵",
            "\u{646}\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}",
            "\u{915}\u{94D}\u{200D}\u{937}",
        ] {
            assert_eq!(normalized_text(text), text);
        }
        let flag = format!("🏴{scotland}と🏴{scotland}");
        assert_eq!(normalized_text(&flag), flag);
        // Where it can change nothing, it goes.
        assert_eq!(normalized_text("か\u{E0100}な\u{200D}a\u{200C}"), "かなa");
        assert_eq!(
            normalized_text("葛\u{E0100}\u{E0101}\u{FE0F}"),
            "葛\u{E0100}"
        );
    }

    #[test]
    fn control_characters_become_line_ends_or_go() {
        assert_eq!(
            normalized_text(
                "一行目\u{B}二行目\u{C}三行目\u{85}四行目\u{2028}五\u{2029}六\r七\r\n\n八"
            ),
            "一行目\n二行目\n三行目\n四行目\n五\n六\n七\n\n八"
        );
        assert_eq!(normalized_text("a\tb\u{3}\u{7}c\0"), "a\tbc");
    }

    #[test]
    fn a_normalised_text_stays_as_it_is() {
        let parts = [
            "あ",
            "葛",
            " ",
            "\r",
            "\n",
            "\u{B}",
            "\u{200D}",
            "\u{FE0F}",
            "\u{E0100}",
            "🏴",
            "\u{E0067}",
            "\u{E007F}",
            "👩",
            "\u{202E}",
            "\u{2800}",
            "\u{3}",
        ];
        for one in parts {
            for two in parts {
                for three in parts {
                    for four in parts {
                        let text = [one, two, three, four].concat();
                        let once = normalized_text(&text);
                        assert_eq!(normalized_text(&once), once, "{text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn characters_that_turn_the_direction_of_reading_are_refused() {
        for c in ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}') {
            assert_eq!(rule(&format!("a{c}b")), Some(Rule::BidiControl), "{c:?}");
        }
        assert_eq!(rule("שלום"), None);
    }
}
