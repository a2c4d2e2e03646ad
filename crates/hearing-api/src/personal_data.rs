//! What in a text looks as if it pointed to a person. It points out and does not decide: a writer
//! is asked before sending, staff before publishing.

use std::ops::Range;

use plan_search::fold;

plan::vocabulary! {
    /// What a [`Finding`] looks like.
    pub enum PersonalData {
        /// A telephone number in Japan.
        Telephone = "telephone", "電話番号";
        /// An e-mail address.
        Email = "email", "メールアドレス";
        /// A street address: a town with a number, or a block and a house number.
        StreetAddress = "street-address", "住所";
    }
}

/// A place in a text that looks like personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it looks like.
    pub kind: PersonalData,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// Towns of Kamakura that are written without 町, in the folded spelling. A number behind one is an
/// address.
const TOWNS: [&str; 42] = [
    "大船",
    "岩瀬",
    "今泉",
    "今泉台",
    "玉縄",
    "岡本",
    "植木",
    "関谷",
    "城廻",
    "高野",
    "小袋谷",
    "台",
    "上町屋",
    "山崎",
    "寺分",
    "梶原",
    "常盤",
    "笛田",
    "手広",
    "鎌倉山",
    "西鎌倉",
    "津西",
    "津",
    "腰越",
    "七里が浜",
    "七里が浜東",
    "稲村が崎",
    "極楽寺",
    "坂の下",
    "長谷",
    "由比が浜",
    "材木座",
    "佐助",
    "扇が谷",
    "山の内",
    "雪の下",
    "西御門",
    "二階堂",
    "浄明寺",
    "十二所",
    "浄妙寺",
    "常磐",
];

/// What stands behind a number of an address, folded, and behind how many it makes them one:
/// 「1番」 and 「3号」 alone are anything.
const UNITS: [(&str, usize); 7] = [
    ("丁目", 1),
    ("丁め", 1),
    ("ちょうめ", 1),
    ("番地", 1),
    ("ばんち", 1),
    ("番", usize::MAX),
    ("号", 2),
];

/// Every place in `text` that looks like personal data, in order, none overlapping.
pub fn find_personal_data(text: &str) -> Vec<Finding> {
    let characters: Vec<Character> = fold::folded(text)
        .map(|(start, c)| Character {
            start,
            folded: folded(c),
        })
        .collect();
    let mut findings = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let rest = Rest {
            characters: &characters,
            at,
        };
        let found = rest
            .email()
            .map(|end| (PersonalData::Email, end))
            .or_else(|| rest.telephone().map(|end| (PersonalData::Telephone, end)))
            .or_else(|| rest.address().map(|end| (PersonalData::StreetAddress, end)));
        match found {
            Some((kind, end)) => {
                let behind = characters.get(end);
                let range = characters[at].start..behind.map_or(text.len(), |c| c.start);
                findings.push(Finding { kind, range });
                at = end;
            }
            None => at += 1,
        }
    }
    findings
}

struct Character {
    start: usize,
    folded: char,
}

/// What only numbers and addresses are folded by: every stroke that keyboards write for a dash, and
/// 之 for の.
fn folded(c: char) -> char {
    match c {
        'ー' | 'ｰ' | '─' | '━' | '﹣' => '-',
        '\t' => ' ',
        '之' => 'の',
        c => c,
    }
}

/// The characters from `at` on. What is found is said by the index behind its last character.
#[derive(Clone, Copy)]
struct Rest<'a> {
    characters: &'a [Character],
    at: usize,
}

impl Rest<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.characters.get(at).map(|character| character.folded)
    }

    /// The index behind the characters from `at` on that pass.
    fn run(&self, at: usize, pass: impl Fn(char) -> bool) -> usize {
        let mut end = at;
        while self.char(end).is_some_and(&pass) {
            end += 1;
        }
        end
    }

    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.char(at))
    }

    fn begins_with(&self, at: usize, words: &str) -> Option<usize> {
        let mut end = at;
        for c in words.chars() {
            if self.char(end) != Some(c) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    fn email(&self) -> Option<usize> {
        let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
        if self.before().is_some_and(is_local) {
            return None;
        }
        let sign = self.run(self.at, is_local);
        if sign == self.at || self.char(sign) != Some('@') {
            return None;
        }
        let is_domain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        let mut end = self.run(sign + 1, is_domain);
        while end > sign + 1
            && self
                .char(end - 1)
                .is_some_and(|c| !c.is_ascii_alphanumeric())
        {
            end -= 1;
        }
        let has_dot = (sign + 2..end).any(|at| self.char(at) == Some('.'));
        has_dot.then_some(end)
    }

    /// `0467-23-3000`, `(0467)23-3000`, `09012345678`, `+81 467 …`: ten or eleven digits.
    fn telephone(&self) -> Option<usize> {
        if self.before().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let start = match self.char(self.at)? {
            '0' | '+' => self.at,
            '(' if matches!(self.char(self.at + 1), Some('0')) => self.at,
            _ => return None,
        };
        let abroad = self.begins_with(start, "+81");
        if self.char(start) == Some('+') && abroad.is_none() {
            return None;
        }
        let mut at = abroad.unwrap_or(start);
        let (mut digits, mut end, mut gap) = (0, at, 0);
        while let Some(c) = self.char(at) {
            if c.is_ascii_digit() {
                digits += 1;
                gap = 0;
                end = at + 1;
            } else if "-() ".contains(c) && gap < 2 {
                gap += 1;
            } else {
                break;
            }
            at += 1;
        }
        let expected = if abroad.is_some() { 9..=11 } else { 10..=11 };
        expected.contains(&digits).then_some(end)
    }

    fn address(&self) -> Option<usize> {
        self.town().or_else(|| self.block())
    }

    /// A town of Kamakura, or a name that ends in 町, with a number behind it.
    fn town(&self) -> Option<usize> {
        if self.char(self.at)? == '町' {
            return self.numbers(self.blank(self.at + 1), 2);
        }
        TOWNS
            .iter()
            .filter_map(|town| self.begins_with(self.at, town))
            .filter_map(|behind| {
                let behind = self.blank(behind);
                self.numbers(behind, 2).or_else(|| self.lot(behind))
            })
            .max()
    }

    /// `3丁目`, `18番地`, `4番5号`, `1-2-3`.
    fn block(&self) -> Option<usize> {
        if self
            .before()
            .is_some_and(|c| c.is_ascii_digit() || c == '-')
        {
            return None;
        }
        self.numbers(self.at, 3)
    }

    /// A number of three or four digits alone, as towns without 丁目 have: `津1040`. With a word
    /// behind it, it counts something.
    fn lot(&self, start: usize) -> Option<usize> {
        let end = self.run(start, |c| c.is_ascii_digit());
        let counts = |c: char| {
            c.is_ascii_alphanumeric() || fold::is_kanji(c) || matches!(c, ',' | '.' | '%' | '-')
        };
        ((3..=4).contains(&(end - start)) && !self.char(end).is_some_and(counts)).then_some(end)
    }

    /// A house number: with its words, or at least `least` numbers joined by dashes or の.
    fn numbers(&self, start: usize, least: usize) -> Option<usize> {
        let is_digit = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十百".contains(c);
        let mut count = 0;
        let mut is_named = false;
        let mut at = start;
        let mut end = start;
        let mut is_set_off = false;
        loop {
            let after = self.run(at, is_digit);
            // A year is no house number.
            if after == at || after - at > 4 || (count == 0 && after - at > 3 && least > 2) {
                break;
            }
            let unit = UNITS
                .iter()
                .find_map(|(word, least)| Some((*least, self.begins_with(after, word)?)));
            // Of 「2丁目 10人」 the second number counts something.
            if is_set_off && unit.is_none() && self.char(after).is_some_and(fold::is_kanji) {
                break;
            }
            count += 1;
            end = after;
            if let Some((least, behind)) = unit {
                is_named |= count >= least;
                end = behind;
            }
            let next = self.blank(end);
            (at, is_set_off) = match self.char(next) {
                Some('-' | 'の') => (self.blank(next + 1), false),
                _ if unit.is_some() => (next, next > end),
                _ => break,
            };
        }
        (is_named || count >= least).then_some(end)
    }

    /// The index behind the blanks from `at` on.
    fn blank(&self, at: usize) -> usize {
        self.run(at, |c| c == ' ')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(PersonalData, &str)> {
        find_personal_data(text)
            .into_iter()
            .map(|finding| (finding.kind, &text[finding.range]))
            .collect()
    }

    #[test]
    fn telephone_numbers_are_found_however_they_are_written() {
        for number in [
            "0467-23-3000",
            "０４６７－２３－３０００",
            "0467(23)3000",
            "(0467)23-3000",
            "09012345678",
            "090ー1234ー5678",
            "090 1234 5678",
            "+81-467-23-3000",
        ] {
            let text = format!("電話は{number}です。");
            assert_eq!(found(&text), [(PersonalData::Telephone, number)]);
        }
    }

    #[test]
    fn email_addresses_are_found() {
        for address in [
            "hanako@example.jp",
            "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ",
            "a.b+c@mail.example.co.jp",
        ] {
            let text = format!("連絡先：{address}。");
            assert_eq!(found(&text), [(PersonalData::Email, address)]);
        }
    }

    #[test]
    fn street_addresses_are_found() {
        for address in [
            "大船1-2",
            "由比ガ浜２丁目３番４号",
            "七里ガ浜東3-1-2",
            "町18-10",
            "五丁目",
            "12番地",
            "4番5号",
            "1-2-3",
            "１ー２ー３",
            "由比ヶ浜2-3",
            "由比ケ浜２の３",
            "由比が浜 二丁目三番四号",
            "扇が谷4-1",
            "扇ヶ谷4-1",
            "扇ガ谷４－１",
            "稲村ヶ崎1-2",
            "七里ヶ浜東3-1",
            "七里ガ浜東３ー１",
            "坂の下1-2",
            "坂ノ下1-2",
            "山之内5-6",
            "雪の下一丁目",
            "材木座５ー１０",
            "岡本 2丁目 16-3",
            "岡本２丁目\u{3000}１６番３号",
            "岡本2丁目16番地の3",
            "岡本2の16の3",
            "岡本 2 - 16 - 3",
            "岡本2─16─3",
            "町2ちょうめ16ばんち",
            "西御門1-2",
            "小袋谷2-3",
            "上町屋12-3",
            "津1040",
            "手広１１８５",
            "常盤 123",
            "二十三番地",
        ] {
            let text = format!("家は{address}です。");
            assert_eq!(found(&text), [(PersonalData::StreetAddress, address)]);
        }
        let counted = found("岡本2丁目 10人");
        assert_eq!(counted, [(PersonalData::StreetAddress, "岡本2丁目")]);
    }

    #[test]
    fn several_are_found_in_order() {
        let text = "a@b.jp、0467-23-3000、大船1-2-3";
        let kinds: Vec<_> = found(text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(
            kinds,
            [
                PersonalData::Email,
                PersonalData::Telephone,
                PersonalData::StreetAddress
            ]
        );
    }

    #[test]
    fn what_points_to_nobody_is_left_alone() {
        for text in [
            "施策2-2の取組3について",
            "2026年4月1日、2026-04-01",
            "3-10と5-3を比べました",
            "大船の公園に、10人で行きました",
            "台の上に2つ置く",
            "100%、10,000円、0.5キロ",
            "@で始まる、a@b",
            "令和8年度から3か年",
            "第1号、1番",
            "大船2026年、津1000人、岡本100m",
            "台 3つ、台の2の",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
