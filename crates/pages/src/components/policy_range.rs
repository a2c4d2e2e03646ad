//! Several policies named by the first and the last of those that follow one another.

use plan::PolicyCode;
use plan_data::PLAN;

use crate::language::{tr, tr_with};

/// `5-1から5-9`; `2-2、5-1から5-9` where they do not all follow one another.
pub fn ranges(codes: &[PolicyCode]) -> String {
    let mut all: Vec<_> = PLAN.policies.iter().map(|policy| policy.code).collect();
    all.sort_unstable();
    all.dedup();
    let place = |code: &PolicyCode| all.iter().position(|other| other == code);
    let follows =
        |one: &PolicyCode, next: &PolicyCode| place(one).map(|place| place + 1) == place(next);
    let ranges = codes.chunk_by(follows).map(|range| match range {
        [first, .., last] => tr_with(
            "{first}から{last}",
            &[("first", &first.to_string()), ("last", &last.to_string())],
        ),
        _ => range.iter().map(ToString::to_string).collect(),
    });
    ranges.collect::<Vec<_>>().join(tr("、"))
}
