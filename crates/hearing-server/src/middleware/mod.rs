//! What every request passes through, whatever it asks for.

pub(crate) mod access_log;
pub(crate) mod compression;
pub(crate) mod cross_origin;
pub(crate) mod frame;
pub(crate) mod kiosk;
pub(crate) mod language;
pub(crate) mod problem_pages;
pub(crate) mod query_encoding;
pub(crate) mod security_headers;
pub(crate) mod timeout;
