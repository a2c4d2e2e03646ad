//! The filter over policies.
