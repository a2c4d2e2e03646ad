use clap::Subcommand;

use crate::staff::Role;

/// 職員のアカウント: makes and changes accounts of the staff.
#[derive(Debug, Clone, Subcommand)]
pub enum StaffCommand {
    /// Make an account. The password is read from standard input.
    Add {
        /// What they type to sign in
        name: String,
        /// viewer, responder, publisher or administrator
        #[arg(long, value_parser = role)]
        role: Role,
    },
    /// Give an account a new password, read from standard input, and sign it out everywhere
    Passwd {
        /// The account's name
        name: String,
    },
    /// Keep an account from signing in, and sign it out everywhere
    Disable {
        /// The account's name
        name: String,
    },
    /// Let a disabled account sign in again
    Enable {
        /// The account's name
        name: String,
    },
    /// Change what an account may do, and sign it out everywhere
    Role {
        /// The account's name
        name: String,
        /// viewer, responder, publisher or administrator
        #[arg(value_parser = role)]
        role: Role,
    },
    /// Make an account ask for a code of an authenticator app, too, and sign it out everywhere.
    /// Prints a new secret, to be scanned or typed into the app; anyone who sees it can make the codes.
    Totp {
        /// The account's name
        name: String,
        /// Ask for the password alone from now on
        #[arg(long)]
        off: bool,
    },
    /// List the accounts
    List,
}

fn role(text: &str) -> Result<Role, String> {
    text.parse()
        .map_err(|_| "expected viewer, responder, publisher or administrator".to_owned())
}
