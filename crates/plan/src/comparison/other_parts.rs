//! The parts of a policy that not every edition prints.

use super::passage_pair::{PassagePair, passages};
use crate::indicator::Indicator;
use crate::partner::PartnerRole;
use crate::policy::Policy;
use crate::section::Passage;

/// What two texts of a policy say in the parts that both print, and in no others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherParts<'a> {
    /// 現状.
    pub current_state: Vec<PassagePair<'a>>,
    /// 課題.
    pub challenges: Vec<PassagePair<'a>>,
    /// 共創の取組.
    pub co_creation: Vec<PassagePair<'a>>,
    /// The partners that only the later text ticks.
    pub partners_added: Vec<PartnerRole>,
    /// The partners that only the earlier text ticks.
    pub partners_removed: Vec<PartnerRole>,
    /// 成果指標, in the order of the later text; those that are gone follow.
    pub indicators: Vec<IndicatorComparison<'a>>,
}

/// An indicator in both texts, or in one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorComparison<'a> {
    /// The earlier row; `None` where it is new.
    pub earlier: Option<&'a Indicator<'a>>,
    /// The later row; `None` where it is gone.
    pub later: Option<&'a Indicator<'a>>,
}

impl IndicatorComparison<'_> {
    /// Whether both print the same value, year and target.
    pub fn is_same(&self) -> bool {
        let printed = |row: &Indicator<'_>| {
            [row.latest, row.latest_year, row.target].map(|text| text.replace(' ', ""))
        };
        match (self.earlier, self.later) {
            (Some(earlier), Some(later)) => printed(earlier) == printed(later),
            _ => false,
        }
    }
}

pub(super) fn other_parts<'a>(earlier: &Policy<'a>, later: &Policy<'a>) -> OtherParts<'a> {
    let text = |policy: &Policy<'a>| policy.co_creation.map_or(&[][..], |it| it.passages);
    OtherParts {
        current_state: in_both(earlier.current_state, later.current_state),
        challenges: in_both(earlier.challenges, later.challenges),
        co_creation: in_both(text(earlier), text(later)),
        partners_added: ticked_only_in(later, earlier),
        partners_removed: ticked_only_in(earlier, later),
        indicators: indicators(earlier.indicators, later.indicators),
    }
}

fn in_both<'a>(earlier: &'a [Passage<'a>], later: &'a [Passage<'a>]) -> Vec<PassagePair<'a>> {
    if earlier.is_empty() || later.is_empty() {
        Vec::new()
    } else {
        passages(earlier, later)
    }
}

/// The roles that one of two tables ticks and the other does not.
fn ticked_only_in(policy: &Policy<'_>, other: &Policy<'_>) -> Vec<PartnerRole> {
    let (Some(own), Some(others)) = (policy.co_creation, other.co_creation) else {
        return Vec::new();
    };
    let ticked = own.partners.iter();
    ticked
        .filter(|role| !others.partners.contains(*role))
        .collect()
}

/// Each indicator beside the one of its name.
fn indicators<'a>(
    earlier: &'a [Indicator<'a>],
    later: &'a [Indicator<'a>],
) -> Vec<IndicatorComparison<'a>> {
    if earlier.is_empty() || later.is_empty() {
        return Vec::new();
    }
    let of_name = |rows: &'a [Indicator<'a>], name: &str| rows.iter().find(|it| it.name == name);
    let here = later.iter().map(|row| IndicatorComparison {
        earlier: of_name(earlier, row.name),
        later: Some(row),
    });
    let gone = earlier
        .iter()
        .filter(|row| of_name(later, row.name).is_none());
    let gone = gone.map(|row| IndicatorComparison {
        earlier: Some(row),
        later: None,
    });
    here.chain(gone).collect()
}
