//! E-mail: a writer who gave an address is told how the work on the opinion ended. The store knows
//! whom to tell, and when; here it is told.

mod address;
mod letter;
mod mail_server;
mod postman;

pub use lettre::message::Mailbox;
pub use mail_server::MailServer;
pub use postman::{Patience, Postman};
