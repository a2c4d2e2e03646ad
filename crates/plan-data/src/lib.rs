//! The plan as the documents under `seeds/` print it, compiled in.
//!
//! The build script parses the documents and writes this value; nothing of it is made
//! at run time.

/// The plan.
pub static PLAN: plan::Plan<'static> = include!(concat!(env!("OUT_DIR"), "/plan.rs"));
