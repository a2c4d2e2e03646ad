use std::fmt;
use std::str::FromStr;

use crate::chapter::Chapter;

/// A policy's code, `0-1` … `5-9`. Sorts by its numbers: 3-2 before 3-10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct PolicyCode {
    /// Before the hyphen: the chapter's digit.
    pub chapter: Chapter,
    /// Behind the hyphen, from 1.
    pub number: u8,
}

/// The error of reading a text that is not a policy's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidPolicyCode;

impl fmt::Display for InvalidPolicyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a policy's code is a chapter (0 to 5), a hyphen and a number, such as 2-2")
    }
}

impl std::error::Error for InvalidPolicyCode {}

impl fmt::Display for PolicyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.chapter.digit(), self.number)
    }
}

impl FromStr for PolicyCode {
    type Err = InvalidPolicyCode;

    /// Reads the one canonical spelling: ASCII digits, no leading zero, no blanks.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (chapter, number) = text.split_once('-').ok_or(InvalidPolicyCode)?;
        let canonical = |digits: &str| {
            (!digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.parse::<u8>().ok())
                .flatten()
                .filter(|value| value.to_string() == digits)
                .ok_or(InvalidPolicyCode)
        };
        let chapter = Chapter::from_digit(canonical(chapter)?).ok_or(InvalidPolicyCode)?;
        let number = canonical(number)?;
        if number == 0 {
            return Err(InvalidPolicyCode);
        }
        Ok(Self { chapter, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_sort_by_number_and_print_as_they_are_read() {
        let mut codes: Vec<PolicyCode> = ["3-10", "4-1", "3-2", "0-1"]
            .iter()
            .filter_map(|code| code.parse().ok())
            .collect();
        codes.sort_unstable();
        let printed: Vec<String> = codes.iter().map(ToString::to_string).collect();
        assert_eq!(printed, ["0-1", "3-2", "3-10", "4-1"]);
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "", "-", "6-1", "1-0", "1-01", "01-1", " 1-1", "1-1 ", "１-１", "1-999", "1--1",
        ] {
            assert_eq!(
                text.parse::<PolicyCode>(),
                Err(InvalidPolicyCode),
                "{text:?}"
            );
        }
    }
}
