use std::fmt;
use std::str::FromStr;

use plan::{Chapter, EditionId, Plan, Policy, PolicyCode, PolicyText};

use crate::json::json_as_string;

/// What an opinion is about. One spelling in URLs, JSON and columns: `plan`, `undecided`, `goal-1`,
/// `000-2-2`, `000-2-2-3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The plan as a whole.
    Plan,
    /// Nothing yet: its writer could not tell, and the city sorts it.
    Undecided,
    /// The future goal with this number.
    Goal(u8),
    /// A policy, in the text that the reader saw.
    Policy(PolicyText),
    /// A measure.
    Measure {
        /// The text of its policy.
        policy: PolicyText,
        /// 1 for ①.
        number: u8,
    },
}

impl Subject {
    /// Whether `plan` has it.
    pub fn exists(&self, plan: &Plan<'_>) -> bool {
        match *self {
            Self::Plan | Self::Undecided => true,
            Self::Goal(number) => plan.goal(number).is_some(),
            Self::Policy(text) => plan.text(text).is_some(),
            Self::Measure { policy, number } => plan
                .text(policy)
                .is_some_and(|policy| policy.measure(number).is_some()),
        }
    }

    /// A measure of this text.
    pub const fn measure(policy: &Policy<'_>, number: u8) -> Self {
        Self::Measure {
            policy: policy.id(),
            number,
        }
    }

    /// The policy whose code this is, as subjects were spelt when they named no edition: in 001
    /// where that has it, else in 000.
    pub fn of_code(code: PolicyCode) -> Self {
        let edition = match code.chapter {
            Chapter::Administration => EditionId::new(1),
            _ => EditionId::new(0),
        };
        Self::Policy(PolicyText { edition, code })
    }

    /// Reads a subject that somebody writes today: as it is read always, but a code without an edition
    /// that no policy had then is the current policy's.
    ///
    /// # Errors
    ///
    /// If the text names no subject.
    pub fn read(text: &str, plan: &Plan<'_>) -> Result<Self, InvalidSubject> {
        let subject = text.parse::<Self>()?;
        let current = || plan.policy(text.parse().ok()?);
        Ok(match current() {
            Some(policy) if !subject.exists(plan) => Self::Policy(policy.id()),
            _ => subject,
        })
    }

    /// The text of the policy that it is about or belongs to; none for the whole plan, the
    /// goals, and what is not sorted yet.
    pub const fn policy(&self) -> Option<PolicyText> {
        match *self {
            Self::Plan | Self::Undecided | Self::Goal(_) => None,
            Self::Policy(policy) | Self::Measure { policy, .. } => Some(policy),
        }
    }

    /// The policy under which the city has sorted it, where its writer could not tell.
    pub const fn assigned(self, policy: Option<PolicyText>) -> Option<Self> {
        match (self, policy) {
            (Self::Undecided, Some(policy)) => Some(Self::Policy(policy)),
            _ => None,
        }
    }

    /// The spelling without an edition where it had none before: `2-2`, `000-2-2-3`.
    pub fn code(&self) -> String {
        match self {
            Self::Policy(policy) => policy.code.to_string(),
            _ => self.to_string(),
        }
    }

    /// Its Japanese name: `計画全体`, `施策 2-2 こども・若者`, `施策 2-2 こども・若者 取組② …`.
    ///
    /// What `plan` does not have is named without its title.
    pub fn label(&self, plan: &Plan<'_>) -> String {
        match *self {
            Self::Plan => "計画全体".to_owned(),
            Self::Undecided => "わからない（市が振り分けます）".to_owned(),
            Self::Goal(number) => {
                let title = plan.goal(number).map_or("", |goal| goal.title);
                format!("将来目標 ({number}) {title}").trim_end().to_owned()
            }
            Self::Policy(text) => {
                let name = plan.text(text).map_or("", |policy| policy.name);
                format!("施策 {} {name}", text.code).trim_end().to_owned()
            }
            Self::Measure {
                policy: text,
                number,
            } => {
                let code = text.code;
                let policy = plan.text(text);
                let name = policy.map_or("", |policy| policy.name);
                match policy.and_then(|policy| policy.measure(number)) {
                    Some(measure) => format!(
                        "施策 {code} {name} 取組{} {}",
                        measure.mark(),
                        measure.title.text
                    ),
                    None => format!("施策 {code} 取組 {number}"),
                }
            }
        }
    }
}

/// The error of reading a text that names no subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidSubject;

impl fmt::Display for InvalidSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a subject is plan, undecided, goal-1, a policy such as 000-2-2 or a measure such as 000-2-2-3",
        )
    }
}

impl std::error::Error for InvalidSubject {}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan => f.write_str("plan"),
            Self::Undecided => f.write_str("undecided"),
            Self::Goal(number) => write!(f, "goal-{number}"),
            Self::Policy(policy) => write!(f, "{policy}"),
            Self::Measure { policy, number } => write!(f, "{policy}-{number}"),
        }
    }
}

impl FromStr for Subject {
    type Err = InvalidSubject;

    /// Reads the one canonical spelling, and a policy's code without an edition, which links,
    /// drafts and programs of earlier versions have. Whether the plan has the subject is another
    /// question.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "plan" {
            return Ok(Self::Plan);
        }
        if text == "undecided" {
            return Ok(Self::Undecided);
        }
        if let Some(number) = text.strip_prefix("goal-") {
            return Ok(Self::Goal(canonical_number(number)?));
        }
        if let Ok(code) = text.parse() {
            return Ok(Self::of_code(code));
        }
        if let Ok(policy) = text.parse() {
            return Ok(Self::Policy(policy));
        }
        let (policy, number) = text.rsplit_once('-').ok_or(InvalidSubject)?;
        Ok(Self::Measure {
            policy: policy.parse().map_err(|_| InvalidSubject)?,
            number: canonical_number(number)?,
        })
    }
}

/// A number from 1 to 99 in ASCII digits without a leading zero.
fn canonical_number(digits: &str) -> Result<u8, InvalidSubject> {
    let canonical = matches!(
        digits.as_bytes(),
        [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9']
    );
    canonical
        .then(|| digits.parse().ok())
        .flatten()
        .ok_or(InvalidSubject)
}

json_as_string!(Subject);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_prints_as_it_is_read() {
        for text in [
            "plan",
            "undecided",
            "goal-1",
            "goal-12",
            "000-2-2",
            "001-5-3",
            "000-5-3",
            "000-4-10",
            "000-2-2-3",
            "001-5-1-10",
            "005-2-2",
        ] {
            let subject: Subject = text.parse().unwrap_or(Subject::Goal(99));
            assert_eq!(subject.to_string(), text);
        }
    }

    #[test]
    fn a_code_without_an_edition_means_what_it_meant_before() {
        for (code, subject) in [
            ("0-1", "000-0-1"),
            ("2-2", "000-2-2"),
            ("4-10", "000-4-10"),
            ("5-1", "001-5-1"),
            ("5-9", "001-5-9"),
        ] {
            let read = code.parse::<Subject>();
            assert_eq!(
                read.map(|read| (read.to_string(), read.code())),
                Ok((subject.to_owned(), code.to_owned()))
            );
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "Plan",
            "undecided-1",
            " plan",
            "goal-",
            "goal-0",
            "goal-01",
            "goal-256",
            "goal-１",
            "6-1",
            "2-2-3",
            "000-2-2-",
            "000-2-2-0",
            "000-2-2-03",
            "000-2-2-+3",
            "000-2-2-3-1",
            "2-2 ",
        ] {
            assert_eq!(text.parse::<Subject>(), Err(InvalidSubject), "{text:?}");
        }
    }
}
