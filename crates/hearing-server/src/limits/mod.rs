//! How much one client, and all of them together, may ask for.

pub(crate) mod daily_key;
pub(crate) mod rate_limit;
pub(crate) mod support_quota;
