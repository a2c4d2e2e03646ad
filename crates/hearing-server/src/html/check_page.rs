use hearing_api::{Field, Finding, OpinionForm, in_words};
use maud::{Markup, html};
use plan::Plan;

use crate::form_decoding::{CHANGE, KEY, TOLD};
use crate::idempotency_key::IdempotencyKey;

/// A form that its writer looks through once more before it is sent: what the form itself shows
/// where scripts run.
pub(crate) struct CheckPage<'a> {
    /// What was typed, which may be sent as it is.
    pub(crate) form: &'a OpinionForm,
    /// The key under which it will be sent.
    pub(crate) key: IdempotencyKey,
    /// What in its text looks like personal data, which may be sent all the same.
    pub(crate) findings: &'a [Finding],
}

/// The fields that the writer was asked for, in the order of the form.
const SHOWN: [Field; 8] = [
    Field::Subject,
    Field::Kind,
    Field::Text,
    Field::LifeStage,
    Field::PartnerRole,
    Field::Area,
    Field::MayPublish,
    Field::Contact,
];

/// The title and content of the page.
pub(crate) fn check_page(page: &CheckPage<'_>, plan: &Plan<'_>) -> (&'static str, Markup) {
    let text = page.form.get(Field::Text);
    let content = html! {
        h2 { "この内容で送りますか" }
        dl class="check-list" {
            @for field in SHOWN {
                div class="check-list__row" {
                    dt class="check-list__name" { (field.label()) }
                    dd class="check-list__value" { (in_words(field, page.form.get(field), plan)) }
                }
            }
        }
        @if !page.findings.is_empty() {
            p class="later-text" {
                @for finding in page.findings { "「" (&text[finding.range.clone()]) "」" }
                "は、個人が分かることかもしれません。消すときは「直す」を押してください。このままでも送れます。"
            }
        }
        p class="opinion-form__lead" { "送ると受付番号が出ます。番号が出たら、意見は市に届いています。" }
        form method="post" action="/opinions" {
            input type="hidden" name=(KEY) value=(page.key);
            @if !page.findings.is_empty() { input type="hidden" name=(TOLD) value="yes"; }
            @for field in Field::ALL {
                @let value = page.form.get(*field);
                @if !value.is_empty() { input type="hidden" name=(field.input_name()) value=(value); }
            }
            p class="opinion-form__actions" {
                button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" { "この内容で送る" }
                button class="dads-button" data-type="text" data-size="lg" type="submit" name=(CHANGE) value="yes" { "直す" }
            }
        }
    };
    ("確認：意見を送る", content)
}
