use hearing_api::Status;

use super::{Act, ActKind, Change, Clerk, Effect, Refusal, Standing};
use crate::staff::Role;

impl ActKind {
    /// Whether an opinion of this status takes the act.
    pub const fn follows(self, status: Status) -> bool {
        match self {
            Self::Claim | Self::Move | Self::Answer | Self::Merge | Self::OutOfScope => {
                status.is_open()
            }
            Self::Correct => matches!(status, Status::Answered),
            Self::Release => matches!(status, Status::InReview),
            Self::Remark | Self::Unpublish => true,
            Self::Publish => !matches!(status, Status::Merged | Status::Withdrawn),
            Self::Assign | Self::Mask | Self::Withdraw => !matches!(status, Status::Withdrawn),
            Self::UndoWithdrawal => matches!(status, Status::Withdrawn),
            Self::Undo => matches!(
                status,
                Status::Answered | Status::Merged | Status::OutOfScope
            ),
        }
    }

    /// Whether everyone reads something else of a published opinion afterwards.
    const fn changes_publication(self) -> bool {
        match self {
            Self::Answer
            | Self::Correct
            | Self::Merge
            | Self::Mask
            | Self::Assign
            | Self::OutOfScope
            | Self::Undo
            | Self::Withdraw
            | Self::UndoWithdrawal => true,
            Self::Claim
            | Self::Release
            | Self::Move
            | Self::Remark
            | Self::Publish
            | Self::Unpublish => false,
        }
    }

    /// Whether it can change which opinion goes on with which, so that it may not run beside another
    /// that does.
    pub const fn changes_merges(self) -> bool {
        match self {
            Self::Merge | Self::Undo | Self::Withdraw | Self::UndoWithdrawal => true,
            Self::Claim
            | Self::Release
            | Self::Move
            | Self::Remark
            | Self::Answer
            | Self::Correct
            | Self::Publish
            | Self::Unpublish
            | Self::Mask
            | Self::Assign
            | Self::OutOfScope => false,
        }
    }
}

/// What the act changes, or why the clerk may not do it now.
pub fn transition<'a>(
    standing: &Standing,
    act: &'a Act,
    clerk: &Clerk,
) -> Result<Change<'a>, Refusal> {
    let kind = act.kind();
    if clerk.role < kind.description().role {
        return Err(Refusal::Role);
    }
    let target = standing.merge_target;
    if clerk.seen_target.is_some()
        && clerk.seen_target != target.map(|target| (target.id, target.revision))
    {
        return Err(Refusal::TargetChanged);
    }
    // An optimistic lock: nobody changes what they have not seen.
    if clerk.seen.is_some_and(|seen| seen != standing.revision) {
        return Err(Refusal::Changed);
    }
    if !kind.follows(standing.status) {
        return Err(Refusal::Status);
    }
    if kind.changes_publication() && standing.is_published && clerk.role < Role::Publisher {
        return Err(Refusal::Published);
    }
    Ok(Change {
        effects: effects(standing, act, clerk)?,
    })
}

fn effects<'a>(
    standing: &Standing,
    act: &'a Act,
    clerk: &Clerk,
) -> Result<Vec<Effect<'a>>, Refusal> {
    let id = standing.id;
    Ok(match act {
        Act::Claim => {
            let is_anothers = standing
                .claimed_by
                .is_some_and(|account| account != clerk.account);
            if clerk.seen.is_none() && is_anothers {
                return Err(Refusal::Claimed);
            }
            let mut effects = vec![Effect::Claim];
            if standing.status == Status::Received {
                effects.push(Effect::SetStatus(Status::InReview, None));
            }
            effects
        }
        Act::Release => vec![Effect::Release],
        Act::Move { department } => vec![Effect::Release, Effect::SetDepartment(department)],
        Act::Assign { .. } if !standing.is_undecided => return Err(Refusal::SubjectChosen),
        Act::Assign { policy } => vec![Effect::SetPolicy(*policy)],
        Act::Remark { text } => vec![Effect::AddRemark(text)],
        Act::Answer { outcome, text } => vec![
            Effect::GiveAnswer(*outcome, text),
            Effect::SetStatus(Status::Answered, None),
            Effect::Announce(id),
        ],
        Act::Correct { outcome, text } => vec![
            Effect::GiveAnswer(*outcome, text),
            Effect::SetStatus(Status::Answered, None),
            Effect::StopMails,
            Effect::Announce(id),
        ],
        Act::Publish if !standing.may_publish => return Err(Refusal::NotAgreed),
        Act::Publish => vec![Effect::AddVoice],
        Act::Unpublish => vec![Effect::RemoveVoice],
        Act::Merge { into } => {
            let target = standing.merge_target.ok_or(Refusal::Unknown)?;
            if let Some(refusal) = target.refusal(id) {
                return Err(refusal);
            }
            vec![
                Effect::MergeInto {
                    target: target.id,
                    chosen: *into,
                },
                Effect::SetStatus(Status::Merged, None),
                Effect::RemoveVoice,
                Effect::Announce(target.id),
            ]
        }
        Act::Mask { text } => vec![Effect::SetMaskedText(text.as_deref())],
        Act::OutOfScope { reason } => vec![
            Effect::SetStatus(Status::OutOfScope, Some(reason)),
            Effect::Announce(id),
        ],
        Act::Undo => {
            let mut effects = vec![
                Effect::ClearEnding,
                Effect::SetStatus(Status::InReview, None),
            ];
            effects.extend(standing.merged_into.map(Effect::LeaveTarget));
            effects.push(Effect::StopMails);
            effects
        }
        Act::Withdraw { .. } => vec![Effect::Withdraw],
        Act::UndoWithdrawal { .. } if !standing.withdrawal_can_be_undone => {
            return Err(Refusal::TooLate);
        }
        Act::UndoWithdrawal { .. } => vec![Effect::UndoWithdrawal],
    })
}

#[cfg(test)]
mod tests {
    use hearing_api::Outcome;
    use plan::{Chapter, EditionId, PolicyCode, PolicyText};

    use super::super::MergeTarget;
    use super::*;

    const PUBLISHER: Clerk = Clerk {
        account: 7,
        role: Role::Publisher,
        seen: None,
        seen_target: None,
    };

    /// For each act the least role that may do it with an opinion that is not public, and with one
    /// that is; and for each status (受付, 確認中, 回答済, 統合, 取下げ, 対象外) the initial of the
    /// status afterwards: `-` where the act is refused, `?` where it is what it once was.
    const fn table(kind: ActKind) -> (Role, Role, &'static str) {
        use Role::{Publisher, Responder};
        match kind {
            ActKind::Claim => (Responder, Responder, "ii----"),
            ActKind::Release => (Responder, Responder, "-i----"),
            ActKind::Move => (Responder, Responder, "ri----"),
            ActKind::Remark => (Responder, Responder, "riamwo"),
            ActKind::Answer => (Responder, Publisher, "aa----"),
            ActKind::Correct => (Responder, Publisher, "--a---"),
            ActKind::Publish => (Publisher, Publisher, "ria--o"),
            ActKind::Unpublish => (Publisher, Publisher, "riamwo"),
            ActKind::Merge => (Responder, Publisher, "mm----"),
            ActKind::Mask | ActKind::Assign => (Responder, Publisher, "riam-o"),
            ActKind::OutOfScope => (Responder, Publisher, "oo----"),
            ActKind::Undo => (Responder, Publisher, "--ii-i"),
            ActKind::Withdraw => (Responder, Publisher, "wwww-w"),
            ActKind::UndoWithdrawal => (Responder, Publisher, "----?-"),
        }
    }

    fn act(kind: ActKind) -> Act {
        let text = "ことば".to_owned();
        let reason = text.clone();
        let outcome = Outcome::Planned;
        match kind {
            ActKind::Claim => Act::Claim,
            ActKind::Release => Act::Release,
            ActKind::Move => Act::Move { department: text },
            ActKind::Assign => Act::Assign {
                policy: PolicyText {
                    edition: EditionId::new(0),
                    code: PolicyCode {
                        chapter: Chapter::People,
                        number: 2,
                    },
                },
            },
            ActKind::Remark => Act::Remark { text },
            ActKind::Answer => Act::Answer { outcome, text },
            ActKind::Correct => Act::Correct { outcome, text },
            ActKind::Publish => Act::Publish,
            ActKind::Unpublish => Act::Unpublish,
            ActKind::Merge => Act::Merge { into: 2 },
            ActKind::Mask => Act::Mask { text: Some(text) },
            ActKind::OutOfScope => Act::OutOfScope { reason },
            ActKind::Undo => Act::Undo,
            ActKind::Withdraw => Act::Withdraw { reason },
            ActKind::UndoWithdrawal => Act::UndoWithdrawal { reason },
        }
    }

    fn standing(status: Status, is_published: bool) -> Standing {
        Standing {
            id: 1,
            revision: 3,
            status,
            is_undecided: true,
            may_publish: true,
            is_published,
            claimed_by: None,
            merged_into: (status == Status::Merged).then_some(2),
            merge_target: Some(MergeTarget {
                id: 2,
                revision: 5,
                status: Status::Received,
            }),
            withdrawal_can_be_undone: status == Status::Withdrawn,
        }
    }

    fn initial(status: Status) -> char {
        match status {
            Status::Received => 'r',
            Status::InReview => 'i',
            Status::Answered => 'a',
            Status::Merged => 'm',
            Status::Withdrawn => 'w',
            Status::OutOfScope => 'o',
        }
    }

    /// The initial of the status after the change.
    fn afterwards(before: Status, change: &Change<'_>) -> char {
        change
            .effects
            .iter()
            .fold(initial(before), |status, effect| match effect {
                Effect::SetStatus(status, _) => initial(*status),
                Effect::Withdraw => 'w',
                Effect::UndoWithdrawal => '?',
                _ => status,
            })
    }

    #[test]
    fn every_act_from_every_status_by_every_role_is_as_the_table_has_it() {
        for &kind in ActKind::ALL {
            let (private, public, row) = table(kind);
            let act = act(kind);
            assert_eq!(act.kind(), kind);
            assert_eq!(row.len(), Status::ALL.len(), "{kind:?}");
            for (&status, expected) in Status::ALL.iter().zip(row.chars()) {
                for &role in Role::ALL {
                    for is_published in [false, true] {
                        let clerk = Clerk { role, ..PUBLISHER };
                        let found = transition(&standing(status, is_published), &act, &clerk);
                        let expected = if role < private {
                            Err(Refusal::Role)
                        } else if expected == '-' {
                            Err(Refusal::Status)
                        } else if is_published && role < public {
                            Err(Refusal::Published)
                        } else {
                            Ok(expected)
                        };
                        assert_eq!(
                            found.map(|change| afterwards(status, &change)),
                            expected,
                            "{kind:?}, {status:?}, {role:?}, published: {is_published}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn an_act_on_what_has_changed_since_is_refused() {
        let standing = standing(Status::Received, false);
        for (seen, seen_target, expected) in [
            (None, None, None),
            (Some(3), Some((2, 5)), None),
            (Some(2), None, Some(Refusal::Changed)),
            (Some(3), Some((2, 4)), Some(Refusal::TargetChanged)),
            (Some(2), Some((2, 4)), Some(Refusal::TargetChanged)),
            // What was looked at goes on with another by now.
            (Some(3), Some((9, 5)), Some(Refusal::TargetChanged)),
        ] {
            let clerk = Clerk {
                seen,
                seen_target,
                ..PUBLISHER
            };
            let merge = act(ActKind::Merge);
            let found = transition(&standing, &merge, &clerk);
            assert_eq!(found.err(), expected, "{seen:?} {seen_target:?}");
        }
    }

    #[test]
    fn an_opinion_is_merged_into_what_can_take_it() {
        let merge = act(ActKind::Merge);
        let into = |id, status| Standing {
            merge_target: Some(MergeTarget {
                id,
                revision: 5,
                status,
            }),
            ..standing(Status::Received, false)
        };
        for &status in Status::ALL {
            let takes = !matches!(status, Status::Withdrawn | Status::OutOfScope);
            let found = transition(&into(2, status), &merge, &PUBLISHER);
            assert_eq!(found.err(), (!takes).then_some(Refusal::Status));
            let found = transition(&into(1, status), &merge, &PUBLISHER);
            assert_eq!(found, Err(Refusal::Circle));
        }
        let nowhere = Standing {
            merge_target: None,
            ..standing(Status::Received, false)
        };
        assert_eq!(
            transition(&nowhere, &merge, &PUBLISHER),
            Err(Refusal::Unknown)
        );
    }

    #[test]
    fn what_depends_on_the_opinion_itself_is_refused() {
        let silent = Standing {
            may_publish: false,
            ..standing(Status::Answered, false)
        };
        let found = transition(&silent, &Act::Publish, &PUBLISHER);
        assert_eq!(found, Err(Refusal::NotAgreed));
        let chosen = Standing {
            is_undecided: false,
            ..standing(Status::Received, false)
        };
        let assign = act(ActKind::Assign);
        let found = transition(&chosen, &assign, &PUBLISHER);
        assert_eq!(found, Err(Refusal::SubjectChosen));
        let late = Standing {
            withdrawal_can_be_undone: false,
            ..standing(Status::Withdrawn, false)
        };
        let undo = act(ActKind::UndoWithdrawal);
        let found = transition(&late, &undo, &PUBLISHER);
        assert_eq!(found, Err(Refusal::TooLate));
    }

    #[test]
    fn a_colleagues_opinion_is_taken_over_only_by_who_looked_at_it() {
        let standing = Standing {
            claimed_by: Some(8),
            ..standing(Status::InReview, false)
        };
        let found = transition(&standing, &Act::Claim, &PUBLISHER);
        assert_eq!(found, Err(Refusal::Claimed));
        for clerk in [
            Clerk {
                seen: Some(3),
                ..PUBLISHER
            },
            Clerk {
                account: 8,
                ..PUBLISHER
            },
        ] {
            assert!(transition(&standing, &Act::Claim, &clerk).is_ok());
        }
    }
}
