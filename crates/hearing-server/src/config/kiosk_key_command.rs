use clap::{Args, Subcommand};
use hearing_api::Branch;

/// 支所の端末の鍵: makes, lists and revokes keys.
#[derive(Debug, Clone, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct KioskKeyCommand {
    /// Make a key for this branch, and print the address at which its device's browser is started:
    /// main-office, koshigoe, fukasawa, ofuna or tamanawa. Shown once
    #[arg(required = true, value_parser = branch)]
    pub branch: Option<Branch>,
    #[command(subcommand)]
    /// What to do with keys that were made.
    pub other: Option<KeyCommand>,
}

/// What is done with keys that were made.
#[derive(Debug, Clone, Subcommand)]
pub enum KeyCommand {
    /// List the keys by their numbers
    List,
    /// End a key, and every kiosk that it made
    Revoke {
        /// The key's number
        number: i64,
    },
}

fn branch(text: &str) -> Result<Branch, String> {
    text.parse().map_err(|_| format!("expected {}", branches()))
}

/// The branches that there are, for who named another.
pub(super) fn branches() -> String {
    let branches: Vec<_> = Branch::ALL.iter().map(|branch| branch.id()).collect();
    branches.join(", ")
}
