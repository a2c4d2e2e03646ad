//! What the tests of pages need.

pub mod served;
