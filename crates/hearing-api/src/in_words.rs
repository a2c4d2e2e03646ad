use plan::{LifeStage, PartnerRole, Plan};

use crate::area::Area;
use crate::kind::Kind;
use crate::subject::Subject;
use crate::text_language::TextLanguage;
use crate::violation::{Field, Rule};

/// What a field of a form holds, as people read it before they send it.
pub fn in_words(field: Field, value: &str, plan: &Plan<'_>) -> String {
    let label = match field {
        Field::Subject => value
            .parse::<Subject>()
            .ok()
            .map(|subject| subject.label(plan)),
        Field::Kind => value
            .parse::<Kind>()
            .ok()
            .map(|kind| kind.label().to_owned()),
        Field::Lang => value
            .parse::<TextLanguage>()
            .ok()
            .map(|choice| choice.label().to_owned()),
        Field::LifeStage => value
            .parse::<LifeStage>()
            .ok()
            .map(|choice| choice.label().to_owned()),
        Field::PartnerRole => value
            .parse::<PartnerRole>()
            .ok()
            .map(|choice| choice.label().to_owned()),
        Field::Area => value
            .parse::<Area>()
            .ok()
            .map(|choice| choice.label().to_owned()),
        Field::MayPublish => {
            matches!(value, "true" | "on").then(|| "はい（あなたのことも添えて）".to_owned())
        }
        Field::Text | Field::Contact | Field::Surface | Field::Language | Field::Consent => {
            (!value.trim().is_empty()).then(|| value.to_owned())
        }
    };
    label.unwrap_or_else(|| unanswered(field).to_owned())
}

/// The same of a field that is not filled in.
pub const fn unanswered(field: Field) -> &'static str {
    match field {
        Field::Subject | Field::Kind | Field::Text => Rule::Required.label(),
        Field::Lang => TextLanguage::Japanese.label(),
        Field::MayPublish => "いいえ",
        _ => "（なし）",
    }
}
