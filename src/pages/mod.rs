//! A file per page.

pub mod follow;
pub mod opinion;
pub mod policies;
pub mod search;
pub mod send;
