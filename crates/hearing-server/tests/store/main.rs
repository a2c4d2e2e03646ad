//! What the store promises, on both databases.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod acts;
mod desk;
mod merges;
#[path = "../../../pages/tests/support/one_search.rs"]
mod one_search;
mod opinions;
mod retention;
#[path = "../support/mod.rs"]
mod support;
mod voice_search;
mod withdrawals;

use support::Product;

/// What the servers of these tests keep opinions in.
const PRODUCT: Product = Product::Sqlite;
