//! What handlers take from a request.

mod client;
mod device;

pub(crate) use client::Client;
pub(crate) use device::AskingDevice;
