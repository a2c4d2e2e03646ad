//! What surrounds every page: a whole document, with the addresses of what it loads.
//!
//! The prerenderer writes its files by these functions, the server its own pages and those of kiosks.
//! A page is written once, as a whole, and never changed afterwards.

mod assets;
mod device;
mod document;

pub use assets::{Assets, MANIFEST, MissingAsset};
pub use device::Device;
pub use document::{Page, Site};
