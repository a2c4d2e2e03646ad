use hearing_api::{Outcome, Status};
use plan::PolicyText;

/// What an act changes: its effects, to be applied in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'a> {
    /// The effects.
    pub effects: Vec<Effect<'a>>,
}

/// One thing that an act changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect<'a> {
    /// The clerk who acts works on it from now on.
    Claim,
    /// Nobody works on it.
    Release,
    /// This department has it.
    SetDepartment(&'a str),
    /// It is counted and found under this policy.
    SetPolicy(PolicyText),
    /// It has this status, for a reason that its writer reads, if there is one.
    SetStatus(Status, Option<&'a str>),
    /// The staff read this of it.
    AddRemark(&'a str),
    /// This is its answer.
    GiveAnswer(Outcome, &'a str),
    /// Everyone may read it.
    AddVoice,
    /// Nobody but its writer and the staff may read it.
    RemoveVoice,
    /// These words are shown in the place of its own; its own, if there are none.
    SetMaskedText(Option<&'a str>),
    /// It goes on with `target`, and so does what was merged into it.
    MergeInto {
        /// The opinion that is not merged itself.
        target: i64,
        /// The one that the clerk chose, which may have been merged into the target since.
        chosen: i64,
    },
    /// It leaves the opinion that it went on with; what was merged into it goes with it.
    LeaveTarget(i64),
    /// No answer and no other opinion speaks for it.
    ClearEnding,
    /// The writers who see how the work on this opinion ended get a mail, if they gave an address.
    Announce(i64),
    /// Mails about it that no mail server has yet are not sent.
    StopMails,
    /// It is withdrawn.
    Withdraw,
    /// It is what it was before its withdrawal.
    UndoWithdrawal,
}
