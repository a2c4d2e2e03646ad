use std::fmt;
use std::str::FromStr;

/// 事業CD: the code of a project of an implementation plan, such as `0-2-1-4`.
///
/// Its first two numbers are a section of the earlier plan, and no [`PolicyCode`](crate::PolicyCode).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct ProjectCode {
    /// The four numbers.
    pub numbers: [u8; 4],
}

/// The error of reading a text that is not a project's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidProjectCode;

impl fmt::Display for InvalidProjectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a project's code is four numbers with hyphens between them, such as 0-2-1-4")
    }
}

impl std::error::Error for InvalidProjectCode {}

impl fmt::Display for ProjectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [section, part, group, project] = self.numbers;
        write!(f, "{section}-{part}-{group}-{project}")
    }
}

impl FromStr for ProjectCode {
    type Err = InvalidProjectCode;

    /// Reads the one canonical spelling: ASCII digits, no leading zero, no blanks.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut numbers = [0; 4];
        let mut parts = text.split('-');
        for number in &mut numbers {
            *number = parts
                .next()
                .and_then(|part| part.parse().ok())
                .ok_or(InvalidProjectCode)?;
        }
        let code = Self { numbers };
        (parts.next().is_none() && code.to_string() == text)
            .then_some(code)
            .ok_or(InvalidProjectCode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_prints_as_it_is_read() {
        let code: Result<ProjectCode, _> = "0-2-1-14".parse();
        assert_eq!(code.map(|code| code.to_string()), Ok("0-2-1-14".to_owned()));
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "0-2-1",
            "0-2-1-4-1",
            "0-2-1-04",
            "+0-2-1-4",
            "0-2-1-256",
            "０－２－１－４",
            " 0-2-1-4",
        ] {
            assert_eq!(
                text.parse::<ProjectCode>(),
                Err(InvalidProjectCode),
                "{text}"
            );
        }
    }
}
