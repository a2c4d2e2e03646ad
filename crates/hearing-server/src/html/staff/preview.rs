use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::{Answer, Outcome};
use maud::html;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::{csrf, page, personal_data_in};
use crate::app::AppState;
use crate::html::answer_text;
use crate::store::Session;

/// An answer before it is given.
pub(crate) struct AnswerPreview<'a> {
    /// Who gives it.
    pub(crate) session: &'a Session,
    /// The opinion's number.
    pub(crate) id: i64,
    /// The revision that the clerk saw.
    pub(crate) revision: &'a str,
    /// What becomes of the opinion.
    pub(crate) outcome: Outcome,
    /// The words.
    pub(crate) text: &'a str,
}

/// The answer as its reader will see it, and the way on or back.
pub(crate) fn answer_preview(state: &AppState, preview: &AnswerPreview<'_>) -> Response {
    let answer = Answer {
        outcome: preview.outcome,
        text: preview.text.to_owned(),
        answered_at: OffsetDateTime::now_utc()
            .format(&Rfc3339)
            .unwrap_or_default(),
    };
    let content = html! {
        p class="page__lead" { (preview.id) "番の意見を書いた人には、次のように表示されます。まだ送られていません。" }
        section class="staff__preview" aria-labelledby="answer" {
            h2 id="answer" { "市の回答" }
            (answer_text(&answer))
        }
        (personal_data_in(preview.text))
        form class="staff__acts" method="post" action={ "/staff/opinions/" (preview.id) "/answer" } {
            (csrf(preview.session))
            input type="hidden" name="revision" value=(preview.revision);
            input type="hidden" name="outcome" value=(preview.outcome);
            input type="hidden" name="answer" value=(preview.text);
            button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" name="step" value="send" { "この内容で回答する" }
            button class="dads-button" data-type="outline" data-size="lg" type="submit" name="step" value="edit" { "書き直す" }
        }
    };
    page(
        state,
        StatusCode::OK,
        Some(preview.session),
        "回答の確認",
        &content,
    )
}
