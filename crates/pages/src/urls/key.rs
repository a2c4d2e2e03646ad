//! The names of the query's keys, for the form controls that make one, and a value.

pub use crate::contract::query::*;

/// The value of [`PRIORITY`] that chooses the priority projects.
pub const PRIORITY_ONLY: &str = "only";
/// The value of [`VIEW`] that lists each policy with its goal and measures.
pub const VIEW_FULL: &str = "full";
