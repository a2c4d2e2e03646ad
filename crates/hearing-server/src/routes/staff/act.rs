//! `POST /staff/opinions/{id}/…`: one act each.

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{ProblemType, Rule, answer_text, note_text};

use super::opinion::{Said, opinion_page};
use crate::app::AppState;
use crate::error::Error;
use crate::html::staff::{AnswerPreview, Slip, answer_preview, masked, opinion_address};
use crate::intake::Fields;
use crate::store::{Act, OpinionFile, Refusal, Session};

/// What every act comes with.
type Asked = (
    State<AppState>,
    Extension<Session>,
    Extension<Fields>,
    Result<Path<i64>, PathRejection>,
);

macro_rules! handlers {
    ($($(#[$doc:meta])* $name:ident => $act:expr;)+) => {
        $($(#[$doc])*
        pub(super) async fn $name(
            state: State<AppState>,
            session: Extension<Session>,
            fields: Extension<Fields>,
            id: Result<Path<i64>, PathRejection>,
        ) -> Result<Response, Error> {
            let act: fn(&AppState, &Fields) -> Result<Act, Slip> = $act;
            let act = act(&state, &fields);
            perform((state, session, fields, id), act).await
        })+
    };
}

handlers! {
    /// Takes the opinion.
    claim => |_, _| Ok(Act::Claim);
    /// Gives it back.
    release => |_, _| Ok(Act::Release);
    /// Gives it to another department.
    give => |state, fields| match state.departments.get(fields.get("department")) {
        Some(department) => Ok(Act::Move { department: department.id.clone() }),
        None => Err(slip("department", "移す先の担当を選んでください。")),
    };
    /// Leaves a word for the staff.
    remark => |_, fields| note_text(fields.get("remark"))
        .map(|text| Act::Remark { text })
        .map_err(|rule| broken("remark", "内部メモ", rule));
    /// Goes on with it as part of another.
    merge => |_, fields| match fields.get("into").trim() {
        // What was typed is meant, whatever was chosen above it.
        "" => fields.get("similar"),
        typed => typed,
    }
        .parse()
        .map(|into| Act::Merge { into })
        .map_err(|_| slip("into", "統合先の番号を入力してください。"));
    /// Ends it with a reason.
    out_of_scope => |_, fields| note_text(fields.get("reason"))
        .map(|reason| Act::OutOfScope { reason })
        .map_err(|rule| broken("reason", "理由", rule));
    /// Takes back the answer, the merging or the end.
    undo => |_, _| Ok(Act::Undo);
    /// Takes it back on the word of its writer.
    withdraw => |_, fields| note_text(fields.get("withdraw-reason"))
        .map(|reason| Act::Withdraw { reason })
        .map_err(|rule| broken("withdraw-reason", "取り下げる理由", rule));
    /// Undoes its withdrawal on the word of its writer.
    undo_withdrawal => |_, fields| note_text(fields.get("undo-reason"))
        .map(|reason| Act::UndoWithdrawal { reason })
        .map_err(|rule| broken("undo-reason", "元に戻す理由", rule));
    /// Shows it to everyone.
    publish => |_, _| Ok(Act::Publish);
    /// Shows it to everyone no longer.
    unpublish => |_, _| Ok(Act::Unpublish);
}

/// Answers its writer, after a preview.
pub(super) async fn answer(
    state: State<AppState>,
    session: Extension<Session>,
    fields: Extension<Fields>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    let number = id.as_ref().map_err(|_| ProblemType::NotFound)?.0;
    let step = fields.get("step");
    if step == "edit" || step.starts_with("template-") {
        let said = Said::Nothing;
        return opinion_page(&state, &session, number, &fields, StatusCode::OK, said).await;
    }
    let outcome = fields.get("outcome").parse();
    let text = answer_text(fields.get("answer"));
    let act = match (outcome, text) {
        (Ok(outcome), Ok(text)) if step == "send" => Ok(Act::Answer { outcome, text }),
        (Ok(outcome), Ok(text)) => {
            let file = open(&state, number).await?;
            // What would be refused in the end is better known before it is read through.
            let seen = fields.get("revision").parse::<i64>().ok();
            if seen.is_none_or(|seen| seen == file.revision) && file.queued.status.is_open() {
                let preview = AnswerPreview {
                    session: &session,
                    file: &file,
                    list: fields.get("list"),
                    outcome,
                    text: &text,
                };
                return Ok(answer_preview(&state, &preview));
            }
            let said = Said::Refused(Refusal::Changed);
            let status = StatusCode::CONFLICT;
            return opinion_page(&state, &session, number, &fields, status, said).await;
        }
        (Err(_), _) => Err(slip("outcome", "対応結果を選んでください。")),
        (_, Err(rule)) => Err(broken("answer", "回答", rule)),
    };
    perform((state, session, fields, id), act).await
}

/// Hides what staff chose in the words that everyone may see.
pub(super) async fn mask(
    state: State<AppState>,
    session: Extension<Session>,
    fields: Extension<Fields>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    let number = id.as_ref().map_err(|_| ProblemType::NotFound)?.0;
    let file = open(&state, number).await?;
    let words: Vec<&str> = fields
        .all("words")
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let act = if fields.get("step") == "restore" {
        Ok(Act::Mask { text: None })
    } else if words.is_empty() {
        Err(slip("words", "伏せることばを選ぶか、入力してください。"))
    } else {
        let text = &file.queued.text;
        match masked(text, file.masked_text.as_ref().unwrap_or(text), &words) {
            Ok(text) => Ok(Act::Mask { text: Some(text) }),
            Err(word) => Err(slip(
                "words",
                &format!("「{word}」は意見の中にありません。意見から写してください。"),
            )),
        }
    };
    perform((state, session, fields, id), act).await
}

/// Does the act and goes back to the opinion; or says on its page why not.
async fn perform(
    (State(state), Extension(session), Extension(fields), id): Asked,
    act: Result<Act, Slip>,
) -> Result<Response, Error> {
    let Path(id) = id.map_err(|_| ProblemType::NotFound)?;
    let act = match act {
        Ok(act) => act,
        Err(slip) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return opinion_page(&state, &session, id, &fields, status, Said::Slip(&slip)).await;
        }
    };
    let revision = fields.get("revision").parse().ok();
    let refusal = match state
        .store
        .act(session.account.id, id, revision, &act)
        .await
    {
        Ok(Ok(())) => return Ok(done(&fields, id, &act)),
        Ok(Err(Refusal::Unknown)) if !matches!(act, Act::Merge { .. }) => {
            return Err(ProblemType::NotFound.into());
        }
        Ok(Err(refusal)) => refusal,
        Err(error) => {
            tracing::error!("an act is not kept: {error}");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            return opinion_page(&state, &session, id, &fields, status, Said::Failed).await;
        }
    };
    if refusal == Refusal::Changed {
        let file = open(&state, id).await?;
        if is_done(&file, &session, revision, &act) {
            return Ok(done(&fields, id, &act));
        }
    }
    let said = Said::Refused(refusal);
    opinion_page(&state, &session, id, &fields, StatusCode::CONFLICT, said).await
}

async fn open(state: &AppState, id: i64) -> Result<OpinionFile, Error> {
    let file = state.store.open_file(id).await?;
    Ok(file.ok_or(ProblemType::NotFound)?)
}

/// Back to the opinion, which says what was done.
fn done(fields: &Fields, id: i64, act: &Act) -> Response {
    let address = opinion_address(id, fields.get("list"));
    let sign = if address.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{address}{sign}done={}", act.id())).into_response()
}

/// Whether the one change since the page was shown is this very act of this very clerk, who
/// pressed twice.
fn is_done(file: &OpinionFile, session: &Session, revision: Option<i64>, act: &Act) -> bool {
    let is_last = file.acts.last().is_some_and(|last| {
        last.act == act.id() && last.account.as_deref() == Some(session.account.name.as_str())
    });
    let says_the_same = match act {
        Act::Answer { outcome, text } => file.answers.last().is_some_and(|answer| {
            answer.is_standing && answer.outcome == *outcome && answer.text == *text
        }),
        Act::Remark { text } => file.remarks.last().is_some_and(|last| last.text == *text),
        Act::Mask { text } => file.masked_text == *text,
        Act::OutOfScope { reason } => file
            .history
            .last()
            .is_some_and(|last| last.reason.as_ref() == Some(reason)),
        Act::Merge { into } => file.merged_into == Some(*into),
        Act::Withdraw { reason } | Act::UndoWithdrawal { reason } => file
            .acts
            .last()
            .is_some_and(|last| last.detail.as_ref() == Some(reason)),
        Act::Move { department } => file.queued.department.as_ref() == Some(department),
        Act::Claim | Act::Release | Act::Undo | Act::Publish | Act::Unpublish => true,
    };
    is_last && says_the_same && revision.is_some_and(|seen| seen + 1 == file.revision)
}

fn slip(field: &'static str, message: &str) -> Slip {
    Slip {
        field,
        message: message.to_owned(),
    }
}

/// What a clerk is told of a text that breaks a rule.
fn broken(field: &'static str, what: &str, rule: Rule) -> Slip {
    slip(field, &format!("{what}：{}", rule.label()))
}
