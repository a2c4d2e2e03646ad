use serde::{Deserialize, Serialize};

use crate::text::TEXT_MAX;
use crate::violation::Violation;

plan::vocabulary! {
    /// What went wrong, as the `type` of a [`Problem`]. The label is its title.
    pub enum ProblemType {
        /// Fields of the opinion break rules; the problem lists them.
        InvalidOpinion = "/problems/invalid-opinion", "入力内容をご確認ください";
        /// The idempotency key came with another body before.
        KeyReused = "/problems/key-reused", "この送信は、すでに別の内容で受け付けています";
        /// The opinion of this idempotency key was taken back before it arrived.
        TakenBack = "/problems/taken-back", "この送信は取り消されています";
        /// No idempotency key, or one that is no UUID.
        InvalidKey = "/problems/invalid-key", "送信の識別番号がありません";
        /// The body is not what its content type says.
        MalformedBody = "/problems/malformed-body", "送信内容を読み取れませんでした";
        /// The body's content type is not taken here.
        UnsupportedMediaType = "/problems/unsupported-media-type", "この形式では受け付けていません";
        /// The body has more bytes than an opinion can need.
        BodyTooLarge = "/problems/body-too-large", "送信内容が大きすぎます";
        /// The text is not shaped like a receipt.
        InvalidReceipt = "/problems/invalid-receipt", "受付番号をご確認ください";
        /// No opinion has this receipt.
        UnknownReceipt = "/problems/unknown-receipt", "この受付番号のご意見は見つかりません";
        /// Nothing is at this address.
        NotFound = "/problems/not-found", "見つかりません";
        /// The address does not take this method.
        MethodNotAllowed = "/problems/method-not-allowed", "この操作はできません";
        /// The client asked too often.
        TooManyRequests = "/problems/too-many-requests", "しばらくお待ちください";
        /// It took too long.
        Timeout = "/problems/timeout", "時間内に処理できませんでした";
        /// The store does not answer.
        Unavailable = "/problems/unavailable", "ただいま受け付けできません";
    }
}

impl ProblemType {
    /// The HTTP status that it comes with.
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidKey | Self::MalformedBody => 400,
            Self::InvalidReceipt | Self::UnknownReceipt | Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::TakenBack => 410,
            Self::BodyTooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::InvalidOpinion | Self::KeyReused => 422,
            Self::TooManyRequests => 429,
            Self::Timeout | Self::Unavailable => 503,
        }
    }

    /// What the resident is to do.
    pub const fn detail(self) -> &'static str {
        match self {
            Self::InvalidOpinion => "印のついた項目を直して、もう一度お送りください。",
            Self::KeyReused => {
                "先に送られたご意見は受け付けています。別のご意見として送るには、新しい画面からお送りください。"
            }
            Self::TakenBack => {
                "取り消された送信のため、受け付けませんでした。市には届いていません。改めて送るには、新しい画面からお送りください。"
            }
            Self::InvalidKey => {
                "Idempotency-Key ヘッダーに UUID を付けてお送りください。画面からお送りの場合は、ページを読み込み直してください。"
            }
            Self::MalformedBody => "ページを読み込み直して、もう一度お送りください。",
            Self::UnsupportedMediaType => "本文は JSON（application/json）でお送りください。",
            Self::BodyTooLarge => {
                const { assert!(TEXT_MAX == 2_000) };
                "ご意見は2,000文字以内にして、もう一度お送りください。"
            }
            Self::InvalidReceipt => "受付番号を確かめて、もう一度入力してください。",
            Self::UnknownReceipt => "受付番号に間違いがないか、お確かめください。",
            Self::NotFound => "アドレスに間違いがないか、お確かめください。",
            Self::MethodNotAllowed => "ページを読み込み直して、もう一度お試しください。",
            Self::TooManyRequests => {
                "短い時間に多くの操作がありました。数分おいてから、もう一度お試しください。二重に受け付けることはありません。"
            }
            Self::Timeout => {
                "送信が届いていない場合があります。しばらくしてから、同じ画面でもう一度お送りください。二重に受け付けることはありません。"
            }
            Self::Unavailable => {
                "しばらくしてから、同じ画面でもう一度お試しください。二重に受け付けることはありません。"
            }
        }
    }
}

/// What an error travels as: RFC 9457, in words that tell the resident what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// What went wrong.
    #[serde(rename = "type")]
    pub problem_type: ProblemType,
    /// The same for every problem of the type.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What the resident is to do.
    pub detail: String,
    /// The fields that break rules; empty but for [`ProblemType::InvalidOpinion`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Violation>,
}

impl Problem {
    /// The media type of a problem's JSON.
    pub const CONTENT_TYPE: &'static str = "application/problem+json";

    /// A problem of this type, with its type's words.
    pub fn new(problem_type: ProblemType) -> Self {
        Self {
            problem_type,
            title: problem_type.label().to_owned(),
            status: problem_type.status(),
            detail: problem_type.detail().to_owned(),
            errors: Vec::new(),
        }
    }

    /// An opinion that breaks rules.
    pub fn invalid_opinion(errors: Vec<Violation>) -> Self {
        Self {
            errors,
            ..Self::new(ProblemType::InvalidOpinion)
        }
    }

    /// The same problem, with more precise advice.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        Self {
            detail: detail.into(),
            ..self
        }
    }
}
