//! What the engines found when `cargo xtask conformance` last let them look at the whole site, as the
//! page 「ウェブアクセシビリティ」 shows it. The build of `pages` stops where the file is not as expected.

mod criteria;
mod run;

pub use criteria::{CRITERIA, Criterion};
pub use run::{Left, OfCriterion, Run, Surface, Unreadable};

/// What the last run wrote.
pub const LAST_RUN: &str = include_str!("../last-run.tsv");
