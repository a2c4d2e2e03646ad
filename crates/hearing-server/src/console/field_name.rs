//! The names of the fields that the console's forms send and their handlers read.

/// What is done to the chosen opinions.
pub(crate) const ACT: &str = "act";
/// The words of an answer.
pub(crate) const ANSWER: &str = "answer";
/// The policy to which an opinion is assigned.
pub(crate) const ASSIGNED_POLICY: &str = "assigned-policy";
/// The code of an authenticator app.
pub(crate) const CODE: &str = "code";
/// The words that take the place of an answer.
pub(crate) const CORRECTION: &str = "correction";
/// The department that an opinion goes to.
pub(crate) const DEPARTMENT: &str = "department";
/// The number of the opinion that others are merged into, as it is typed.
pub(crate) const INTO: &str = "into";
/// Only what is written in this language.
pub(crate) const LANG: &str = "lang";
/// The query of the list that the page was opened from.
pub(crate) const LIST: &str = "list";
/// Only what the reader of the list has claimed.
pub(crate) const MINE: &str = "mine";
/// An account's name.
pub(crate) const NAME: &str = "name";
/// Only what arrived so many days ago or before.
pub(crate) const OLDER_THAN: &str = "older-than";
/// The number of a chosen opinion, as often as there are any.
pub(crate) const OPINION: &str = "opinion";
/// What an answer says will be done.
pub(crate) const OUTCOME: &str = "outcome";
/// An account's password.
pub(crate) const PASSWORD: &str = "password";
/// Only what is about this policy.
pub(crate) const POLICY: &str = "policy";
/// Why an opinion is out of scope.
pub(crate) const REASON: &str = "reason";
/// The receipt of an opinion that is looked for.
pub(crate) const RECEIPT: &str = "receipt";
/// A note for the staff.
pub(crate) const REMARK: &str = "remark";
/// The revision of the opinion that the page showed.
pub(crate) const REVISION: &str = "revision";
/// The revision of each opinion that a preview showed, `NUMBER:REVISION`.
pub(crate) const SEEN: &str = "seen";
/// The number of the opinion that another is merged into, as it is chosen.
pub(crate) const SIMILAR: &str = "similar";
/// Only what has this status.
pub(crate) const STATUS: &str = "status";
/// Which button was pressed.
pub(crate) const STEP: &str = "step";
/// The revision of the target that a preview showed.
pub(crate) const TARGET_REVISION: &str = "target-revision";
/// The department that the chosen opinions go to.
pub(crate) const TO: &str = "to";
/// Only what belongs to no policy yet because its writer could not tell.
pub(crate) const UNDECIDED: &str = "undecided";
/// Why a withdrawal is undone.
pub(crate) const UNDO_REASON: &str = "undo-reason";
/// Only what nobody has read.
pub(crate) const UNREAD: &str = "unread";
/// Why an opinion is withdrawn.
pub(crate) const WITHDRAW_REASON: &str = "withdraw-reason";
/// The words that are masked.
pub(crate) const WORDS: &str = "words";
