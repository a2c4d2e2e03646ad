use std::fmt;
use std::str::FromStr;

use crate::edition::EditionId;
use crate::policy_code::PolicyCode;

/// Which text of a policy: its code within an edition, `001-5-3`. A code alone may mean another
/// policy in another edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct PolicyText {
    /// The edition that prints it.
    pub edition: EditionId,
    /// Its code there.
    pub code: PolicyCode,
}

/// The error of reading something that names no text of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidPolicyText;

impl fmt::Display for InvalidPolicyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a policy's text is an edition, a hyphen and a code, such as 001-5-3")
    }
}

impl std::error::Error for InvalidPolicyText {}

impl fmt::Display for PolicyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.edition, self.code)
    }
}

impl FromStr for PolicyText {
    type Err = InvalidPolicyText;

    /// Reads the one canonical spelling. Whether the plan has the text is another question.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (edition, code) = text.split_once('-').ok_or(InvalidPolicyText)?;
        Ok(Self {
            edition: edition.parse().map_err(|_| InvalidPolicyText)?,
            code: code.parse().map_err(|_| InvalidPolicyText)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_prints_as_it_is_read() {
        for text in ["000-2-2", "001-5-3", "000-4-10"] {
            let read = text.parse::<PolicyText>().map(|read| read.to_string());
            assert_eq!(read.as_deref(), Ok(text));
        }
        for text in [
            "",
            "2-2",
            "000-",
            "000-6-1",
            "000-2-2-3",
            "0-2-2",
            "000-02-2",
        ] {
            assert_eq!(text.parse::<PolicyText>(), Err(InvalidPolicyText), "{text}");
        }
    }
}
