//! What a request and its connection say, before anyone asks what is wanted, and how much one client
//! may ask for.

pub(crate) mod connections;
pub(crate) mod cookies;
pub(crate) mod daily_key;
pub(crate) mod form_decoding;
pub(crate) mod framing;
pub(crate) mod network;
pub(crate) mod networks;
pub(crate) mod origin;
pub(crate) mod paths;
pub(crate) mod rate_limit;
pub(crate) mod timed_stream;
