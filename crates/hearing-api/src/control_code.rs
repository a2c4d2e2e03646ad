use crate::crockford::{self, spelt_in_crockford};

/// 控えコード: what shows, besides a receipt's number, that an opinion is one's own. Seven
/// characters of Crockford's base 32 (35 bits) and a check character, printed in two groups of
/// four: `7K3M-9Q2X`.
///
/// The number is for reading and may be shown around; the code takes the opinion back, and answers
/// the city. It is derived from the number under a secret of the database's, so that the same
/// number has the same code and nobody has to keep it. `Debug`, and with it every log, hides it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ControlCode {
    /// Values from 0 to 31; the last one checks the others.
    symbols: [u8; LENGTH],
}

const LENGTH: usize = 8;

impl ControlCode {
    /// How many characters a code has, hyphens not counted.
    pub const LENGTH: usize = LENGTH;

    /// The code made of the first 35 of these 40 bits of a tag.
    pub fn from_tag(bytes: [u8; 5]) -> Self {
        let mut symbols = [0; LENGTH];
        crockford::fill(&mut symbols, &bytes);
        Self { symbols }
    }
}

spelt_in_crockford!(ControlCode, InvalidControlCode, "控えコード", 4);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crockford::{Misspelling, in_full_width};

    #[test]
    fn it_is_printed_in_two_groups_of_four_and_read_as_people_type_it() {
        let code = ControlCode::from_tag([0x3A, 0x51, 0xC4, 0x77, 0x0E]);
        let printed = code.to_string();
        assert_eq!(printed.len(), 9);
        assert_eq!(printed.as_bytes()[4], b'-');
        for typed in [
            printed.to_lowercase(),
            printed.replace('-', ""),
            format!("\u{3000}{}\n", printed.replace('-', "−")),
            in_full_width(&printed),
        ] {
            assert!(typed.parse() == Ok(code), "{typed:?}");
        }
    }

    #[test]
    fn each_of_the_35_bits_counts() {
        let none = ControlCode::from_tag([0; 5]);
        let mut seen = vec![none.to_string()];
        for bit in 0..35 {
            let mut bytes = [0; 5];
            bytes[bit / 8] = 0x80 >> (bit % 8);
            seen.push(ControlCode::from_tag(bytes).to_string());
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 36);
    }

    #[test]
    fn a_wrong_character_is_noticed_before_the_code_is_compared() {
        let code = ControlCode::from_tag([0xB7; 5]);
        for position in 0..LENGTH {
            for wrong in (0..32).filter(|value| *value != code.symbols[position]) {
                let mut symbols = code.symbols;
                symbols[position] = wrong;
                let read = ControlCode { symbols }.to_string().parse::<ControlCode>();
                assert!(read == Err(InvalidControlCode(Misspelling::Check)));
            }
        }
        let message = InvalidControlCode(Misspelling::Length { given: 7 }).to_string();
        assert!(message.contains("控えコードは8文字です"), "{message}");
    }

    #[test]
    fn debug_hides_it() {
        let code = ControlCode::from_tag([7; 5]);
        assert!(!format!("{code:?}").contains(&code.to_string()[..4]));
    }
}
