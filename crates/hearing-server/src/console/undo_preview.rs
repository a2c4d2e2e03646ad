use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::Status;
use maud::html;

use super::mails::mails;
use super::queue::opinion_address;
use super::{View, csrf, page};
use crate::console::field_name;
use crate::store::{OpinionDetail, Session};
use crate::workflow::ActKind;

/// The page's name.
const TITLE: &str = "取り消しの確認";

/// What taking back the answer, the merging or the end would do, and the way on or back.
pub(crate) fn undo_preview(
    view: &View<'_>,
    session: &Session,
    detail: &OpinionDetail,
    list: &str,
) -> Response {
    let queued = &detail.queued;
    let what = match queued.status {
        Status::Merged => {
            "統合を取り消して「確認中」に戻します。統合先の回答は、書いた人の画面から消えます。"
        }
        Status::OutOfScope => {
            "対象外を取り消して「確認中」に戻します。書いた人の画面では、対応がまだ終わっていないことになります。"
        }
        _ => "回答を取り消して「確認中」に戻します。回答は、書いた人の画面から消えます。",
    };
    let waiting = of_state(detail, |state| state == "waiting");
    let sent = of_state(detail, |state| {
        matches!(state, "handed-over" | "sent" | "unheard")
    });
    let back = opinion_address(queued.id, list);
    let content = html! {
        h1 { (TITLE) }
        p class="page__lead" { (queued.id) "番の意見の" (what) "まだ取り消していません。" }
        @if !detail.merged.is_empty() {
            p { "この意見に統合した" (detail.merged.len()) "件の意見についても同じです。" }
        }
        @if queued.status == Status::Answered {
            p {
                "文を直すだけなら、"
                a href={ (back) "#correct" } { "「回答を直す」" }
                "を使ってください。新しい回答を送るまで、いまの回答が残ります。"
            }
        }
        @if queued.is_published {
            p { "公開中の意見です。取り消しても公開は続き、公開された内容からも回答が消えます。" }
        }
        @if waiting > 0 || sent > 0 {
            div class="staff__warning" {
                @if waiting > 0 { p { "まだ送っていないメール（" (waiting) "通）は、送られません。" } }
                @if sent > 0 { p { "すでに送ったメール（" (sent) "通）は、取り消せません。" } }
            }
        }
        @if let Some(answer) = detail.answers.iter().find(|answer| answer.is_standing) {
            section class="staff__preview" aria-labelledby="answer" {
                h2 id="answer" { "取り消す回答" }
                p { strong { (answer.outcome.label()) } }
                p class="answer__text" dir="auto" { (answer.text) }
            }
        }
        form class="staff__acts" method="post" action=(ActKind::Undo.address(queued.id)) {
            (csrf(session))
            input type="hidden" name=(field_name::REVISION) value=(detail.revision);
            @if !list.is_empty() { input type="hidden" name=(field_name::LIST) value=(list); }
            button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" name=(field_name::STEP) value="confirm" { (ActKind::Undo.description().button) }
            a class="dads-button" data-type="outline" data-size="lg" href=(back) { "取り消さない" }
        }
        (mails(view, &detail.mails))
    };
    page(view, StatusCode::OK, Some(session), TITLE, &content)
}

fn of_state(detail: &OpinionDetail, is_meant: fn(&str) -> bool) -> i64 {
    let meant = detail.mails.iter().filter(|mails| is_meant(&mails.state));
    meant.map(|mails| mails.number).sum()
}
