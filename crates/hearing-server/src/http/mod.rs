//! What a request and its connection say, before anyone asks what is wanted.

pub(crate) mod client;
pub(crate) mod connections;
pub(crate) mod form_decoding;
pub(crate) mod network;
pub(crate) mod timed_stream;
