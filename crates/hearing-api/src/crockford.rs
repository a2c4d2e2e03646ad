//! Crockford's base 32 with a check character: how receipts and control codes are spelt.
//!
//! The check character is a weighted sum over GF(32) in which no two positions weigh the same: one
//! wrong character is always noticed, and so are any two that changed places.

use std::fmt;

use crate::typed::{CROCKFORD, code_characters, crockford_value};

/// Why a text does not spell so many characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misspelling {
    /// More or fewer characters than there have to be.
    Length {
        /// How many there are, separators not counted.
        given: usize,
    },
    /// A character that is never used.
    Character(char),
    /// The check character does not fit the others.
    Check,
}

impl Misspelling {
    /// One of each sentence.
    pub const ALL: [Self; 6] = [
        Self::Length { given: 0 },
        Self::Length { given: 1 },
        Self::Character('U'),
        Self::Character('\0'),
        Self::Character('!'),
        Self::Check,
    ];

    /// What the resident is to do, in Japanese. What stands in braces is [named](Self::named).
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Length { given: 0 } => "{name}を入力してください。",
            Self::Length { .. } => {
                "{name}は{length}文字です。入力は{given}文字でした。抜けや余分な文字がないか、お確かめください。"
            }
            Self::Character('U') => {
                "{name}に「U」は使いません。「V」などの読み違いではないか、お確かめください。"
            }
            Self::Character('\0'..='\u{1F}' | '\u{7F}'..='\u{9F}') => {
                "{name}に使わない文字があります。英字と数字だけで入力してください。"
            }
            Self::Character(_) => {
                "{name}に「{character}」は使いません。英字と数字だけで入力してください。"
            }
            Self::Check => {
                "{name}のどこかに、違う文字があるか、入れ替わった文字があります。もう一度お確かめください。"
            }
        }
    }

    /// What its sentence names, where `name` was to have `length` characters.
    pub fn named(self, name: &str, length: usize) -> [(&'static str, String); 4] {
        let (given, character) = match self {
            Self::Length { given } => (given, None),
            Self::Character(character) => (0, Some(character)),
            Self::Check => (0, None),
        };
        [
            ("name", name.to_owned()),
            ("length", length.to_string()),
            ("given", given.to_string()),
            ("character", character.into_iter().collect()),
        ]
    }

    /// Its sentence in full.
    pub(crate) fn explain(self, name: &str, length: usize) -> String {
        let named = self.named(name, length);
        named
            .iter()
            .fold(self.sentence().to_owned(), |sentence, (name, value)| {
                sentence.replace(&format!("{{{name}}}"), value)
            })
    }
}

/// Fills the symbols, each a value from 0 to 31: all but the last from these bits, and the last so
/// that it checks the others.
pub(crate) fn fill(symbols: &mut [u8], bytes: &[u8]) {
    let random = symbols.len().saturating_sub(1);
    for (position, symbol) in symbols.iter_mut().enumerate() {
        *symbol = 0;
        if position < random {
            for bit in position * 5..position * 5 + 5 {
                *symbol = *symbol << 1 | bytes[bit / 8] >> (7 - bit % 8) & 1;
            }
        }
    }
    // The check character weighs 1, and in a field where every sum is a difference the sum of the
    // others is the value that brings the total to zero.
    let check = weighted_sum(symbols);
    if let Some(last) = symbols.last_mut() {
        *last = check;
    }
}

/// The sum of the symbols, each times its position's weight. Zero where the last checks the others.
///
/// From the last position (weight 1) to the first each weight is `x` times the one before it:
/// Horner's rule. `x` has order 31, so that up to 31 positions weigh different things.
pub(crate) fn weighted_sum(symbols: &[u8]) -> u8 {
    symbols.iter().fold(0, |sum, symbol| times_x(sum) ^ symbol)
}

/// Multiplication by `x` in GF(32), modulo the primitive polynomial x⁵ + x² + 1.
const fn times_x(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 {
        doubled
    } else {
        doubled ^ 0b10_0101
    }
}

/// Prints the symbols in groups of this size, with hyphens between them.
pub(crate) fn print(symbols: &[u8], group: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (position, symbol) in symbols.iter().enumerate() {
        if position > 0 && position % group == 0 {
            f.write_str("-")?;
        }
        fmt::Write::write_char(f, char::from(CROCKFORD[usize::from(*symbol)]))?;
    }
    Ok(())
}

/// Reads what people type into exactly these symbols: lower case, full width, any dash or blank or
/// none between the groups, the letter O for 0, I and L for 1.
pub(crate) fn read(text: &str, symbols: &mut [u8]) -> Result<(), Misspelling> {
    let mut given = 0;
    for c in code_characters(text) {
        let symbol = crockford_value(c).ok_or(Misspelling::Character(c))?;
        if let Some(slot) = symbols.get_mut(given) {
            *slot = symbol;
        }
        given += 1;
    }
    if given != symbols.len() {
        return Err(Misspelling::Length { given });
    }
    if weighted_sum(symbols) != 0 {
        return Err(Misspelling::Check);
    }
    Ok(())
}

/// A printed code as Japanese keyboards type it.
#[cfg(test)]
pub(crate) fn in_full_width(printed: &str) -> String {
    let full_width = |c: char| match c {
        '-' => 'ー',
        _ => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
    };
    printed.chars().map(full_width).collect()
}

/// Lets a type of `LENGTH` symbols be printed in groups of so many, be read as people type it, and
/// say what is wrong with what they typed.
macro_rules! spelt_in_crockford {
    ($name:ident, $error:ident, $label:literal, $group:literal) => {
        /// Why a text is none.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $error(pub $crate::crockford::Misspelling);

        impl ::std::fmt::Display for $error {
            /// What the resident is to do, in Japanese.
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0.explain($label, LENGTH))
            }
        }

        impl ::std::error::Error for $error {}

        impl $error {
            /// What is misspelt, in Japanese.
            pub const NAME: &'static str = $label;
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::crockford::print(&self.symbols, $group, f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $error;

            /// Reads what people type: lower case, full width, any dash or blank or none between
            /// the groups, the letter O for 0, I and L for 1.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let mut symbols = [0; LENGTH];
                $crate::crockford::read(text, &mut symbols).map_err($error)?;
                Ok(Self { symbols })
            }
        }

        $crate::json::json_as_string!($name);
    };
}

pub(crate) use spelt_in_crockford;
