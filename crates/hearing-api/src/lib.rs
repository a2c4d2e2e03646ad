//! hearing-api
