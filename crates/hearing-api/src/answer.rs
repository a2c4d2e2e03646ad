use serde::{Deserialize, Serialize};

use crate::outcome::Outcome;
#[cfg(feature = "schema")]
use crate::schema;
use crate::text::{broken_rule, normalized_text};
use crate::violation::Rule;

/// The most characters that an answer may have.
pub const ANSWER_MAX: usize = 4_000;

/// The most characters that a reason, a remark or a writer's word on an answer may have.
pub const NOTE_MAX: usize = 500;

/// 回答: what the city says to an opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// What becomes of the opinion.
    pub outcome: Outcome,
    /// The words.
    #[cfg_attr(feature = "schema", schemars(schema_with = "answer_schema"))]
    pub text: String,
    /// When it was given, RFC 3339 in UTC.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::time"))]
    pub answered_at: String,
}

#[cfg(feature = "schema")]
fn answer_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schema::words(ANSWER_MAX)
}

/// The text of an answer in the form that it is kept in, or the rule that it breaks.
pub fn answer_text(text: &str) -> Result<String, Rule> {
    checked(text, ANSWER_MAX)
}

/// The text of a reason, a remark or a word on an answer, or the rule that it breaks.
pub fn note_text(text: &str) -> Result<String, Rule> {
    checked(text, NOTE_MAX)
}

fn checked(text: &str, max: usize) -> Result<String, Rule> {
    let text = normalized_text(text);
    broken_rule(&text, max).map_or(Ok(text), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_city_keep_the_rules_of_the_residents() {
        assert_eq!(
            answer_text(" ご意見を\r\n取り入れました。 ").as_deref(),
            Ok("ご意見を\n取り入れました。")
        );
        assert_eq!(answer_text(&"あ".repeat(4_001)), Err(Rule::TooLong));
        assert_eq!(note_text(&"あ".repeat(501)), Err(Rule::TooLong));
        assert_eq!(note_text("　"), Err(Rule::Required));
        assert_eq!(note_text("a\u{202E}b"), Err(Rule::BidiControl));
        assert_eq!(note_text("a\0\u{B}b").as_deref(), Ok("a\nb"));
        assert_eq!(note_text("\u{E0041}\u{34F}"), Err(Rule::Required));
    }
}
