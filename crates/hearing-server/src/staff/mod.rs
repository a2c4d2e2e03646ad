//! 職員: who may do what, how they prove who they are, and the commands that make accounts.

mod command;
mod password;
mod role;
mod totp;

pub use command::{StaffCommand, run};
pub use password::{InvalidPassword, Password};
pub use role::Role;
pub use totp::TotpSecret;
