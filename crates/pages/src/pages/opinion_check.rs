//! A form that its writer looks through once more before it is sent: what the form itself shows where
//! scripts run.

use hearing_api::{Field, OpinionForm, Subject};
use maud::{Markup, html};
use plan::Plan;

use crate::components::check_list::row;
use crate::components::opinion_form::{
    FIELDS, SENDS_RECEIPT, answered, is_left_out, languages, pointed_out, proposal_cards,
    send_button, unanswered_line, undecided_card,
};
use crate::components::page::page;
use crate::components::translation_note::translation_note;
use crate::components::whose::trial_note;
use crate::contract::{field, id};
use crate::language::tr;
use crate::metadata::Metadata;
use crate::urls::Route;

/// What the page shows.
pub struct OpinionCheck<'a> {
    /// What was typed, which may be sent as it is.
    pub form: &'a OpinionForm,
    /// The key under which it will be sent.
    pub key: &'a str,
    /// What in its text looks like personal data, which may be sent all the same.
    pub findings: &'a [hearing_api::Finding],
    /// What the words may be about, where their writer could not tell.
    pub proposed: &'a [Subject],
    /// What it is about is named by it.
    pub plan: &'a Plan<'a>,
}

/// The text of `<title>`.
pub fn title() -> String {
    [tr("確認："), &Metadata::of(&Route::Send(None)).title()].concat()
}

/// The page.
pub fn opinion_check(check: &OpinionCheck<'_>) -> Markup {
    let form = check.form;
    let pointed_out = pointed_out(form.get(Field::Text), check.findings);
    let content = html! {
        h2 { (tr("この内容で送りますか")) }
        dl.check-list {
            @for field in FIELDS.into_iter().filter(|field| !is_left_out(*field, form.get(*field))) {
                (row(tr(field.label()), &answered(field, form.get(field), check.plan)))
            }
        }
        p.opinion-form__unanswered { (unanswered_line(form)) }
        @if !pointed_out.is_empty() { p.later-text { (pointed_out) } }
        p.opinion-form__lead { (tr(SENDS_RECEIPT)) }
        (trial_note())
        form id=(id::OPINION_FORM) method="post" action=(Route::Follow) {
            input type="hidden" name=(field::KEY) value=(check.key);
            @if !check.findings.is_empty() { input type="hidden" name=(field::TOLD) value="yes"; }
            (choice(check.proposed, check.plan))
            @for field in Field::ALL {
                @let value = form.get(*field);
                @let is_asked = *field == Field::Subject && !check.proposed.is_empty();
                @if !value.is_empty() && !is_asked { input type="hidden" name=(field.input_name()) value=(value); }
            }
            p.opinion-form__actions {
                (send_button())
                button.dads-button data-type="text" data-size="lg" type="submit" name=(field::CHANGE) value="yes" { (tr("直す")) }
            }
            (languages())
        }
        (translation_note(&Route::Send(None), None))
    };
    page(
        &Route::Send(None),
        &Metadata::of(&Route::Send(None)).heading,
        &content,
    )
}

/// Asks who could not tell what the words are about whether it is one of these; nothing where there are
/// none.
fn choice(proposed: &[Subject], plan: &Plan<'_>) -> Markup {
    html! {
        @if !proposed.is_empty() {
            fieldset.dads-field.subject {
                legend.dads-field__label { (tr("この中に、近い取組はありますか")) }
                div.subject__proposals {
                    (proposal_cards(proposed, plan))
                    (undecided_card(tr("わからないまま送る")))
                }
            }
        }
    }
}
