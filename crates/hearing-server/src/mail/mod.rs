//! E-mail: notifications of how the work on an opinion ended, for writers who gave an address. The
//! store keeps the outbox: who gets one, and when; the mailer sends what is due.

mod address;
mod mail_server;
mod mailer;
mod notification;

pub use lettre::message::Mailbox;
pub use mail_server::MailServer;
pub use mailer::{Mailer, Timeouts};
