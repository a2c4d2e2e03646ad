/// How far what is current has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// All of it is under discussion.
    Drafts,
    /// All of it is decided.
    Adopted,
    /// Some chapters are decided, others under discussion.
    Both,
}
