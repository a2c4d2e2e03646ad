//! The public-hearing endpoint: takes opinions, keeps them, serves the app.
//!
//! Start in `migrations/` for what is kept and in [`app`] for who may ask what. A request goes
//! from `routes` to `store` and comes back as JSON, as a page of `html` or as a file of `dist`.
//!
//! **Invariants.** An answer of 200 or 201 to an opinion is given after the commit that stores it.
//! No log line holds a receipt, an opinion's text or an address. No writer is told of an answer twice.

pub mod app;
mod channel;
pub mod commands;
pub mod config;
mod console;
pub mod demonstration;
mod departments;
mod device;
mod dist;
mod error;
pub mod folding;
mod html;
mod http;
mod idempotency_key;
pub mod kiosk;
mod limits;
mod mac_key;
pub mod mail;
mod metrics;
mod middleware;
mod openapi;
mod qr_code;
mod routes;
mod secret_argument;
mod serve;
pub mod sheet;
pub mod staff;
mod static_files;
mod statistics;
pub mod store;
pub mod workflow;

use http::{client, connections, form_decoding, network, timed_stream};
use limits::{daily_key, rate_limit, support_quota};
use middleware::{cross_origin, query_encoding, security_headers};

pub use client::Networks;
pub use departments::{Department, Departments};
pub use dist::Dist;
pub use idempotency_key::IdempotencyKey;
pub use network::{InvalidNetwork, Network};
pub use security_headers::Framing;
