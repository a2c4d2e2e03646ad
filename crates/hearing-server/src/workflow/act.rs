use hearing_api::Outcome;
use plan::PolicyText;
use serde::{Serialize, Serializer};

use crate::staff::Role;

/// What one of the staff does with one opinion. Texts are already checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Act {
    /// Takes it: it is in review.
    Claim,
    /// Gives it back to the department.
    Release,
    /// Gives it to another department.
    Move {
        /// The department's id.
        department: String,
    },
    /// Says which policy it is about, where its writer could not tell.
    Assign {
        /// The policy's text.
        #[serde(serialize_with = "spelt")]
        policy: PolicyText,
    },
    /// Leaves a word for the staff.
    Remark {
        /// The word.
        text: String,
    },
    /// Answers its writer.
    Answer {
        /// What becomes of it.
        outcome: Outcome,
        /// The words.
        text: String,
    },
    /// Puts another answer in the place of the one that stands.
    Correct {
        /// What becomes of it.
        outcome: Outcome,
        /// The words.
        text: String,
    },
    /// Shows it to everyone, if its writer agreed.
    Publish,
    /// Shows it to everyone no longer.
    Unpublish,
    /// Goes on with it as part of another.
    Merge {
        /// The other's id.
        into: i64,
    },
    /// Shows these words in the place of its own; its own again if there are none.
    Mask {
        /// The words with what must not be shown hidden.
        text: Option<String>,
    },
    /// Ends it, since it is not about the plan.
    OutOfScope {
        /// Why, for its writer.
        reason: String,
    },
    /// Takes back the answer, the merging or the end: it is in review again.
    Undo,
    /// Takes it back on the word of its writer, who has lost the control code.
    Withdraw {
        /// How the writer was known, for the audit log alone.
        reason: String,
    },
    /// Undoes its withdrawal on the word of its writer.
    UndoWithdrawal {
        /// How the writer was known, for the audit log alone.
        reason: String,
    },
}

fn spelt<S: Serializer>(policy: &PolicyText, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(policy)
}

impl Act {
    /// Which act it is, without what it is done with.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::Claim => ActKind::Claim,
            Self::Release => ActKind::Release,
            Self::Move { .. } => ActKind::Move,
            Self::Assign { .. } => ActKind::Assign,
            Self::Remark { .. } => ActKind::Remark,
            Self::Answer { .. } => ActKind::Answer,
            Self::Correct { .. } => ActKind::Correct,
            Self::Publish => ActKind::Publish,
            Self::Unpublish => ActKind::Unpublish,
            Self::Merge { .. } => ActKind::Merge,
            Self::Mask { .. } => ActKind::Mask,
            Self::OutOfScope { .. } => ActKind::OutOfScope,
            Self::Undo => ActKind::Undo,
            Self::Withdraw { .. } => ActKind::Withdraw,
            Self::UndoWithdrawal { .. } => ActKind::UndoWithdrawal,
        }
    }

    /// What the audit log says besides, as [`ActDescription::detail`] has it. Never a resident's
    /// words.
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::Move { department } => Some(department.clone()),
            Self::Assign { policy } => Some(policy.to_string()),
            Self::Answer { outcome, .. } | Self::Correct { outcome, .. } => {
                Some(outcome.id().to_owned())
            }
            Self::Merge { into } => Some(into.to_string()),
            Self::Withdraw { reason } | Self::UndoWithdrawal { reason } => Some(reason.clone()),
            Self::Claim
            | Self::Release
            | Self::Remark { .. }
            | Self::Publish
            | Self::Unpublish
            | Self::Mask { .. }
            | Self::OutOfScope { .. }
            | Self::Undo => None,
        }
    }
}

/// What the program says of an act, wherever it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActDescription {
    /// Its name in addresses and in the audit log, where it stays for ever.
    pub id: &'static str,
    /// The least role that may do it; what everyone sees needs a publisher besides.
    pub role: Role,
    /// What its button says.
    pub button: &'static str,
    /// What the opinion's page says once it is done.
    pub done: &'static str,
    /// What the audit log calls it.
    pub audit: &'static str,
    /// What the audit log says besides.
    pub detail: ActDetail,
}

/// What the detail of an act's entry in the audit log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActDetail {
    /// There is none.
    None,
    /// The id of an outcome.
    Outcome,
    /// The id of a department.
    Department,
    /// The text of a policy.
    Policy,
    /// The number of another opinion.
    Opinion,
    /// Words of the staff.
    Words,
}

/// Makes the kinds with their rows, so that no kind lacks one, and no row a value.
macro_rules! act_kinds {
    ($($kind:ident {
        id: $id:literal, role: $role:ident, button: $button:literal, done: $done:literal,
        audit: $audit:literal, detail: $detail:ident,
    })+) => {
        /// Which act it is, without what it is done with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ActKind {
            $(#[doc = concat!("「", $audit, "」")] $kind,)+
        }

        impl ActKind {
            /// Every kind, in the order in which the console offers them.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// Its row.
            pub const fn description(self) -> ActDescription {
                match self {
                    $(Self::$kind => ActDescription {
                        id: $id,
                        role: Role::$role,
                        button: $button,
                        done: $done,
                        audit: $audit,
                        detail: ActDetail::$detail,
                    },)+
                }
            }

            /// The route that does it, with the opinion's number in braces.
            pub const fn route(self) -> &'static str {
                match self {
                    $(Self::$kind => concat!("/staff/opinions/{id}/", $id),)+
                }
            }
        }
    };
}

act_kinds! {
    Claim {
        id: "claim", role: Responder, button: "自分が受け持つ", done: "受け持ちました。",
        audit: "受け持った", detail: None,
    }
    Release {
        id: "release", role: Responder, button: "受け持ちをやめる", done: "受け持ちをやめました。",
        audit: "担当に戻した", detail: None,
    }
    Answer {
        id: "answer", role: Responder, button: "見え方を確かめる",
        done: "回答しました。書いた人は受付番号の画面で読めます。",
        audit: "回答した", detail: Outcome,
    }
    Merge {
        id: "merge", role: Responder, button: "統合先を確かめる", done: "統合しました。",
        audit: "統合した", detail: Opinion,
    }
    Move {
        id: "move", role: Responder, button: "移す", done: "担当を移しました。",
        audit: "担当を移した", detail: Department,
    }
    Assign {
        id: "assign", role: Responder, button: "施策を付ける", done: "施策を付けました。書いた人の選択は残っています。",
        audit: "施策を付けた", detail: Policy,
    }
    OutOfScope {
        id: "out-of-scope", role: Responder, button: "対象外にする", done: "対象外にしました。",
        audit: "対象外にした", detail: None,
    }
    Correct {
        id: "correct", role: Responder, button: "見え方を確かめる",
        done: "回答を直しました。書いた人は受付番号の画面で読めます。",
        audit: "回答を直した", detail: Outcome,
    }
    Withdraw {
        id: "withdraw", role: Responder, button: "取り下げる",
        done: "書いた人に代わって取り下げました。7日以内なら元に戻せます。",
        audit: "取り下げた", detail: Words,
    }
    UndoWithdrawal {
        id: "undo-withdrawal", role: Responder, button: "元に戻す", done: "取下げを元に戻しました。",
        audit: "取下げを元に戻した", detail: Words,
    }
    Publish {
        id: "publish", role: Publisher, button: "公開する", done: "公開しました。",
        audit: "公開した", detail: None,
    }
    Unpublish {
        id: "unpublish", role: Publisher, button: "公開をやめる", done: "公開をやめました。",
        audit: "公開をやめた", detail: None,
    }
    Mask {
        id: "mask", role: Responder, button: "伏せ字にする", done: "公開する文を変えました。",
        audit: "伏せ字を変えた", detail: None,
    }
    Undo {
        id: "undo", role: Responder, button: "取り消して確認中に戻す",
        done: "取り消して、確認中に戻しました。",
        audit: "取り消した", detail: None,
    }
    Remark {
        id: "remark", role: Responder, button: "メモを残す", done: "内部メモを残しました。",
        audit: "内部メモを書いた", detail: None,
    }
}

impl ActKind {
    /// Its name in addresses and in the audit log.
    pub const fn id(self) -> &'static str {
        self.description().id
    }

    /// Where its form about this opinion is sent.
    pub fn address(self, opinion: i64) -> String {
        self.route().replace("{id}", &opinion.to_string())
    }

    /// The kind of this name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }
}
