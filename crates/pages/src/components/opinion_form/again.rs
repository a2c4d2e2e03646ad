use hearing_api::{Field, Finding};
use maud::{Markup, html};

use super::languages::languages;
use super::steps::hidden_fields;
use super::subject::chapters_form;
use super::{FAILURE, OpinionFormView, Step, control_id, send_button};
use crate::contract::{field, id};
use crate::language::tr;
use crate::urls::Route;

plan::vocabulary! {
    /// Why a form comes back whose fields are right.
    pub enum ReturnReason {
        /// Another site's page sent it.
        FromAnotherSite = "from-another-site", "ほかのサイトの画面から送られたため、まだ受け付けていません。内容を確かめて、この画面の「この内容で送る」を押してください。";
        /// Its key is none that was given out, or a program filled it in.
        NotReady = "not-ready", "送る準備ができていませんでした。内容を確かめて、もう一度「この内容で送る」を押してください。";
        /// Nobody writes that fast.
        TooFast = "too-fast", "画面を開いてすぐに送られたため、確かめています。内容を確かめて、もう一度「この内容で送る」を押してください。";
        /// Too many were sent.
        Busy = "busy", "ただいま混み合っています。数分おいてから、もう一度「この内容で送る」を押してください。二重に受け付けることはありません。";
        /// Another opinion arrived with its key.
        OtherIsSent = "other-is-sent", "前の画面のご意見は、すでに受け付けています。このご意見を別のものとして送るときは、もう一度「この内容で送る」を押してください。";
        /// What was sent with its key was taken back.
        TakenBack = "taken-back", "この送信は、前に取り消されています。改めて送るときは、もう一度「この内容で送る」を押してください。";
        /// It cannot be kept now.
        Unavailable = "unavailable", "ただいま受け付けできません。しばらくしてから、もう一度「この内容で送る」を押してください。二重に受け付けることはありません。";
    }
}

/// A form that came back to its writer: everything typed, on one page, and what to do.
pub struct ReturnedForm<'a> {
    /// What stands in it, and what is wrong with it.
    pub view: OpinionFormView<'a>,
    /// Why it came back, where it was not for its fields.
    pub reason: Option<ReturnReason>,
    /// What in its text looks like personal data, which may be sent all the same.
    pub findings: &'a [Finding],
}

impl ReturnedForm<'_> {
    /// What its title begins with.
    pub fn title_prefix(&self) -> &'static str {
        if self.is_asked_for() {
            ""
        } else if self.findings.is_empty() {
            tr("エラー：")
        } else {
            tr("確認：")
        }
    }

    fn is_asked_for(&self) -> bool {
        self.reason.is_none() && self.view.violations.is_empty() && self.findings.is_empty()
    }

    /// What to do, and the form.
    pub fn markup(&self) -> Markup {
        let view = &self.view;
        html! {
            @if !self.is_asked_for() { (self.summary()) }
            form.opinion-form id=(id::OPINION_FORM) method="post" action=(Route::Follow) novalidate {
                (hidden_fields(view.key))
                @if !self.findings.is_empty() { input type="hidden" name=(field::TOLD) value="yes"; }
                (self.unasked(Field::Surface))
                (view.text())
                (languages())
                (view.about())
                (view.kind())
                h2 { (tr(Step::You.question())) }
                (view.answer())
                (view.you())
                p.opinion-form__actions { (send_button()) }
            }
            (chapters_form())
        }
    }

    /// What to do, above the form, with links to where.
    fn summary(&self) -> Markup {
        html! {
            div.failure id=(FAILURE) role="alert" tabindex="-1" {
                h2 { (tr("まだ送られていません")) }
                @if let Some(reason) = self.reason { p { (tr(reason.label())) } }
                @if !self.findings.is_empty() { (self.pointed_out()) }
                @if !self.view.violations.is_empty() {
                    ul {
                        @for violation in self.view.violations {
                            li {
                                @if matches!(violation.field, Field::Surface | Field::Language | Field::Consent) {
                                    (tr(violation.field.label())) (tr("：")) (tr(violation.message()))
                                } @else {
                                    a href={ "#" (control_id(violation.field)) } { (tr(violation.message())) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What looks like personal data, and that it is for the writer to decide.
    fn pointed_out(&self) -> Markup {
        let text = self.view.form.get(Field::Text);
        html! {
            p { (tr("個人が分かるかもしれないところがあります。消すかどうかを確かめてください。")) }
            ul {
                @for finding in self.findings {
                    li {
                        a href={ "#" (control_id(Field::Text)) } {
                            (tr(finding.kind.label())) (tr("「")) (&text[finding.range.clone()]) (tr("」"))
                        }
                    }
                }
            }
            p { (tr("このままでよければ、もう一度「この内容で送る」を押してください。")) }
        }
    }

    /// What the writer was not asked, and so cannot put right: sent again only while it is right.
    fn unasked(&self, field: Field) -> Markup {
        let value = self.view.form.get(field);
        html! {
            @if !value.is_empty() && self.view.message(field).is_none() {
                input type="hidden" name=(field.input_name()) value=(value);
            }
        }
    }
}
