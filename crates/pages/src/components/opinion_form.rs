//! The form that sends an opinion: a question a step, and a check page.
//!
//! It is one plain HTML form. Without the app the style sheet shows the step that the fragment
//! names, and the form is posted to the server. With it, `pages::send` checks each step on the way.

use hearing_api::{Area, Consent, Field, Kind, Subject, TEXT_MAX, unanswered};
use maud::{Markup, html};
use plan::{LifeStage, PartnerRole};
use plan_data::BRIEF;

use crate::urls::Route;

/// The id of the form.
pub const FORM: &str = "opinion-form";
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

/// The value of the hidden field `key` in the prerendered page, which the server replaces with a
/// fresh UUID each time it hands the page out.
const KEY_PLACEHOLDER: &str = "00000000-0000-0000-0000-000000000000";

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
    format!("error-{}", field.input_name())
}

/// The id of what says on the check page what a field holds.
pub fn answer_id(field: Field) -> String {
    format!("answer-{}", field.input_name())
}

/// The form, empty.
pub fn opinion_form() -> Markup {
    html! {
        form.opinion-form id=(FORM) method="post" action=(Route::Follow) novalidate {
            input type="hidden" name="key" value=(KEY_PLACEHOLDER);
            input type="hidden" name=(Field::Consent.input_name()) value=(Consent::CURRENT);
            (trap())
            (step(Step::About, &about_fields()))
            (step(Step::Kind, &kind_fields()))
            (step(Step::Text, &text_fields()))
            (step(Step::You, &you_fields()))
            (step(Step::Answer, &answer_fields()))
            (step(Step::Check, &check_fields()))
            p.opinion-form__reset {
                button.dads-button data-type="text" data-size="md" type="reset" { "書いたものを消す" }
            }
        }
    }
}

/// A field that people neither see nor hear of. Programs that fill every field fill it, too, and the
/// server asks again.
fn trap() -> Markup {
    html! {
        div.visually-hidden aria-hidden="true" {
            label for="field-homepage" { "この欄には何も入力しないでください" }
            input id="field-homepage" name="homepage" type="text" tabindex="-1" autocomplete="off";
        }
    }
}

fn step(step: Step, fields: &Markup) -> Markup {
    let number = step as usize + 1;
    let back = Step::ALL.get((step as usize).wrapping_sub(1));
    html! {
        section.opinion-form__step id=(step.id()) aria-labelledby=(step.question_id()) {
            p.opinion-form__progress {
                (number) " / " (Step::ALL.len())
                progress.opinion-form__bar aria-hidden="true" max=(Step::ALL.len()) value=(number) {}
            }
            h2.opinion-form__question id=(step.question_id()) tabindex="-1" { (step.question()) }
            (fields)
            p.opinion-form__actions {
                // Without scripts, only the server can show what was answered.
                @if step >= Step::Answer {
                    noscript {
                        button.dads-button data-type="solid-fill" data-size="lg" type="submit" name="check" value="yes" {
                            "内容を確かめる"
                        }
                    }
                }
                @if step == Step::Check {
                    button.dads-button data-type="solid-fill" data-size="lg" type="submit" { "この内容で送る" }
                } @else {
                    a.dads-button data-type="solid-fill" data-size="lg" href={ "#" (step.next().id()) } data-leaves=(step.id()) { "次へ" }
                }
                @if let Some(back) = back {
                    a.dads-button data-type="text" data-size="lg" href={ "#" (back.id()) } { "戻る" }
                }
            }
        }
    }
}

fn badge(required: bool) -> Markup {
    html! {
        @if required { span.dads-field__badge data-kind="required" { "必須" } }
        @else { span.dads-field__badge data-kind="optional" { "任意" } }
    }
}

fn error(field: Field) -> Markup {
    html! { p.dads-field__error id=(error_id(field)) hidden {} }
}

fn about_fields() -> Markup {
    let option = |subject: Subject, label: &str| html! { option value=(subject) { (label) } };
    html! {
        div.dads-field {
            label.dads-field__label for=(control_id(Field::Subject)) {
                "計画全体、将来目標、施策、取組から選んでください" (badge(true))
            }
            (error(Field::Subject))
            select.dads-select id=(control_id(Field::Subject)) name=(Field::Subject.input_name()) aria-required="true" aria-describedby=(error_id(Field::Subject)) {
                option value="" { "選んでください" }
                (option(Subject::Plan, &Subject::Plan.label(&BRIEF)))
                optgroup label="将来目標" {
                    @for goal in BRIEF.vision.goals { (option(Subject::Goal(goal.number), goal.title)) }
                }
                @for policy in BRIEF.current_policies() {
                    @let name = format!("{} {}", policy.code, policy.name);
                    optgroup label=(name) {
                        (option(Subject::Policy(policy.code), &format!("{name}（施策全体）")))
                        @for measure in policy.measures {
                            (option(
                                Subject::Measure { edition: policy.edition, policy: policy.code, number: measure.number },
                                &format!("{} {}", measure.mark(), measure.title.text),
                            ))
                        }
                    }
                }
            }
            p.opinion-form__chosen id=(CHOSEN) {}
            p.dads-field__support { a href=(Route::all_policies()) { "施策を読んでから選ぶ" } }
        }
    }
}

fn kind_fields() -> Markup {
    html! {
        fieldset.dads-field id=(invalid_id(Field::Kind)) role="radiogroup" aria-required="true" aria-describedby=(error_id(Field::Kind)) {
            legend.dads-field__label { "近いものをひとつ選んでください" (badge(true)) }
            (error(Field::Kind))
            div.radio-list {
                @for (at, kind) in Kind::ALL.iter().enumerate() {
                    label.radio-card {
                        input.radio-card__input type="radio" name=(Field::Kind.input_name()) value=(kind)
                            id=[(at == 0).then(|| control_id(Field::Kind))];
                        span.radio-card__body {
                            span.radio-card__label { (kind.label()) }
                            span.radio-card__text { (kind.explained()) }
                        }
                    }
                }
            }
        }
    }
}

fn text_fields() -> Markup {
    html! {
        div.dads-field {
            label.dads-field__label for=(control_id(Field::Text)) { "ご意見" (badge(true)) }
            p.dads-field__support #support-text {
                "名前、住所、電話番号など、個人が分かることは書かないでください。"
            }
            (error(Field::Text))
            textarea.dads-textarea id=(control_id(Field::Text)) name=(Field::Text.input_name()) rows="9" aria-required="true"
                aria-describedby={ "support-text " (error_id(Field::Text)) " " (COUNT) } {}
            p.opinion-form__count id=(COUNT) { (characters_left(0)) }
            p.visually-hidden id=(OVER) role="status" {}
        }
    }
}

/// How many characters may still be typed, in words.
pub fn characters_left(typed: usize) -> String {
    const { assert!(TEXT_MAX == 2_000) };
    match TEXT_MAX.checked_sub(typed) {
        Some(left) => format!("あと{left}文字（2,000文字まで）"),
        None => format!("{}文字多いです（2,000文字まで）", typed - TEXT_MAX),
    }
}

fn you_fields() -> Markup {
    let life_stages = LifeStage::ALL
        .iter()
        .map(|choice| (choice.id(), choice.label()))
        .collect();
    let roles = PartnerRole::ALL
        .iter()
        .map(|choice| (choice.id(), choice.label()))
        .collect();
    let areas = Area::ALL
        .iter()
        .map(|choice| (choice.id(), choice.label()))
        .collect();
    html! {
        p.opinion-form__lead { (Consent::ON_WRITER) }
        (optional_choice(Field::LifeStage, life_stages))
        (optional_choice(Field::PartnerRole, roles))
        (optional_choice(Field::Area, areas))
    }
}

fn optional_choice(field: Field, choices: Vec<(&'static str, &'static str)>) -> Markup {
    html! {
        div.dads-field {
            label.dads-field__label for=(control_id(field)) { (field.label()) (badge(false)) }
            (error(field))
            select.dads-select id=(control_id(field)) name=(field.input_name()) aria-describedby=(error_id(field)) {
                option value="" { "答えない" }
                @for (id, label) in choices { option value=(id) { (label) } }
            }
        }
    }
}

fn answer_fields() -> Markup {
    html! {
        div.dads-field {
            label.check-card {
                input.check-card__input id=(control_id(Field::MayPublish)) type="checkbox" name=(Field::MayPublish.input_name()) value="true";
                span.check-card__body {
                    span.check-card__label { "意見と回答を公開してもよい" }
                    span.check-card__text {
                        (Consent::ON_OPINION)
                    }
                }
            }
        }
        div.dads-field {
            label.dads-field__label for=(control_id(Field::Contact)) { (Field::Contact.label()) (badge(false)) }
            p.dads-field__support #support-contact { "市の回答などのお知らせだけに使います。なくても、受付番号で行方をたどれます。" }
            (error(Field::Contact))
            input.dads-input id=(control_id(Field::Contact)) type="email" inputmode="email" autocomplete="email"
                name=(Field::Contact.input_name()) aria-describedby={ "support-contact " (error_id(Field::Contact)) };
        }
    }
}

fn check_fields() -> Markup {
    html! {
        div.failure id=(FAILURE) tabindex="-1" hidden {}
        dl.check-list {
            @for field in FIELDS {
                div.check-list__row {
                    dt.check-list__name { (field.label()) }
                    dd.check-list__value id=(answer_id(field)) { (unanswered(field)) }
                    dd.check-list__change {
                        a href={ "#" (Step::of(field).id()) } {
                            "直す" span.visually-hidden { "（" (field.label()) "）" }
                        }
                    }
                }
            }
        }
        p.later-text id=(POINTED_OUT) hidden {}
        p.opinion-form__lead { "送ると受付番号が出ます。番号が出たら、意見は市に届いています。" }
        p.opinion-form__sending id=(SENDING) role="status" {}
    }
}
