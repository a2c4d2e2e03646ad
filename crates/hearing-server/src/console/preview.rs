use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::{Answer, Outcome};
use maud::html;
use pages::components::answer::answer as shown_answer;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::mails::reached;
use super::{View, csrf, page, personal_data_in};
use crate::console::field_name;
use crate::store::{OpinionDetail, Reach, Session};
use crate::workflow::ActKind;

/// The page's name.
const TITLE: &str = "回答の確認";

/// What becomes of an answer that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Giving {
    /// It is the answer.
    Answer,
    /// It takes the place of the one that stands.
    Correction,
}

impl Giving {
    /// The kind of act that it is.
    pub(crate) const fn kind(self) -> ActKind {
        match self {
            Self::Answer => ActKind::Answer,
            Self::Correction => ActKind::Correct,
        }
    }

    /// The field that its words stand in.
    pub(crate) const fn field(self) -> &'static str {
        match self {
            Self::Answer => field_name::ANSWER,
            Self::Correction => field_name::CORRECTION,
        }
    }
}

/// An answer before it is given.
pub(crate) struct AnswerPreview<'a> {
    /// Who gives it.
    pub(crate) session: &'a Session,
    /// The opinion.
    pub(crate) detail: &'a OpinionDetail,
    /// The list that the clerk comes from.
    pub(crate) list: &'a str,
    /// What becomes of the opinion.
    pub(crate) outcome: Outcome,
    /// The words.
    pub(crate) text: &'a str,
    /// What becomes of it.
    pub(crate) giving: Giving,
    /// Whom it reaches.
    pub(crate) reach: Reach,
}

/// The answer as its reader will see it, and the way on or back.
pub(crate) fn answer_preview(view: &View<'_>, preview: &AnswerPreview<'_>) -> Response {
    let queued = &preview.detail.queued;
    let answer = Answer {
        outcome: preview.outcome,
        text: preview.text.to_owned(),
        answered_at: OffsetDateTime::now_utc()
            .format(&Rfc3339)
            .unwrap_or_default(),
    };
    let content = html! {
        h1 { (TITLE) }
        p class="page__lead" { (queued.id) "番の意見を書いた人には、次のように表示されます。まだ送られていません。" }
        @if preview.giving == Giving::Correction {
            p { "訂正です。送るまでは、いまの回答が表示されます。書いた人の経過には、訂正したことが残ります。" }
        }
        @if !preview.detail.merged.is_empty() {
            p { "統合した" (preview.detail.merged.len()) "件の意見を書いた人にも、同じ回答が表示されます。" }
        }
        (reached(view, preview.reach))
        div class="desk" {
            div class="desk__main" {
                section class="staff__preview" aria-labelledby="answer" {
                    h2 id="answer" { "市の回答" }
                    (shown_answer(&answer))
                }
                (personal_data_in(preview.text))
                form class="staff__acts" method="post" action=(preview.giving.kind().address(queued.id)) {
                    (csrf(preview.session))
                    input type="hidden" name=(field_name::REVISION) value=(preview.detail.revision);
                    @if !preview.list.is_empty() { input type="hidden" name=(field_name::LIST) value=(preview.list); }
                    input type="hidden" name=(field_name::OUTCOME) value=(preview.outcome);
                    input type="hidden" name=(preview.giving.field()) value=(preview.text);
                    button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" name=(field_name::STEP) value="send" {
                        @match preview.giving {
                            Giving::Answer => "この内容で回答する",
                            Giving::Correction => "この内容に訂正する",
                        }
                    }
                    button class="dads-button" data-type="outline" data-size="lg" type="submit" name=(field_name::STEP) value="edit" { "書き直す" }
                }
            }
            aside class="desk__side" aria-label="回答する意見" {
                section class="desk__section" aria-labelledby="words" {
                    h2 id="words" { "意見" }
                    p class="answer__text" dir="auto" lang=[queued.lang.tag()] { (queued.text) }
                }
            }
        }
    };
    page(view, StatusCode::OK, Some(preview.session), TITLE, &content)
}
