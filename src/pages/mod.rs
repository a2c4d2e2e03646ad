//! The pages that answer to the reader: each shows its markup and attaches what answers.

pub mod follow;
pub mod opinion;
pub mod policies;
pub mod search;
pub mod send;
