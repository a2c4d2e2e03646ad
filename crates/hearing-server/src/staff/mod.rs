//! 職員: who may do what, and how they prove who they are.

mod password;
mod role;
mod totp;

pub use password::{InvalidPassword, Password};
pub use role::Role;
pub use totp::TotpSecret;
