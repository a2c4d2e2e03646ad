//! Every route, asked in the test's own process. The modules mirror the addresses.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod adopted;
mod api;
mod fuzz;
mod headers;
mod health;
mod hostile;
mod kiosk;
mod languages;
mod limits;
mod list;
mod metrics;
mod openapi;
mod opinions;
mod released;
mod site;
mod staff;
mod static_files;
mod translated;
mod translated_opinions;
mod voices;

/// What the servers of these tests keep opinions in.
const PRODUCT: support::Product = support::Product::Sqlite;
