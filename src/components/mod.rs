//! What answers to the reader on more than one page, or within one.

pub mod copying;
pub mod filter_panel;
pub mod outbox_notice;
pub mod site_search;
