//! The public-hearing endpoint: takes opinions, keeps them, serves the app.
//!
//! Start in `migrations/` for what is kept and in [`app`] for who may ask what. A request goes
//! from `routes` to `store` and comes back as JSON, as a page of `html` or as a file of `dist`.
//!
//! **Invariants.** An answer of 200 or 201 to an opinion is given after the commit that stores it.
//! No log line holds a receipt, an opinion's text or an address.

pub mod app;
pub mod config;
mod dist;
mod error;
mod html;
mod idempotency_key;
mod intake;
mod routes;
mod security_headers;
pub mod serve;
mod static_files;
pub mod store;

pub use dist::Dist;
