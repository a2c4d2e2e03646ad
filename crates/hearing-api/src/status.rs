use serde::{Deserialize, Serialize};

use crate::answer::Answer;
use crate::control_code::ControlCode;
use crate::kind::Kind;
use crate::receipt::Receipt;
#[cfg(feature = "schema")]
use crate::schema;
use crate::subject::Subject;

plan::vocabulary! {
    /// 対応状況: how far the city is with an opinion.
    pub enum Status {
        /// 受付: it is stored.
        Received = "received", "受付";
        /// 確認中: a department has it.
        InReview = "in-review", "確認中";
        /// 回答済: there is an answer.
        Answered = "answered", "回答済";
        /// 統合: it goes on as part of another.
        Merged = "merged", "統合";
        /// 取下げ: its writer took it back.
        Withdrawn = "withdrawn", "取下げ";
        /// 対象外: it is not about the plan.
        OutOfScope = "out-of-scope", "対象外";
    }
}

impl Status {
    /// Whether the city still has something to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::InReview)
    }

    /// How far a voice without an answer is, as residents read it.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Received => "届いています",
            Self::InReview => "担当が検討しています",
            Self::Answered => "回答しました",
            Self::Merged => "同じ内容の意見とまとめました",
            Self::Withdrawn => "取り下げられました",
            Self::OutOfScope => "計画の対象ではありません",
        }
    }

    /// The shape that stands before the sentence.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::OutOfScope => "－",
            _ => "○",
        }
    }

    /// What the status means, as the writer of the opinion reads it.
    pub const fn explained(self) -> &'static str {
        match self {
            Self::Received => "市が意見を受け取りました。これから担当が確認します。",
            Self::InReview => "担当の部署が確認しています。",
            Self::Answered => "市が回答しました。",
            Self::Merged => "同じ内容の意見とまとめて対応しています。",
            Self::Withdrawn => "取り下げられました。",
            Self::OutOfScope => "計画の対象ではないため、対応を終えました。",
        }
    }
}

/// The body of a successful `POST /api/opinions`: the opinion is stored and stays so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Accepted {
    /// 受付番号.
    pub receipt: Receipt,
    /// 控えコード, which takes the opinion back; none for a number given out before there were codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control_code: Option<ControlCode>,
    /// When it was stored, RFC 3339 in UTC.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::time"))]
    pub received_at: String,
}

/// The body of a successful `POST /api/opinions/withdraw`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Withdrawn {
    /// Always [`Status::Withdrawn`].
    pub status: Status,
}

/// The body of `GET /api/opinions/{receipt}`, and what the page at `/opinions/{receipt}` is written from.
///
/// By design it has neither the text nor the address: a receipt may be read over a shoulder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpinionStatus {
    /// 受付番号.
    pub receipt: Receipt,
    /// What it is about, as its writer chose.
    pub subject: Subject,
    /// The policy that the city found for it, where its writer could not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assigned: Option<Subject>,
    /// What it wants to be.
    pub kind: Kind,
    /// How far the city is with it.
    pub status: Status,
    /// When it was stored, RFC 3339 in UTC.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::time"))]
    pub received_at: String,
    /// When a clerk first opened it, RFC 3339 in UTC; none while nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::time"))]
    pub read_at: Option<String>,
    /// Every status that it has had, the first one first.
    pub history: Vec<HistoryEntry>,
    /// The date by which the city means to answer, `2026-05-01`, while it has not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::date"))]
    pub expected_by: Option<String>,
    /// The answer; for a merged opinion that of the one that it goes on with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// For a writer who gave an address, while there is no answer: whether an e-mail will tell of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_announced: Option<bool>,
    /// What its writer said of the answer: whether it answers the opinion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_helpful: Option<bool>,
    /// Whether acts on it ask for its control code; numbers given out before there were codes have
    /// none.
    pub has_control_code: bool,
    /// For a withdrawn opinion, until when that can be undone, RFC 3339 in UTC; then its text goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::time"))]
    pub undo_until: Option<String>,
    /// The number of the voice in which the city has published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<i64>,
}

/// A status, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HistoryEntry {
    /// The status.
    pub status: Status,
    /// Since when, RFC 3339 in UTC.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::time"))]
    pub at: String,
    /// Why, where the writer reads it: an opinion that is out of scope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
