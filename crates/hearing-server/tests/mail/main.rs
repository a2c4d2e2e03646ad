//! Who gave an address gets a mail on how the work on the opinion ended, whatever the mail server does.
//! The server of these tests speaks real SMTP on a real socket.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod killed;
mod notifications;
mod office;
mod recipients;
mod sending;
#[path = "../support/mod.rs"]
mod support;

use support::Product;

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;
