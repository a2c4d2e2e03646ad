//! A file per component that answers to the reader.

pub mod filter_panel;
pub mod outbox_notice;
pub mod search_failure;
pub mod site_search;
