//! 鎌倉ミライ共創ナビ: the app.
//!
//! The same components run in two places: in the browser (feature `csr`), and on the host, where
//! the prerenderer writes every route as HTML (feature `ssr`). What only a browser has stands in
//! [`browser`], which answers with nothing on the host.

// The types of views nest as deep as the elements do.
#![recursion_limit = "256"]

pub mod app;
pub mod browser;
pub mod components;
pub mod draft;
pub mod hearing;
pub mod json;
pub mod kept_opinion;
pub mod navigation;
pub mod outbox;
#[cfg(feature = "csr")]
pub mod page_files;
pub mod pages;
pub mod reaction;
#[cfg(feature = "ssr")]
pub mod rendering;
pub mod search_index;
pub mod sight;
pub mod surface;
#[cfg(feature = "csr")]
pub mod takeover;
pub mod two_steps;
