//! The public-hearing endpoint: takes opinions, keeps them, serves the app.
//!
//! Start in `migrations/` for what is kept and in [`app`] for who may ask what. A request goes
//! from `routes` to `store` and comes back as JSON, as a page of `html` or as a file of `dist`.
//!
//! **Invariants.** An answer of 200 or 201 to an opinion is given after the commit that stores it.
//! No log line holds a receipt, an opinion's text or an address. No writer gets two mails on one answer.

pub mod app;
mod channel;
pub mod clock;
pub mod commands;
pub mod config;
mod console;
pub mod demonstration;
mod departments;
mod dist;
mod error;
mod extract;
pub mod folding;
mod html;
mod http;
mod idempotency_key;
pub mod kiosk;
mod mac_key;
pub mod mail;
mod metrics;
mod middleware;
mod openapi;
mod proposals;
mod qr_code;
mod routes;
mod secret_argument;
mod serve;
pub mod sheet;
pub mod staff;
pub mod state;
mod static_files;
mod statistics;
pub mod store;
mod support_quota;
mod translated_search;
pub mod workflow;

pub use departments::{Department, Departments};
pub use dist::Dist;
pub use http::framing::Framing;
pub use http::network::{InvalidNetwork, Network};
pub use http::networks::Networks;
pub use idempotency_key::IdempotencyKey;
