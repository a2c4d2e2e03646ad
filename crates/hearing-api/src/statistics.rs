use plan::{Plan, PolicyText};

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
    /// How many belong to no policy yet because their writers could not tell.
    pub undecided: i64,
    /// How many opinions there are about each text of a policy.
    pub by_text: Vec<(PolicyText, i64)>,
}

impl Statistics {
    /// How many opinions there are about each policy, by its latest text and in the order of codes.
    /// An opinion counts once: a text that no policy of today goes on from stays by itself.
    pub fn by_policy(&self, plan: &Plan<'_>) -> Vec<(PolicyText, i64)> {
        let mut counted: Vec<(PolicyText, i64)> = Vec::new();
        for (text, number) in &self.by_text {
            let latest = plan.latest_text(*text);
            match counted.iter_mut().find(|(known, _)| *known == latest) {
                Some((_, sum)) => *sum += number,
                None => counted.push((latest, *number)),
            }
        }
        counted.sort_unstable_by_key(|(text, _)| (text.code, text.edition));
        counted
    }
}
