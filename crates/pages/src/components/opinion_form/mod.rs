//! The form that sends an opinion: it begins with what one wants to say, and ends with a check page.
//!
//! It is one plain HTML form. Without the app the style sheet shows the step that the fragment
//! names, and the form is posted to the server. With it, `pages::send` checks each step on the way.

mod again;
mod fields;
mod languages;
mod steps;
mod subject;
mod writing;

use hearing_api::{
    Field, Finding, OpinionForm, Subject, TEXT_MAX, TextLanguage, Violation, in_words,
};
use maud::{Markup, html};
use plan::Plan;

use crate::language::{PageLanguage, is_of_japanese, lang_of, language, tr, tr_with};
use crate::subject_name::subject_name;

pub use again::{ReturnReason, ReturnedForm};
pub use languages::languages;
pub use subject::{proposal_cards, proposals, proposed, undecided_card};
pub use writing::{about_line, plan_words};

/// How many of them are shown at most.
pub const MOST_PROPOSALS: usize = 3;
/// The id of what folds the choices of a subject away where it is known.
pub const DOORS: &str = "subject-doors";
/// The id of what says beside the words what they are about.
pub const ABOUT_LINE: &str = "about-line";
/// The id of the plan's own words beside those of the writer.
pub const PLAN_WORDS: &str = "plan-words";
/// How the line of what is not answered begins.
const UNANSWERED_BEGINS: &str = "答えていない項目：";
/// What `data-optional` says of a field that is not named among those that are not answered.
const UNNAMED: &str = "unnamed";
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
    /// The words.
    Text,
    /// What they are about, and what they want to be.
    About,
    /// Who writes, publishing and the answer.
    You,
    /// All of it once more.
    Check,
}

impl Step {
    /// In the order of the form.
    pub const ALL: [Self; 4] = [Self::Text, Self::About, Self::You, Self::Check];

    /// The id of the step's element, and so the fragment that names it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::About => "about",
            Self::You => "you",
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
            Field::Text | Field::Lang => Self::Text,
            Field::Subject | Field::Kind => Self::About,
            Field::LifeStage
            | Field::PartnerRole
            | Field::Area
            | Field::MayPublish
            | Field::Contact => Self::You,
            Field::Surface | Field::Language | Field::Consent => Self::Check,
        }
    }

    /// What it is called beside its number.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "書く",
            Self::About => "何について",
            Self::You => "あなたのこと・公開（任意）",
            Self::Check => "確かめる",
        }
    }

    /// What it asks.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Text => "言いたいことを書いてください",
            Self::About => "何についての、どんな意見ですか",
            Self::You => "よければ、教えてください",
            Self::Check => "この内容で送りますか",
        }
    }
}

/// The fields that a resident fills, in the order of the form.
pub const FIELDS: [Field; 9] = [
    Field::Text,
    Field::Lang,
    Field::Subject,
    Field::Kind,
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
        Field::Subject | Field::Kind => format!("group-{}", field.input_name()),
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
    /// What the words may be about.
    pub proposed: &'a [Subject],
}

/// What is said above the button that sends.
pub const SENDS_RECEIPT: &str = "送ると受付番号が出ます。番号が出たら、送れています。";

/// The button that sends.
pub fn send_button() -> Markup {
    html! {
        button.dads-button data-type="solid-fill" data-size="lg" type="submit" { (tr("この内容で送る")) }
    }
}

/// What in the text looks like personal data, and that it is for the writer to decide; nothing if
/// nothing does.
pub fn pointed_out(text: &str, findings: &[Finding]) -> String {
    let found: String = findings
        .iter()
        .map(|finding| [tr("「"), &text[finding.range.clone()], tr("」")].concat())
        .collect();
    if found.is_empty() {
        return found;
    }
    tr_with(
        "{found}は、個人が分かることかもしれません。消すときは「直す」を押してください。このままでも送れます。",
        &[("found", &found)],
    )
}

/// From how many characters on it is said how many are left: before that, the number would look like
/// a duty.
const COUNTED_FROM: usize = 1_800;

/// How many characters may still be typed, in words; nothing while there is room enough.
pub fn characters_left(typed: usize) -> String {
    const { assert!(TEXT_MAX == 2_000) };
    match TEXT_MAX.checked_sub(typed) {
        _ if typed < COUNTED_FROM => String::new(),
        Some(left) => format!("あと{left}文字（2,000文字まで）"),
        None => format!("{}文字多いです（2,000文字まで）", typed - TEXT_MAX),
    }
}

/// Whether the check page leaves the field out while it is not answered, and names it with the others.
pub const fn is_listed_only_answered(field: Field) -> bool {
    matches!(
        field,
        Field::LifeStage | Field::PartnerRole | Field::Area | Field::Contact
    )
}

/// Whether the check page leaves the field out, for what was typed or chosen. Who writes Japanese on a
/// page in Japanese chose nothing.
pub fn is_left_out(field: Field, value: &str) -> bool {
    let is_own = || is_of_japanese() && ["", TextLanguage::Japanese.id()].contains(&value);
    is_unanswered(field, value) || field == Field::Lang && is_own()
}

fn is_unanswered(field: Field, value: &str) -> bool {
    is_listed_only_answered(field) && value.trim().is_empty()
}

/// The fields that are not answered and need not be, in one line; nothing if all are.
pub fn unanswered_line(form: &OpinionForm) -> String {
    let names: Vec<&str> = FIELDS
        .into_iter()
        .filter(|field| is_unanswered(*field, form.get(*field)))
        .map(|field| tr(field.label()))
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        [tr(UNANSWERED_BEGINS), &names.join(tr("、"))].concat()
    }
}

/// What a field holds, as its writer reads it before sending.
pub fn answered(field: Field, value: &str, plan: &Plan<'_>) -> Markup {
    let subject = value.parse().ok().filter(|_| field == Field::Subject);
    let is_free = matches!(field, Field::Text | Field::Contact);
    html! {
        @if let Some(subject) = subject {
            (subject_name(subject, plan))
        } @else if field == Field::Lang {
            (language_name(value.parse().unwrap_or_else(|_| own_language())))
        } @else if is_free && !value.trim().is_empty() {
            bdi { (value) }
        } @else {
            (tr(&in_words(field, value, plan)))
        }
    }
}

/// The language in which who chooses nothing writes.
fn own_language() -> TextLanguage {
    let id = language().map(PageLanguage::id);
    id.and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// What a language calls itself.
fn language_name(language: TextLanguage) -> Markup {
    html! {
        @if language == TextLanguage::Other { (tr(language.label())) }
        @else { span lang=[lang_of(language)] { (language.label()) } }
    }
}

/// The id of the line of a field on the check page.
pub fn row_id(field: Field) -> String {
    format!("row-{}", field.input_name())
}
