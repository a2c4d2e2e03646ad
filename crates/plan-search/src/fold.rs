//! Folding of spellings, so that a search finds a word however it is typed.
//!
//! Folding maps one character to one character, or drops it; a hit in folded text can be marked in
//! the printed one. What needs more than that (half-width katakana with its marks, `㎡`, `㈱`) is
//! left to NFKC, which the browser applies to what is typed, and the server to typed and kept.

/// The folded characters of `text`, each with the byte where it stands.
///
/// Full-width Latin as half-width, capitals as small letters, katakana as hiragana, the wide blank
/// as the narrow one, every dash as `-`. The kana of 由比ガ浜 and 由比ヶ浜, of 一カ所 and 一か所 are
/// one, and so are the kanji that names are written with. What shows nothing is left out.
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
        '\u{3400}'..='\u{9fff}' | '\u{fa10}'..='\u{fa11}' | '\u{20000}'..='\u{2ffff}' => {
            usual_kanji(c)
        }
        _ => c.to_ascii_lowercase(),
    }
}

/// The kanji that is usual where a variant of it may stand in a name.
fn usual_kanji(c: char) -> char {
    match c {
        '髙' => '高',
        '﨑' | '嵜' | '碕' => '崎',
        '濵' | '濱' => '浜',
        '邉' | '邊' => '辺',
        '齋' | '斎' | '齊' => '斉',
        '澤' => '沢',
        '嶋' | '嶌' => '島',
        '櫻' => '桜',
        '國' => '国',
        '廣' => '広',
        '德' => '徳',
        '瀨' => '瀬',
        '惠' => '恵',
        '眞' => '真',
        '淺' => '浅',
        '藏' => '蔵',
        '鷗' => '鴎',
        '\u{FA10}' => '塚',
        '曾' => '曽',
        '龍' => '竜',
        '條' => '条',
        '榮' => '栄',
        '黑' => '黒',
        '鎭' => '鎮',
        '薗' => '園',
        '舘' => '館',
        '凉' => '涼',
        '桒' => '桑',
        '𠮷' => '吉',
        '𣘺' => '橋',
        other => other,
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
            ("髙﨑", "高崎"),
            ("渡邊", "渡辺"),
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
}
