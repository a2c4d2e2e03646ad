//! Where the reader is, and what of the page they see.

pub mod address;
pub mod parts;
pub mod progressive_render;
pub mod takeover;
pub mod visibility;

mod page_files;
