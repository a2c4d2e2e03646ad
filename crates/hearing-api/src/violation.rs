//! The rules of an opinion, in words that both sides know.

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

plan::vocabulary! {
    /// A field of an opinion. The id is its name in JSON and columns.
    pub enum Field {
        /// [`NewOpinion::subject`](crate::NewOpinion::subject).
        Subject = "subject", "ご意見の対象";
        /// [`NewOpinion::kind`](crate::NewOpinion::kind).
        Kind = "kind", "ご意見の種類";
        /// [`NewOpinion::text`](crate::NewOpinion::text).
        Text = "text", "ご意見";
        /// [`NewOpinion::lang`](crate::NewOpinion::lang).
        Lang = "lang", "書いた言語";
        /// [`NewOpinion::life_stage`](crate::NewOpinion::life_stage).
        LifeStage = "life_stage", "ライフステージ";
        /// [`NewOpinion::partner_role`](crate::NewOpinion::partner_role).
        PartnerRole = "partner_role", "お立場";
        /// [`NewOpinion::area`](crate::NewOpinion::area).
        Area = "area", "お住まいの地域";
        /// [`NewOpinion::may_publish`](crate::NewOpinion::may_publish).
        MayPublish = "may_publish", "公開してよいか";
        /// [`NewOpinion::contact`](crate::NewOpinion::contact).
        Contact = "contact", "回答のお知らせ先（メールアドレス）";
        /// [`NewOpinion::surface`](crate::NewOpinion::surface).
        Surface = "surface", "送信元の画面";
        /// [`NewOpinion::language`](crate::NewOpinion::language).
        Language = "language", "表示言語";
        /// [`NewOpinion::consent`](crate::NewOpinion::consent).
        Consent = "consent", "公開についての説明の版";
    }
}

impl Field {
    /// The name of its control in an HTML form: `life-stage` for `life_stage`.
    pub const fn input_name(self) -> &'static str {
        match self {
            Self::LifeStage => "life-stage",
            Self::PartnerRole => "partner-role",
            Self::MayPublish => "may-publish",
            _ => self.id(),
        }
    }

    /// The field whose control has this name.
    pub fn from_input_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|field| field.input_name() == name)
    }
}

plan::vocabulary! {
    /// A rule that a field can break. The label says what to do where the field does not matter.
    pub enum Rule {
        /// Nothing was given.
        Required = "required", "入力してください。";
        /// The value is none of those that can be chosen.
        Unknown = "unknown", "選択肢の中から選び直してください。";
        /// The plan has no such goal, policy or measure.
        NotInPlan = "not-in-plan", "計画の中にありません。選び直してください。";
        /// More characters than the field takes.
        TooLong = "too-long", "短くしてください。";
        /// A character that turns the direction of reading, and so can make a text show another.
        BidiControl = "bidi-control", "文字の並ぶ向きを変える特殊な文字が含まれています。消してください。";
        /// Not shaped like an e-mail address.
        NotAnAddress = "not-an-address", "メールアドレスの形になっていません。";
        /// JSON of another type than the field's.
        WrongType = "wrong-type", "値の型が正しくありません。";
    }
}

/// A rule that an opinion breaks, and where. Its JSON also carries the message, for readers
/// other than the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// Where.
    pub field: Field,
    /// Which rule.
    pub rule: Rule,
}

impl Violation {
    /// A violation of `rule` at `field`.
    pub const fn new(field: Field, rule: Rule) -> Self {
        Self { field, rule }
    }

    /// What the resident is to do about it.
    pub const fn message(self) -> &'static str {
        match (self.field, self.rule) {
            (Field::Text, Rule::Required) => "ご意見を入力してください。",
            (Field::Text, Rule::TooLong) => "ご意見は2,000文字以内で入力してください。",
            (Field::Text, Rule::BidiControl) => {
                "ご意見に、文字の並ぶ向きを変える特殊な文字が含まれています。消してからお送りください。"
            }
            (Field::Subject, Rule::Required) => "何についてのご意見かを選んでください。",
            (Field::Subject, Rule::Unknown) => "何についてのご意見かを選び直してください。",
            (Field::Subject, Rule::NotInPlan) => {
                "選ばれた項目は計画の中にありません。何についてのご意見かを選び直してください。"
            }
            (Field::Kind, Rule::Required) => "ご意見の種類を選んでください。",
            (Field::Contact, Rule::TooLong) => "メールアドレスは254文字以内で入力してください。",
            (Field::Contact, Rule::NotAnAddress) => {
                "メールアドレスは「name@example.jp」のような形で入力してください。お知らせが不要なら空のままにしてください。"
            }
            (_, rule) => rule.label(),
        }
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Violation", 3)?;
        object.serialize_field("field", &self.field)?;
        object.serialize_field("rule", &self.rule)?;
        object.serialize_field("message", self.message())?;
        object.end()
    }
}
