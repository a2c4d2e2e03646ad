//! The names of the query's keys, for the form controls that make one.

/// Of a life stage's id.
pub const LIFE_STAGE: &str = "life-stage";
/// Of a situation's id.
pub const SITUATION: &str = "situation";
/// Of a partner role's id.
pub const PARTNER: &str = "partner";
/// Of a chapter's id.
pub const CHAPTER: &str = "chapter";
/// Of the words to search for.
pub const WORDS: &str = "q";
/// Of a receipt, in the form that asks for one.
pub const RECEIPT: &str = "receipt";
/// Of what an opinion is about.
pub const ABOUT: &str = "about";
/// Of a kind of hit.
pub const KIND: &str = "kind";
/// Of a policy.
pub const POLICY: &str = "policy";
/// Of a status.
pub const STATUS: &str = "status";
/// Of an outcome.
pub const OUTCOME: &str = "outcome";
/// Of the place behind which a list goes on.
pub const BEHIND: &str = "behind";
/// Of the surface that a device is to be.
pub const SURFACE: &str = "surface";
/// Of a branch.
pub const BRANCH: &str = "branch";
/// Of the lines to be marked in a source document.
pub const LINES: &str = "lines";
/// Of a department's place in the list of departments.
pub const DEPARTMENT: &str = "department";
/// Of the choice of priority projects.
pub const PRIORITY: &str = "priority";

/// The value of [`PRIORITY`] that chooses the priority projects.
pub const PRIORITY_ONLY: &str = "only";
