//! The words that a reader looks for among voices: those that the site's search would find if the
//! voices were of the plan.
//!
//! The database finds what has the letters of the words, in any of the ways in which they may be
//! written; [`Index::answers`] then says whether they are the words, and not letters within longer
//! ones.

use std::sync::LazyLock;

use pages::search_entries::search_file;
use plan_search::{Index, Question};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Error;
use super::conditions::Conditions;
use super::connect::Product;
use crate::folding::normalize;

/// The index of the site's search. It reads what is typed by what the plan says: which words it
/// knows, and where one ends.
static INDEX: LazyLock<Index<'static>> = LazyLock::new(|| {
    let file: &'static str = Box::leak(search_file().into_boxed_str());
    Index::read(file).expect("this program writes the format that it reads")
});

/// `text` as words are compared with it.
pub(super) fn compared(text: &str) -> String {
    INDEX.compared(&normalize(text))
}

/// The words that are looked for.
pub(super) struct Sought {
    /// None if only the letters are looked for.
    question: Option<Question>,
    /// Each in all ways in which it may be written or that come near.
    words: Vec<Vec<String>>,
}

impl Sought {
    /// `None` if nothing is looked for.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let typed = normalize(typed);
        if compared(&typed).trim().is_empty() {
            return None;
        }
        if is_no_word(&typed) {
            // PostgreSQL takes no NUL, and no text that was kept has one.
            let typed = typed.replace('\0', "\u{FFFD}");
            let pieces = typed.split_whitespace();
            return Some(Self {
                question: None,
                words: pieces.map(|piece| vec![compared(piece)]).collect(),
            });
        }
        let question = INDEX.question(&typed);
        Some(Self {
            words: question.words().collect(),
            question: Some(question),
        })
    }

    /// That the kept words have the letters; nothing has those of marks alone.
    pub(super) fn narrow(&self, conditions: &mut Conditions) {
        for ways in &self.words {
            conditions.contains_any("folded", ways);
        }
        if self.words.is_empty() {
            conditions.fixed("1 = 0");
        }
    }

    /// The same, as the database's index finds it at once.
    pub(super) fn narrow_by_index(&self, conditions: &mut Conditions, product: Product) {
        conditions.tokens(product, &self.words);
        self.narrow(conditions);
    }

    /// Whether there is nothing that could be found: marks are no words.
    pub(super) fn is_nothing(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a voice, or its answer, has the words.
    pub(super) fn is_met(&self, row: &AnyRow) -> Result<bool, Error> {
        let Some(question) = &self.question else {
            return Ok(true);
        };
        let (text, answer): (&str, &str) = (row.try_get("text")?, row.try_get("answer")?);
        Ok(INDEX.answers(question, &normalize(&format!("{text}\n{answer}"))))
    }
}

/// Whether what is typed is looked for letter by letter: signs, as in `100%`, or one kana, of which
/// the search of the plan makes no word.
fn is_no_word(typed: &str) -> bool {
    let mut letters = typed.chars().filter(|c| !c.is_whitespace());
    let is_sign = |c: char| !c.is_alphanumeric();
    match (letters.next(), letters.next()) {
        (Some('ぁ'..='ヿ'), None) => true,
        _ => {
            typed.chars().all(|c| c.is_ascii() || is_sign(c))
                && typed.chars().any(|c| is_sign(c) && !c.is_whitespace())
        }
    }
}
