use hearing_api::{Field, Finding};
use maud::{Markup, html};

use super::steps::hidden_fields;
use super::subject::chapters_form;
use super::{FAILURE, OpinionFormView, Step, control_id, send_button};
use crate::contract::field;
use crate::urls::Route;

/// A form that came back to its writer: everything typed, on one page, and what to do.
pub struct ReturnedForm<'a> {
    /// What stands in it, and what is wrong with it.
    pub view: OpinionFormView<'a>,
    /// Why it came back, where it was not for its fields.
    pub reason: Option<&'a str>,
    /// What in its text looks like personal data, which may be sent all the same.
    pub findings: &'a [Finding],
}

impl ReturnedForm<'_> {
    /// What its title begins with.
    pub fn title_prefix(&self) -> &'static str {
        if self.is_asked_for() {
            ""
        } else if self.findings.is_empty() {
            "エラー："
        } else {
            "確認："
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
            form.opinion-form method="post" action=(Route::Follow) novalidate {
                (hidden_fields(view.key))
                @if !self.findings.is_empty() { input type="hidden" name=(field::TOLD) value="yes"; }
                (self.unasked(Field::Surface))
                (self.unasked(Field::Language))
                (view.text())
                (view.about())
                (view.kind())
                h2 { (Step::You.question()) }
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
                h2 { "まだ送られていません" }
                @if let Some(reason) = self.reason { p { (reason) } }
                @if !self.findings.is_empty() { (self.pointed_out()) }
                @if !self.view.violations.is_empty() {
                    ul {
                        @for violation in self.view.violations {
                            li {
                                @if matches!(violation.field, Field::Surface | Field::Language | Field::Consent) {
                                    (violation.field.label()) "：" (violation.message())
                                } @else {
                                    a href={ "#" (control_id(violation.field)) } { (violation.message()) }
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
            p { "個人が分かるかもしれないところがあります。消すかどうかを確かめてください。" }
            ul {
                @for finding in self.findings {
                    li {
                        a href={ "#" (control_id(Field::Text)) } {
                            (finding.kind.label()) "「" (&text[finding.range.clone()]) "」"
                        }
                    }
                }
            }
            p { "このままでよければ、もう一度「この内容で送る」を押してください。" }
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
