//! Every page for residents and its parts, as [maud](https://maud.lambda.xyz) markup.
//!
//! The prerenderer writes pages to files, the app shows them in the browser, the server answers with
//! them: all call these functions. So there is no Leptos here, no browser, and nothing that a feature
//! switches. The browser's module carries what the app calls, and of the compiled plan what that
//! reads; the linker drops the rest.
//!
//! From the bottom up: [`contract`], [`language`] and [`urls`]; what pages say of themselves and ask of the plan;
//! [`components`]; [`pages`]; [`shell`]. None imports one above it.

pub mod contract;
pub mod language;
pub mod urls;

pub mod context;
pub mod dates;
pub mod earlier_projects;
pub mod list_heading;
pub mod metadata;
pub mod misspelling;
pub mod search_entries;
pub mod source_text;
pub mod subject_name;
pub mod succession;
pub mod summary;
pub mod translated_entries;

pub mod components;
pub mod pages;
pub mod shell;
