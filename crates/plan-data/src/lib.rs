//! plan-data
