//! The form that sends an opinion: a question a step, and a check page.
//!
//! It is one plain HTML form. Without the app the style sheet shows the step that the fragment
//! names, and the form is posted to the server. With it, `pages::send` checks each step on the way.

mod again;
mod fields;
mod steps;

use hearing_api::{Field, Finding, OpinionForm, TEXT_MAX, Violation};
use maud::{Markup, html};
use plan::Plan;

pub use again::ReturnedForm;

/// The id of what says in full what the opinion is about, which a narrow select cuts short.
pub const CHOSEN: &str = "chosen-subject";
/// The id of what says how many characters are left.
pub const COUNT: &str = "count-text";
/// The id of what says that the text has become too long.
pub const OVER: &str = "over-text";
/// The id of what says why the endpoint would not take the opinion.
pub const FAILURE: &str = "failure";
/// The id of what points out what looks like personal data.
pub const POINTED_OUT: &str = "pointed-out";
/// The id of what says that the opinion is on its way.
pub const SENDING: &str = "sending";

/// A step of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What it is about.
    About,
    /// What it wants to be.
    Kind,
    /// The words.
    Text,
    /// Who writes.
    You,
    /// Publishing and the answer.
    Answer,
    /// All of it once more.
    Check,
}

impl Step {
    /// In the order of the form.
    pub const ALL: [Self; 6] = [
        Self::About,
        Self::Kind,
        Self::Text,
        Self::You,
        Self::Answer,
        Self::Check,
    ];

    /// The id of the step's element, and so the fragment that names it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Kind => "kind",
            Self::Text => "text",
            Self::You => "you",
            Self::Answer => "answer",
            Self::Check => "check",
        }
    }

    /// The step with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.id() == id)
    }

    /// The id of the step's heading.
    pub fn question_id(self) -> String {
        format!("{}-question", self.id())
    }

    /// The step after this one; the last one stays.
    pub fn next(self) -> Self {
        Self::ALL.get(self as usize + 1).copied().unwrap_or(self)
    }

    /// The step that asks for a field.
    pub const fn of(field: Field) -> Self {
        match field {
            Field::Subject => Self::About,
            Field::Kind => Self::Kind,
            Field::Text => Self::Text,
            Field::LifeStage | Field::PartnerRole | Field::Area => Self::You,
            Field::MayPublish | Field::Contact => Self::Answer,
            Field::Surface | Field::Language | Field::Consent => Self::Check,
        }
    }

    /// What it asks.
    pub const fn question(self) -> &'static str {
        match self {
            Self::About => "何についての意見ですか",
            Self::Kind => "どのような意見ですか",
            Self::Text => "意見を書いてください",
            Self::You => "あなたについて（任意）",
            Self::Answer => "公開と回答について",
            Self::Check => "この内容で送りますか",
        }
    }
}

/// The fields that a resident fills, in the order of the form.
pub const FIELDS: [Field; 8] = [
    Field::Subject,
    Field::Kind,
    Field::Text,
    Field::LifeStage,
    Field::PartnerRole,
    Field::Area,
    Field::MayPublish,
    Field::Contact,
];

/// The id of a field's control; for a group of choices, of the first.
pub fn control_id(field: Field) -> String {
    format!("field-{}", field.input_name())
}

/// The id of what is marked as invalid: the control, or the group of choices.
pub fn invalid_id(field: Field) -> String {
    match field {
        Field::Kind => format!("group-{}", field.input_name()),
        _ => control_id(field),
    }
}

/// The id of what says what is wrong with a field.
pub fn error_id(field: Field) -> String {
    super::field::error_id(field.input_name())
}

/// The id of what says on the check page what a field holds.
pub fn answer_id(field: Field) -> String {
    format!("answer-{}", field.input_name())
}

/// What stands in the form.
pub struct OpinionFormView<'a> {
    /// What it can be about.
    pub plan: &'a Plan<'a>,
    /// What was typed and chosen.
    pub form: &'a OpinionForm,
    /// The key under which it will be sent without the app.
    pub key: &'a str,
    /// What is wrong with its fields.
    pub violations: &'a [Violation],
    /// Whether the app answers while it is filled in.
    pub has_app: bool,
}

/// What is said above the button that sends.
pub const SENDS_RECEIPT: &str = "送ると受付番号が出ます。番号が出たら、意見は市に届いています。";

/// The button that sends.
pub fn send_button() -> Markup {
    html! {
        button.dads-button data-type="solid-fill" data-size="lg" type="submit" { "この内容で送る" }
    }
}

/// What in the text looks like personal data, and that it is for the writer to decide; nothing if
/// nothing does.
pub fn pointed_out(text: &str, findings: &[Finding]) -> String {
    let found: String = findings
        .iter()
        .map(|finding| format!("「{}」", &text[finding.range.clone()]))
        .collect();
    if found.is_empty() {
        return found;
    }
    format!(
        "{found}は、個人が分かることかもしれません。消すときは「直す」を押してください。このままでも送れます。"
    )
}

/// How many characters may still be typed, in words.
pub fn characters_left(typed: usize) -> String {
    const { assert!(TEXT_MAX == 2_000) };
    match TEXT_MAX.checked_sub(typed) {
        Some(left) => format!("あと{left}文字（2,000文字まで）"),
        None => format!("{}文字多いです（2,000文字まで）", typed - TEXT_MAX),
    }
}
