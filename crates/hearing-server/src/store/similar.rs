//! Opinions that say nearly the same.

use std::collections::HashSet;

use plan::Plan;
use sqlx::AssertSqlSafe;

use super::conditions::Conditions;
use super::policy_filter::PolicyFilter;
use super::queue::{QUEUED, queued};
use super::{Error, Queued, Store};
use crate::folding::fold;

/// How many opinions are compared in the search for similar ones, the newest first.
const COMPARED: i64 = 500;

impl Store {
    /// Up to five opinions about the same that say nearly the same, the most similar first.
    pub async fn similar(&self, opinion: &Queued, plan: &Plan<'_>) -> Result<Vec<Queued>, Error> {
        let mut conditions = Conditions::default();
        conditions.number("opinions.id <> ", opinion.id);
        conditions.fixed("opinions.status IN ('received', 'in-review', 'answered')");
        match opinion.policy {
            Some(text) => {
                conditions.policy("opinions.policy", &PolicyFilter::of_text(text, plan));
            }
            None => conditions.fixed("opinions.policy IS NULL"),
        }
        let query = format!(
            "{QUEUED}{} ORDER BY opinions.id DESC LIMIT {COMPARED}",
            conditions.clause()
        );
        let rows = conditions
            .bind(sqlx::query(AssertSqlSafe(query)))
            .fetch_all(&self.database.readers)
            .await?;
        let own = pairs(&opinion.text);
        let mut found = Vec::new();
        for row in &rows {
            let other = queued(row)?;
            let theirs = pairs(&other.text);
            let shared = own.intersection(&theirs).count();
            // Dice's coefficient, in hundredths: a third of the pairs in common.
            let likeness = 200 * shared / (own.len() + theirs.len()).max(1);
            if likeness >= 33 {
                found.push((likeness, other));
            }
        }
        found.sort_by_key(|(likeness, other)| (std::cmp::Reverse(*likeness), other.id));
        Ok(found.into_iter().take(5).map(|(_, other)| other).collect())
    }
}

/// The pairs of neighbouring characters, in one spelling.
fn pairs(text: &str) -> HashSet<(char, char)> {
    let folded: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    folded.windows(2).map(|pair| (pair[0], pair[1])).collect()
}
