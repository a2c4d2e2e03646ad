//! Opinions that are on their way, and receipts, as the device keeps them.

use hearing_api::{Field, OpinionForm, Receipt, Subject};
use pages::components::outbox_notice::SentOpinion;
use plan_data::BRIEF;

use crate::browser::{self, Json, Storage};
use crate::opinions::kept_opinion;

/// The name of the idempotency key among the fields of a kept opinion.
const KEY: &str = "key";
/// The name of the reason why it was refused.
const REFUSAL: &str = "refusal";
/// The name of what says that it is to be withdrawn.
const WITHDRAWING: &str = "withdrawing";

/// An opinion on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its idempotency key.
    pub key: String,
    /// The opinion.
    pub opinion: OpinionForm,
    /// Why it was refused, by the endpoint or on the way there; empty if it was not. It is sent again
    /// only when the reader asks for it, the app starts, or the line comes back.
    pub refusal: String,
    /// Whether its writer took it back. It may have arrived: then it is withdrawn.
    pub is_withdrawing: bool,
}

impl Pending {
    /// What the opinion is about, in words.
    pub fn about(&self) -> String {
        subject_of(&self.opinion)
    }

    /// As the device keeps it.
    pub fn to_json(&self) -> Json {
        let withdrawing = if self.is_withdrawing { WITHDRAWING } else { "" };
        kept_opinion::record(
            &self.opinion,
            &[
                (KEY, &self.key),
                (REFUSAL, &self.refusal),
                (WITHDRAWING, withdrawing),
            ],
        )
    }

    /// What the device keeps, if it can be read.
    pub fn from_json(json: &Json) -> Option<Self> {
        Some(Self {
            key: json.text(KEY)?.to_owned(),
            opinion: kept_opinion::opinion(json),
            refusal: json.text(REFUSAL).unwrap_or_default().to_owned(),
            is_withdrawing: json.text(WITHDRAWING) == Some(WITHDRAWING),
        })
    }
}

/// An opinion that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its receipt.
    pub receipt: Receipt,
    /// What it was about, in words.
    pub about: String,
    /// When the endpoint stored it, RFC 3339.
    pub received_at: String,
    /// Its control code, which shows that it is its owner's; empty where this device has none.
    pub control_code: String,
    /// The key that it was sent with, which shows that this is the device that sent it; empty where
    /// it is not.
    pub key: String,
}

impl Sent {
    /// As pages show it.
    pub fn shown(&self) -> SentOpinion<'_> {
        SentOpinion {
            receipt: self.receipt,
            about: &self.about,
            control_code: &self.control_code,
            received: browser::japanese_time(&self.received_at).unwrap_or_default(),
        }
    }

    /// As the device keeps it.
    pub fn to_json(&self) -> Json {
        Json::record([
            ("receipt", self.receipt.to_string()),
            ("about", self.about.clone()),
            ("received_at", self.received_at.clone()),
            ("control_code", self.control_code.clone()),
            (KEY, self.key.clone()),
        ])
    }

    /// What the device keeps, if it can be read.
    pub fn from_json(json: &Json) -> Option<Self> {
        Some(Self {
            receipt: json.read("receipt")?,
            about: json.text("about")?.to_owned(),
            received_at: json.text("received_at")?.to_owned(),
            // Receipts that were kept before there were codes have neither.
            control_code: json.text("control_code").unwrap_or_default().to_owned(),
            key: json.text(KEY).unwrap_or_default().to_owned(),
        })
    }
}

/// What the device keeps under `key`.
pub fn load<T>(key: &str, read: fn(&Json) -> Option<T>) -> Vec<T> {
    let kept = browser::load(Storage::Local, key);
    kept.iter().flat_map(Json::items).filter_map(read).collect()
}

/// Keeps `values` under `key`; `false` where the device does not.
pub fn save<T>(key: &str, values: &[T], write: fn(&T) -> Json) -> bool {
    browser::save(
        Storage::Local,
        key,
        &Json::List(values.iter().map(write).collect()),
    )
}

/// What an opinion is about, in words.
pub fn subject_of(opinion: &OpinionForm) -> String {
    let subject = opinion.get(Field::Subject).parse::<Subject>();
    subject.map_or_else(|_| String::new(), |subject| subject.label(&BRIEF))
}
