//! The plan as the documents under `seeds/` print it, compiled in.
//!
//! The build script parses the documents and writes these values; nothing of them is made
//! at run time. They are apart so that a bundle carries only those that it shows.

/// The plan.
pub static PLAN: plan::Plan<'static> = include!(concat!(env!("OUT_DIR"), "/plan.rs"));

/// The strategy of document 002, each of its measures with what it is in the plan.
pub static STRATEGY: plan::Strategy<'static> = include!(concat!(env!("OUT_DIR"), "/strategy.rs"));

/// The implementation plans of earlier plans, documents 003 and 004.
pub static IMPLEMENTATION_PLANS: [plan::ImplementationPlan<'static>; 2] =
    include!(concat!(env!("OUT_DIR"), "/implementation_plans.rs"));
