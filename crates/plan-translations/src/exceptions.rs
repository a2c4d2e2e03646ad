//! What a rule finds and a person has judged to be right.

use std::collections::BTreeMap;
use std::path::Path;

use crate::check::Finding;
use crate::translation::{ReadError, columns};

/// The entries of `exceptions.tsv`: a language, the id of a passage, a rule, and why it is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exceptions {
    reasons: BTreeMap<(String, String, String), String>,
}

/// An exception that nothing needs any more: its language, passage and rule.
pub type Unused = (String, String, String);

impl Exceptions {
    /// Reads `exceptions.tsv` in the folder of the translations.
    ///
    /// # Errors
    ///
    /// If there is no such file, or a line without a reason.
    pub fn read(folder: &Path) -> Result<Self, ReadError> {
        let entries = columns(
            &folder.join("exceptions.tsv"),
            "expected a language, an id, a rule and a reason between tabs",
        )?;
        let by_key = |[language, id, rule, reason]: [String; 4]| ((language, id, rule), reason);
        let reasons = entries.into_iter().map(by_key).collect();
        Ok(Self { reasons })
    }

    /// The findings that are no exceptions, and the exceptions that found nothing.
    pub fn apply(mut self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Unused>) {
        let left = findings
            .into_iter()
            .filter(|finding| self.reasons.remove(&finding.key()).is_none())
            .collect();
        (left, self.reasons.into_keys().collect())
    }
}
