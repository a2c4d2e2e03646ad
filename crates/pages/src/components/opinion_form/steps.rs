use hearing_api::{Consent, Field, OpinionForm};
use maud::{Markup, html};
use plan::Plan;

use super::languages::languages;
use super::subject::chapters_form;
use super::{
    FAILURE, FIELDS, OpinionFormView, POINTED_OUT, SENDING, SENDS_RECEIPT, Step, UNANSWERED_BEGINS,
    UNNAMED, answer_id, answered, is_left_out, is_listed_only_answered, row_id, send_button,
    unanswered_line,
};
use crate::components::whose::trial_note;
use crate::contract::{field, id};
use crate::language::{is_japanese, language, tr, tr_with};
use crate::urls::Route;

impl OpinionFormView<'_> {
    /// The form: a question a step, and a check page.
    pub fn markup(&self) -> Markup {
        html! {
            form.opinion-form id=(id::OPINION_FORM) method="post" action=(Route::Follow) novalidate {
                (hidden_fields(self.key))
                (trap())
                (offline())
                (step(Step::Text, &html! { (self.text()) @if is_japanese() { noscript { (languages()) } } }))
                (step(Step::About, &html! { (self.about()) (self.kind()) }))
                (step(Step::You, &html! { (self.answer()) (self.you()) }))
                (step(Step::Check, &check(self.plan)))
            }
            (chapters_form())
        }
    }
}

/// What can be done while there is no line: the app says it itself. The form's script shows it.
fn offline() -> Markup {
    html! {
        @if !is_japanese() {
            div.failure id=(id::FORM_OFFLINE) role="status" tabindex="-1" hidden {
                p { (tr("いま、通信できないようです。書くことはできます。送るのは、つながってからにしてください。この画面を閉じると、書いたものは消えます。")) }
            }
        }
    }
}

/// What is sent with every form and not asked for.
pub(super) fn hidden_fields(key: &str) -> Markup {
    html! {
        input type="hidden" name=(field::KEY) value=(key);
        input type="hidden" name=(Field::Consent.input_name()) value=(Consent::CURRENT);
        @if let Some(language) = language() {
            input type="hidden" name=(Field::Language.input_name()) value=(language);
        }
    }
}

/// A field that people neither see nor hear of. Programs that fill every field fill it, too, and the
/// server asks again.
fn trap() -> Markup {
    html! {
        div.visually-hidden aria-hidden="true" {
            label for={ "field-" (field::TRAP) } { (tr("この欄には何も入力しないでください")) }
            input id={ "field-" (field::TRAP) } name=(field::TRAP) type="text" tabindex="-1" autocomplete="off";
        }
    }
}

fn step(step: Step, fields: &Markup) -> Markup {
    let number = step as usize + 1;
    let back = Step::ALL.get((step as usize).wrapping_sub(1));
    let progress = tr_with(
        "{number}／{of}　{step}",
        &[
            ("number", &number.to_string()),
            ("of", &Step::ALL.len().to_string()),
            ("step", tr(step.name())),
        ],
    );
    html! {
        section.opinion-form__step id=(step.id()) aria-labelledby=(step.question_id()) {
            @if let Some(back) = back {
                a.opinion-form__back href={ "#" (back.id()) } { span aria-hidden="true" { "‹" } (tr("戻る")) }
            }
            p.opinion-form__progress {
                span { (progress) }
                progress.opinion-form__bar aria-hidden="true" max=(Step::ALL.len()) value=(number) {}
            }
            h2.opinion-form__question id=(step.question_id()) tabindex="-1" { (tr(step.question())) }
            (fields)
            p.opinion-form__actions {
                // Without scripts, only the server can show what was answered.
                @if step >= Step::You {
                    noscript {
                        button.dads-button data-type="solid-fill" data-size="lg" type="submit" name=(field::CHECK) value="yes" {
                            (tr("内容を確かめる"))
                        }
                    }
                }
                @if step == Step::Check {
                    (send_button())
                } @else {
                    a.dads-button data-type="solid-fill" data-size="lg" href={ "#" (step.next().id()) } data-leaves=(step.id()) { (tr("次へ")) }
                }
            }
            @if step == Step::Check {
                p.opinion-form__reset { button.opinion-form__clear type="reset" { (tr("書いたものを消す")) } }
            }
        }
    }
}

/// What says that the check page leaves the field out while it is not answered, and whether it is then
/// named among those.
fn when_left_out(field: Field) -> Option<&'static str> {
    match field {
        Field::Lang => Some(UNNAMED),
        _ => is_listed_only_answered(field).then_some(""),
    }
}

fn check(plan: &Plan<'_>) -> Markup {
    html! {
        div.failure id=(FAILURE) tabindex="-1" hidden {}
        dl.check-list {
            @for field in FIELDS {
                div.check-list__row id=(row_id(field)) data-optional=[when_left_out(field)] hidden[is_left_out(field, "")] {
                    dt.check-list__name { (tr(field.label())) }
                    dd.check-list__value id=(answer_id(field)) { (answered(field, "", plan)) }
                    dd.check-list__change {
                        a href={ "#" (Step::of(field).id()) } {
                            (tr("直す")) span.visually-hidden { (tr("（")) (tr(field.label())) (tr("）")) }
                        }
                    }
                }
            }
        }
        p.opinion-form__unanswered {
            span id=(id::UNANSWERED) data-begins=(tr(UNANSWERED_BEGINS)) data-between=(tr("、")) { (unanswered_line(&OpinionForm::default())) }
            a.opinion-form__change href={ "#" (Step::You.id()) } { (tr("書き足す")) }
        }
        p.later-text id=(POINTED_OUT) hidden {}
        p.opinion-form__lead { (tr(SENDS_RECEIPT)) }
        (trial_note())
        p.opinion-form__sending id=(SENDING) role="status" {}
    }
}
