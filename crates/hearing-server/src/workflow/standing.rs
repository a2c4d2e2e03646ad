use hearing_api::Status;

use super::Refusal;
use crate::staff::Role;

/// Where an opinion stands when somebody acts on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its number.
    pub id: i64,
    /// Counts its changes.
    pub revision: i64,
    /// How far the city is with it.
    pub status: Status,
    /// Whether its writer left it to the city what it is about.
    pub is_undecided: bool,
    /// Whether its writer agreed to publication.
    pub may_publish: bool,
    /// Whether it is public, or will be once its withdrawal is undone.
    pub is_published: bool,
    /// The account that works on it.
    pub claimed_by: Option<i64>,
    /// The opinion that it goes on with.
    pub merged_into: Option<i64>,
    /// The opinion that it would go on with by [`Act::Merge`](super::Act::Merge); none if there is no such opinion.
    pub merge_target: Option<MergeTarget>,
    /// Whether it is withdrawn and the time in which that can be undone is not over.
    pub withdrawal_can_be_undone: bool,
}

/// What opinions are merged into: the one that was asked for, or what that goes on with already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeTarget {
    /// Its number.
    pub id: i64,
    /// Counts its changes.
    pub revision: i64,
    /// How far the city is with it.
    pub status: Status,
}

impl MergeTarget {
    /// Whether opinions can go on with it at all.
    pub const fn takes_others(self) -> bool {
        !matches!(self.status, Status::Withdrawn | Status::OutOfScope)
    }

    /// Why the opinion of this number cannot go on with it.
    pub const fn refusal(self, opinion: i64) -> Option<Refusal> {
        if self.id == opinion {
            Some(Refusal::Circle)
        } else if !self.takes_others() {
            Some(Refusal::Status)
        } else {
            None
        }
    }
}

/// One of the staff, with what they have seen before they act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clerk {
    /// The account's number.
    pub account: i64,
    /// What it may do.
    pub role: Role,
    /// The opinion's revision that they saw; none where many are acted on at once.
    pub seen: Option<i64>,
    /// The opinion to merge into, and its revision, that they saw.
    pub seen_target: Option<(i64, i64)>,
}
