//! The same routes, asked of a server that keeps its opinions in PostgreSQL.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

#[path = "routes/adopted.rs"]
mod adopted;
#[path = "routes/api/mod.rs"]
mod api;
#[path = "routes/hostile.rs"]
mod hostile;
#[path = "routes/languages.rs"]
mod languages;
#[path = "routes/opinions/mod.rs"]
mod opinions;
#[path = "routes/released.rs"]
mod released;
#[path = "routes/staff/mod.rs"]
mod staff;
#[path = "routes/voices.rs"]
mod voices;

/// What the servers of these tests keep opinions in.
const PRODUCT: support::Product = support::Product::PostgreSql;
