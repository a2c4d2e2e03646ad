use plan::PolicyCode;

use crate::outcome::Outcome;

/// What became of all opinions, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// How many arrived and were not taken back.
    pub received: i64,
    /// How many have an answer, or go on with one that has.
    pub answered: i64,
    /// The median of whole days from arrival to first answer.
    pub median_days: Option<i64>,
    /// How many answers have each outcome.
    pub by_outcome: Vec<(Outcome, i64)>,
    /// How many opinions there are about each policy.
    pub by_policy: Vec<(PolicyCode, i64)>,
}
