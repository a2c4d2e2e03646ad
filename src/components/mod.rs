//! A file per component that answers to the reader.

pub mod filter_panel;
pub mod outbox_notice;
pub mod site_search;
