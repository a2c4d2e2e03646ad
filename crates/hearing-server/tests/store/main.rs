//! What the store promises, on both databases.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod acts;
mod desk;
mod merges;
mod opinions;
mod retention;
#[path = "../support/mod.rs"]
mod support;
mod withdrawals;

use support::Product;

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;
