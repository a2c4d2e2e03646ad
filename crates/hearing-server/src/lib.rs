//! The public-hearing endpoint: takes opinions, keeps them, serves the app.
//!
//! Start in `migrations/` for what is kept and in [`app`] for who may ask what. A request goes
//! from `routes` to `store` and comes back as JSON, as a page of `html` or as a file of `dist`.
//!
//! **Invariants.** An answer of 200 or 201 to an opinion is given after the commit that stores it.
//! No log line holds a receipt, an opinion's text or an address. No writer is told of an answer twice.

pub mod app;
mod channel;
mod client;
pub mod commands;
pub mod config;
mod connections;
mod cross_origin;
mod daily_key;
pub mod demonstration;
mod departments;
mod dist;
mod error;
pub mod folding;
mod html;
mod idempotency_key;
mod statistics;

mod form_decoding;
pub mod kiosk;
mod mac_key;
pub mod mail;
mod metrics;
mod network;
mod openapi;
mod qr_code;
mod query_encoding;
mod rate_limit;
mod routes;
mod secret_argument;
mod security_headers;
mod serve;
pub mod sheet;
pub mod staff;
mod static_files;
pub mod store;
mod support_quota;
mod timed_stream;

pub use client::Networks;
pub use departments::{Department, Departments};
pub use dist::Dist;
pub use idempotency_key::IdempotencyKey;
pub use network::{InvalidNetwork, Network};
pub use security_headers::Framing;
