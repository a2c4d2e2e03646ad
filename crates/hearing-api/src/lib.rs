//! What travels between the app and the endpoint, and its validation: one set of rules for
//! both sides.
//!
//! The way of an opinion: a page fills an [`OpinionForm`], which becomes a [`NewOpinion`] or a
//! list of [`Violation`]s; the endpoint answers [`Accepted`] with a [`Receipt`], or a
//! [`Problem`]; those who hold the receipt read the [`OpinionStatus`], and who has its
//! [`ControlCode`] besides can act on it.
//!
//! **Invariant:** this crate is part of the browser's bundle. It knows neither a browser nor a
//! server, and brings no regular expressions, no calendar and no randomness.

mod json;
#[cfg(feature = "schema")]
mod schema;

mod answer;
mod area;
mod consent;
mod contact;
mod control_code;
mod crockford;
mod form;
mod in_words;
mod kind;
mod language;
mod opinion;
mod outcome;
mod personal_data;
mod problem;
mod receipt;
mod statistics;
mod status;
mod subject;
mod surface;
mod text;
mod text_language;
pub mod typed;
mod validation;
mod violation;
mod voice;

pub use answer::{ANSWER_MAX, Answer, NOTE_MAX, answer_text, note_text};
pub use area::Area;
pub use consent::Consent;
pub use contact::{CONTACT_MAX, is_address};
pub use control_code::{ControlCode, InvalidControlCode};
pub use crockford::Misspelling;
pub use form::OpinionForm;
pub use in_words::{in_words, unanswered};
pub use kind::Kind;
pub use language::Language;
pub use opinion::NewOpinion;
pub use outcome::Outcome;
pub use personal_data::{Finding, PersonalData, find_personal_data};
pub use problem::{Problem, ProblemType};
pub use receipt::{InvalidReceipt, Receipt};
pub use statistics::Statistics;
pub use status::{Accepted, HistoryEntry, OpinionStatus, Status, Withdrawn};
pub use subject::{InvalidSubject, Subject};
pub use surface::{Branch, InvalidSurface, Surface};
pub use text::{TEXT_MAX, text_length};
pub use text_language::TextLanguage;
pub use validation::check;
pub use violation::{Field, Rule, Violation};
pub use voice::Voice;
