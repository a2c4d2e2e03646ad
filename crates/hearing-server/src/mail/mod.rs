//! E-mail: a writer who gave an address is told that there is an answer. The store knows whom to
//! tell; here it is told.

mod letter;
mod mail_server;
mod postman;

pub use lettre::message::Mailbox;
pub use mail_server::MailServer;
pub use postman::{Patience, Postman};
