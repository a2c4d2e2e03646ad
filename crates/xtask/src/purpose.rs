//! What a build of the site is for.

/// Whom a build of the site is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// For residents: all of it, as small as it gets.
    Residents,
    /// For who works on it: soon, and loaded again when there is another.
    Developer,
}
