//! What a name of the contract is, for what is written from it.

/// Names of one kind, with what they are.
#[derive(Debug)]
pub struct Group {
    /// The name of the kind, as TypeScript has it.
    pub name: &'static str,
    /// What kind this is.
    pub description: &'static str,
    /// The names.
    pub names: &'static [Name],
}

/// A name that several languages share.
#[derive(Debug)]
pub struct Name {
    /// The constant's name.
    pub constant: &'static str,
    /// What markup, storage or an address has.
    pub value: &'static str,
    /// What it names, and who reads it.
    pub description: &'static str,
}
