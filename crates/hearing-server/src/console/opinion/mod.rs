//! An opinion's page: what it says, what is to be done next, and a form for each act.

mod acts;
mod answering;
mod facts;
mod masking;
mod next_step;
mod publication;

use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::Status;
use maud::{Markup, html};
use pages::succession::succession;
use pages::urls::Route;

use super::field::{Field, FieldError, summary};
use super::mails::mails;
use super::queue::{due, opinion_address, text_language};
use super::{View, audit, csrf, page};
use crate::console::field_name;
use crate::http::form_decoding::Fields;
use crate::staff::Role;
use crate::store::{OpinionDetail, Queued, Session};
use crate::workflow::ActKind;

use acts::Section;

pub(crate) use masking::masked;

/// What an opinion's page shows.
pub(crate) struct OpinionPage<'a> {
    /// Whose page it is.
    pub(crate) session: &'a Session,
    /// The opinion.
    pub(crate) detail: &'a OpinionDetail,
    /// Opinions that say nearly the same.
    pub(crate) similar: &'a [Queued],
    /// What was typed, or asked for in the address.
    pub(crate) typed: &'a Fields,
    /// What is wrong with what was typed.
    pub(crate) error: Option<&'a FieldError>,
    /// Why what was asked for was not done.
    pub(crate) failure: Option<&'a str>,
    /// The next opinion of the list that its reader comes from.
    pub(crate) next: Option<i64>,
}

/// Which text the opinion is about, and what became of it, where that is not the current one.
fn earlier_text(view: &View<'_>, queued: &Queued) -> Markup {
    let text = queued.policy.and_then(|text| view.plan.text(text));
    html! {
        @if let Some(policy) = text && !view.plan.is_current(policy) {
            p class="page-section__note" {
                (succession(&view.plan.became(policy))) " "
                a href=(Route::PolicyText(policy.edition, policy.code)) { "書いた人が読んだ文章を読む" }
            }
        }
    }
}

/// An opinion with all that staff do with it.
pub(crate) fn opinion(view: &View<'_>, status: StatusCode, shown: &OpinionPage<'_>) -> Response {
    let detail = shown.detail;
    let queued = &detail.queued;
    let role = shown.session.account.role;
    let title = format!("{}番の意見", queued.id);
    let content = html! {
        (shown.ways())
        p class="page__kicker" { (queued.label(view.plan)) }
        (earlier_text(view, queued))
        h1 { (title) }
        ul class="queue__facts desk__status" {
            li { span class="queue__status" data-status=(queued.status.id()) { (queued.status.label()) } }
            @if queued.is_published { li { "公開中" } }
            (text_language(queued.lang))
            @if queued.status.is_open() { li { (due(view, &queued.received_at)) } }
        }
        @if let Some(kind) = ActKind::of(shown.typed.get("done")) {
            p class="staff__done" role="status" { (kind.description().done) }
        }
        @if let Some(failure) = shown.failure {
            p class="failure" role="alert" { (failure) }
        }
        (summary(shown.error))
        div class="desk" {
            div class="desk__main" {
                (shown.words())
                (shown.next_step(view))
                (shown.answers())
                (mails(view, &detail.mails))
                @if role >= Role::Responder {
                    (shown.left_over())
                    (shown.responders_acts(view))
                }
                @if queued.status != Status::Withdrawn && role >= Role::Publisher {
                    (shown.publication(view))
                }
                (shown.forms(view, Section::Last))
            }
            aside class="desk__side" aria-label="この意見について" {
                (shown.facts(view))
                (shown.merged())
                (shown.remarks(view))
                (shown.history())
                section class="desk__section" aria-labelledby="acts-done" {
                    h2 id="acts-done" { "だれが何をしたか" }
                    (audit::acts(view, &detail.acts))
                }
            }
        }
    };
    page(view, status, Some(shown.session), &title, &content)
}

impl OpinionPage<'_> {
    fn list(&self) -> &str {
        self.typed.get(field_name::LIST)
    }

    /// Back to the list, and on to its next opinion.
    fn ways(&self) -> Markup {
        let list = self.list();
        html! {
            ul class="desk__ways" {
                li { a href={ "/staff" @if !list.is_empty() { "?" (list) } } { "一覧へ戻る" } }
                @if let Some(next) = self.next {
                    li { a href=(opinion_address(next, list)) { "次の意見へ（" (next) "番）" } }
                }
            }
        }
    }

    /// A form that does one kind of act.
    fn act(&self, kind: ActKind, content: &Markup) -> Markup {
        let action = kind.address(self.detail.queued.id);
        html! {
            form class="staff__act" method="post" action=(action) novalidate {
                (csrf(self.session))
                input type="hidden" name=(field_name::REVISION) value=(self.detail.revision);
                @if !self.list().is_empty() { input type="hidden" name=(field_name::LIST) value=(self.list()); }
                (content)
            }
        }
    }

    fn field<'b>(&'b self, name: &'static str, label: &'b str, support: &'b str) -> Field<'b> {
        Field {
            name,
            label,
            support,
            error: self.error,
        }
    }

    /// Whether what is wrong is in this field, or something was typed into it.
    fn concerns(&self, name: &str) -> bool {
        self.error.is_some_and(|error| error.field == name) || !self.typed.get(name).is_empty()
    }
}
