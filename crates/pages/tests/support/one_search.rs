//! What the list, the site's search and the voices are asked alike, and what they are asked about.

use std::collections::BTreeMap;

use pages::search_entries::search_entries;
use pages::urls::Route;
use plan_data::PLAN;
use plan_search::{Entry, Kind};

/// A query, and what has to be among that which it finds.
pub struct Row {
    pub query: &'static str,
    pub expected: Expected,
}

/// What a query has to find: a key of [`entries`].
pub enum Expected {
    Policy(String),
    /// A text that no document has.
    Text(&'static str),
}

impl Expected {
    pub fn page(&self) -> String {
        match self {
            Self::Policy(page) => page.clone(),
            Self::Text(text) => format!("/policies/{text}"),
        }
    }
}

pub fn rows() -> Vec<Row> {
    let table = include_str!("../../../../tests/search_spellings.tsv");
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        let (query, expected) = row.split_once('\t').expect("two columns");
        let expected = match expected.parse() {
            Ok(code) => Expected::Policy(Route::Policy(code).to_string()),
            Err(_) => Expected::Text(expected),
        };
        Row { query, expected }
    })
    .collect()
}

/// What the search holds of policies, and the table's own texts as if each was one.
pub fn entries() -> Vec<Entry> {
    let mut entries = search_entries();
    for row in rows() {
        if let Expected::Text(text) = row.expected {
            entries.push(Entry {
                kind: Kind::Policy,
                href: row.expected.page(),
                context: String::new(),
                title: text.to_owned(),
                paragraphs: Vec::new(),
            });
        }
    }
    entries
}

/// The whole text of each policy, by the address of its page.
pub fn policy_texts() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let kinds = [Kind::Policy, Kind::Measure, Kind::Indicator];
    for entry in entries() {
        let page = entry.href.split('#').next().unwrap_or_default();
        if !kinds.contains(&entry.kind) || !page.starts_with("/policies/") {
            continue;
        }
        let text: &mut String = texts.entry(page.to_owned()).or_default();
        let fields = [&entry.title, &entry.context];
        for field in fields.into_iter().chain(&entry.paragraphs) {
            text.push_str(field);
            text.push('\n');
        }
    }
    assert!(texts.len() > PLAN.current_policies().count());
    texts
}
