use crate::crockford::{self, spelt_in_crockford};

/// 受付番号: 17 random characters of Crockford's base 32 (85 bits) and a check character,
/// printed in six groups of three: `7K3-M9Q-2XD-F4H-8WP-N5C`.
///
/// Who knows a receipt can follow its opinion, so that `Debug`, and with it every log, hides
/// it. What changes the opinion asks for the [`ControlCode`](crate::ControlCode) besides.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Receipt {
    /// Values from 0 to 31; the last one checks the others.
    symbols: [u8; LENGTH],
}

const LENGTH: usize = 18;

impl Receipt {
    /// How many characters a receipt has, hyphens not counted.
    pub const LENGTH: usize = LENGTH;

    /// The receipt made of the first 85 of these 88 random bits.
    pub fn from_random(bytes: [u8; 11]) -> Self {
        let mut symbols = [0; LENGTH];
        crockford::fill(&mut symbols, &bytes);
        Self { symbols }
    }
}

spelt_in_crockford!(Receipt, InvalidReceipt, "受付番号", 3);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crockford::{Misspelling, in_full_width, weighted_sum};

    /// Receipts that between them hold many different values in every position.
    fn samples() -> impl Iterator<Item = Receipt> {
        // A multiplicative generator is random enough for samples, and gives the same ones each time.
        let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
        std::iter::repeat_with(move || {
            Receipt::from_random(std::array::from_fn(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (state >> 56) as u8
            }))
        })
        .take(64)
    }

    fn valid(symbols: &[u8; LENGTH]) -> bool {
        let spelt = Receipt { symbols: *symbols }.to_string();
        spelt.parse::<Receipt>().is_ok()
    }

    #[test]
    fn it_is_printed_in_six_groups_of_three_and_read_back() {
        for receipt in samples() {
            let text = receipt.to_string();
            assert_eq!(text.len(), 23);
            assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [3; 6]);
            assert!(text.parse() == Ok(receipt));
        }
    }

    #[test]
    fn receipts_that_residents_hold_stay_valid() {
        let receipt = Receipt::from_random([0xE7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(receipt.to_string(), "WW0-G40-R40-M30-E20-91R");
    }

    #[test]
    fn each_of_the_85_bits_counts() {
        let none = Receipt::from_random([0; 11]);
        let mut seen = std::collections::HashSet::from([none]);
        for bit in 0..85 {
            let mut bytes = [0; 11];
            bytes[bit / 8] = 0x80 >> (bit % 8);
            assert!(
                seen.insert(Receipt::from_random(bytes)),
                "bit {bit} is lost"
            );
        }
    }

    #[test]
    fn every_single_wrong_character_is_noticed() {
        for receipt in samples() {
            for position in 0..LENGTH {
                for wrong in (0..32).filter(|value| *value != receipt.symbols[position]) {
                    let mut symbols = receipt.symbols;
                    symbols[position] = wrong;
                    assert!(!valid(&symbols), "{wrong} at {position} of {receipt}");
                }
            }
        }
    }

    #[test]
    fn every_two_characters_that_changed_places_are_noticed() {
        // Every pair of positions with every pair of values, whatever stands elsewhere.
        for first in 0..LENGTH {
            for second in first + 1..LENGTH {
                for (a, b) in (0..32).flat_map(|a| (0..a).map(move |b| (a, b))) {
                    let mut symbols = [0; LENGTH];
                    symbols[first] = a;
                    symbols[second] = b;
                    let before = weighted_sum(&symbols);
                    symbols.swap(first, second);
                    assert_ne!(
                        before,
                        weighted_sum(&symbols),
                        "{a} at {first}, {b} at {second}"
                    );
                }
            }
        }
        for receipt in samples() {
            for (first, second) in (0..LENGTH).flat_map(|a| (0..a).map(move |b| (a, b))) {
                let mut symbols = receipt.symbols;
                symbols.swap(first, second);
                assert!(symbols == receipt.symbols || !valid(&symbols));
            }
        }
    }

    #[test]
    fn what_people_type_is_read() {
        for receipt in samples() {
            let printed = receipt.to_string();
            for typed in [
                printed.to_lowercase(),
                printed.replace('-', ""),
                printed.replace('-', " "),
                printed.replace('-', "－"),
                printed.replace('-', "–"),
                printed.replace('-', "ｰ"),
                printed.replace('0', "O").replace('1', "l"),
                printed.replace('0', "ｏ").replace('1', "Ｉ"),
                format!("\u{3000}{printed}\n"),
                in_full_width(&printed),
            ] {
                assert!(typed.parse() == Ok(receipt), "{typed:?}");
            }
        }
    }

    #[test]
    fn a_refusal_says_what_is_wrong() {
        let read = |text: &str| {
            text.parse::<Receipt>()
                .map(|_| ())
                .map_err(|error| (error.0, error.to_string()))
        };
        let printed = Receipt::from_random([0x5A; 11]).to_string();
        let refusals = [
            (
                String::new(),
                Misspelling::Length { given: 0 },
                "入力してください",
            ),
            (
                printed[1..].to_owned(),
                Misspelling::Length { given: 17 },
                "17文字でした",
            ),
            (
                printed.repeat(2),
                Misspelling::Length { given: 36 },
                "36文字でした",
            ),
            (
                printed.replacen(&printed[..1], "u", 1),
                Misspelling::Character('U'),
                "「V」",
            ),
            (
                printed.replacen(&printed[..1], "鎌", 1),
                Misspelling::Character('鎌'),
                "「鎌」",
            ),
            (
                printed.replacen(&printed[..1], "\0", 1),
                Misspelling::Character('\0'),
                "英字と数字",
            ),
            ("0".repeat(17) + "1", Misspelling::Check, "違う文字"),
        ];
        for (text, error, words) in refusals {
            let (given, message) = read(&text).expect_err(&text);
            assert_eq!(given, error);
            assert!(message.contains(words), "{message}");
        }
    }

    #[test]
    fn debug_hides_it() {
        let receipt = Receipt::from_random([7; 11]);
        assert!(!format!("{receipt:?}").contains(&receipt.to_string()[..3]));
    }
}
