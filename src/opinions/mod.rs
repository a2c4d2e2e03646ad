//! Opinions: what is being written, what has not been acknowledged, and the one door to the network.

pub mod api;
pub mod draft;
pub mod everyday_words;
pub mod outbox;

mod channel;
mod kept_opinion;
mod retry;
mod sent;

use std::time::Duration;

use pages::contract::storage;

use crate::browser::{self, Storage};

/// How often waiting opinions are tried again while the app is open.
pub const RETRY: Duration = Duration::from_secs(30);

/// Whether this device keeps an opinion that is not acknowledged.
pub fn is_waiting() -> bool {
    browser::holds_any(Storage::Local, storage::OUTBOX)
}
