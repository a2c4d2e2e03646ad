//! Opinions: what is being written, what has not been acknowledged, and the one door to the network.

pub mod api;
pub mod draft;
pub mod outbox;

mod channel;
mod kept_opinion;
mod retry;
mod sent;
