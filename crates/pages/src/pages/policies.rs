//! The list of policies.

use plan::filter::{self, Counts, Filter};
use plan_data::BRIEF;

/// How many policies the words of the plan name for each life stage and situation, for home.
pub fn unfiltered_counts() -> Counts {
    filter::counts(&BRIEF, &Filter::default(), None)
}
