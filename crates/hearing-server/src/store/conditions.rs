use sqlx::Any;
use sqlx::any::AnyArguments;
use sqlx::query::Query;

use super::connect::Product;
use super::policy_filter::PolicyFilter;

/// The conditions of a query that depends on what was asked for. Its text is this program's alone;
/// what was asked for is bound.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    parts: Vec<String>,
    values: Vec<Value>,
}

#[derive(Debug)]
enum Value {
    Text(String),
    Number(i64),
}

impl Conditions {
    /// A condition without a value.
    pub(super) fn fixed(&mut self, condition: &'static str) {
        self.parts.push(condition.to_owned());
    }

    /// A condition that ends before its value.
    pub(super) fn text(&mut self, condition: &'static str, value: String) {
        let part = format!("{condition}{}", self.place(Value::Text(value)));
        self.parts.push(part);
    }

    /// A condition that ends before its value.
    pub(super) fn number(&mut self, condition: &'static str, value: i64) {
        let part = format!("{condition}{}", self.place(Value::Number(value)));
        self.parts.push(part);
    }

    /// That a column has one of these values, if there are any.
    pub(super) fn any_of(&mut self, column: &'static str, values: &[impl AsRef<str>]) {
        if !values.is_empty() {
            let part = format!("{column} IN ({})", self.places(values));
            self.parts.push(part);
        }
    }

    /// That a column has one of a policy's texts.
    pub(super) fn policy(&mut self, column: &'static str, policy: &PolicyFilter) {
        match policy.ids().as_slice() {
            [] => self.fixed("1 = 0"),
            ids => self.any_of(column, ids),
        }
    }

    /// That a column has one of these words somewhere in it.
    pub(super) fn contains_any(&mut self, column: &'static str, words: &[String]) {
        let contains = |word: &String| {
            let escaped = word
                .replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_");
            let place = self.place(Value::Text(format!("%{escaped}%")));
            format!("{column} LIKE {place} ESCAPE '\\'")
        };
        let parts: Vec<String> = words.iter().map(contains).collect();
        self.parts.push(format!("({})", parts.join(" OR ")));
    }

    /// That a voice has of each word, in one of the ways in which it may be written, every token, as
    /// the migration 0030 has them: what an index finds at once. Whether it has the words themselves
    /// is still to be asked.
    pub(super) fn tokens(&mut self, product: Product, words: &[Vec<String>]) {
        match product {
            Product::Sqlite => {
                let all_of = |way: &String| {
                    let tokens: Vec<String> = tokens(way).map(hexadecimal).collect();
                    format!("({})", tokens.join(" AND "))
                };
                let any_of = |ways: &Vec<String>| {
                    let ways: Vec<String> = ways.iter().map(all_of).collect();
                    format!("({})", ways.join(" OR "))
                };
                let words: Vec<String> = words.iter().map(any_of).collect();
                let place = self.place(Value::Text(words.join(" AND ")));
                self.parts.push(format!(
                    "id IN (SELECT rowid FROM voice_words WHERE voice_words MATCH {place})"
                ));
            }
            Product::PostgreSql => {
                for ways in words {
                    let has_tokens = |way: &String| {
                        let tokens: Vec<&str> = tokens(way).collect();
                        let place = self.place(Value::Text(tokens.join(" ")));
                        format!("tokens_of(folded) @> string_to_array({place}, ' ')")
                    };
                    let parts: Vec<String> = ways.iter().map(has_tokens).collect();
                    self.parts.push(format!("({})", parts.join(" OR ")));
                }
            }
        }
    }

    /// That an opinion was moved to a department, or was not moved and is its by its policy; with
    /// `others`, also what is none of theirs.
    pub(super) fn department(
        &mut self,
        id: &str,
        policies: &[String],
        others: Option<Vec<String>>,
    ) {
        let id = self.place(Value::Text(id.to_owned()));
        let mut by_policy = vec!["1 = 0".to_owned()];
        if !policies.is_empty() {
            by_policy.push(format!("opinions.policy IN ({})", self.places(policies)));
        }
        if let Some(others) = others {
            by_policy.push("opinions.policy IS NULL".to_owned());
            by_policy.push(if others.is_empty() {
                "1 = 1".to_owned()
            } else {
                format!("opinions.policy NOT IN ({})", self.places(&others))
            });
        }
        self.parts.push(format!(
            "(opinions.department = {id} OR (opinions.department IS NULL AND ({})))",
            by_policy.join(" OR ")
        ));
    }

    /// The `WHERE` clause of the conditions since the last one; empty if there is none.
    pub(super) fn clause(&mut self) -> String {
        let parts = std::mem::take(&mut self.parts);
        if parts.is_empty() {
            String::new()
        } else {
            format!(" WHERE {}", parts.join(" AND "))
        }
    }

    /// Binds the values to the query that has the clauses.
    pub(super) fn bind(self, query: Query<'_, Any, AnyArguments>) -> Query<'_, Any, AnyArguments> {
        self.values
            .into_iter()
            .fold(query, |query, value| match value {
                Value::Text(text) => query.bind(text),
                Value::Number(number) => query.bind(number),
            })
    }

    fn places(&mut self, values: &[impl AsRef<str>]) -> String {
        let places: Vec<String> = values
            .iter()
            .map(|value| self.place(Value::Text(value.as_ref().to_owned())))
            .collect();
        places.join(", ")
    }

    fn place(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }
}

/// What the index finds a word by: its pairs of neighbouring characters, or its only one.
fn tokens(word: &str) -> impl Iterator<Item = &str> {
    let bounds: Vec<usize> = word
        .char_indices()
        .map(|(at, _)| at)
        .chain([word.len()])
        .collect();
    let characters = 2.min(bounds.len() - 1);
    (characters..bounds.len()).map(move |end| &word[bounds[end - characters]..bounds[end]])
}

fn hexadecimal(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_pairs_or_its_only_character() {
        let all = |word| tokens(word).collect::<Vec<_>>();
        assert_eq!(all("放課後"), ["放課", "課後"]);
        assert_eq!(all("ab"), ["ab"]);
        assert_eq!(all("声"), ["声"]);
        assert_eq!(hexadecimal("声_"), "e5a3b05f");
    }
}
