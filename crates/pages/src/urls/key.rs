//! The names of the query's keys, for the form controls that make one, and a value.

pub use crate::contract::query::*;

/// The value of [`PRIORITY`] that chooses the priority projects.
pub const PRIORITY_ONLY: &str = "only";
