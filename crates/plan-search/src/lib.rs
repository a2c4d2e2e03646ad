//! The search over everything that the documents say.
//!
//! The host writes all entries into one file ([`write()`]); the app reads it into an [`Index`] and
//! asks that at each keystroke ([`Index::find`]). A query is read as words: a change of script or a
//! particle parts them. A word may be written in other ways (`子供` for `こども`, kana for kanji, a
//! beginning for the whole); what readers say and the documents do not leads to what comes near.
//! Entries are scored by the pairs of characters that they share with these; the best of each kind
//! are then looked at for whole words and phrases.

mod bigrams;
mod expand;
mod file;
mod find;
mod hit;
mod index;
mod kind;
mod other_text;
mod place;
mod policies;
mod proposal;
mod query;
mod score;
mod script;
mod spellings;
mod translated;
mod words;

pub mod fold;

pub use file::{Entry, write};
pub use find::{Found, Group};
pub use hit::Hit;
pub use index::Index;
pub use kind::Kind;
pub use policies::{FoundPolicies, FoundPolicy};
pub use proposal::{EverydayWords, Proposals, language_of, write_everyday_words};
pub use query::Question;
pub use score::Scratch;
pub use script::{Class, class};
pub use translated::{FoundTranslated, TranslatedIndex};
pub use words::{Reading, Spelling, Synonym, Words};
