//! The plan in other languages, from `seeds/translations`: what is translated, the translations as
//! they lie there, what a machine can tell of them, and the files that are published.
//!
//! The Japanese is the city's text, and decides. A translation whose Japanese has changed since is
//! stale, and is shown to nobody as if it were not.

mod catalogue;
mod check;
mod easy;
mod easy_pages;
mod easy_search;
mod exceptions;
mod numbers;
mod open_data;
mod own_language;
mod passages;
mod terms;
mod translation;

pub use catalogue::{Texts, catalogue};
pub use check::{Finding, Rule, check, foreign};
pub use easy::{catalogue_of, easy_words};
pub use easy_pages::{EasyPage, easy_pages, easy_pages_with, measured_pages, sentences_of};
pub use easy_search::{EasyFound, easy_found};
pub use exceptions::{Exceptions, Unused};
pub use open_data::json;
pub use own_language::in_own_language;
pub use passages::{Passages, passages};
pub use terms::WordForms;
pub use translation::{Maker, ReadError, Translation, Translations};
