//! The plan as the documents under `seeds/` print it, compiled in.
//!
//! The build script parses the documents and writes these values; nothing of it is made
//! at run time.

/// The plan.
pub static PLAN: plan::Plan<'static> = include!(concat!(env!("OUT_DIR"), "/plan.rs"));

/// The implementation plans of earlier plans, documents 003 and 004.
///
/// They stand apart from [`PLAN`], so that a bundle that shows none of them carries none of them.
pub static IMPLEMENTATION_PLANS: [plan::ImplementationPlan<'static>; 2] =
    include!(concat!(env!("OUT_DIR"), "/implementation_plans.rs"));
