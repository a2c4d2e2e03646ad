//! `POST /staff/opinions/{id}/…`: one act each.

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{Outcome, ProblemType, Rule, Status, answer_text, note_text};

use super::merging::seen_revision;
use super::opinion::{Said, opinion_page};
use crate::app::AppState;
use crate::error::Error;
use crate::form_decoding::Fields;
use crate::html::staff::{
    AnswerPreview, FieldError, Giving, answer_preview, masked, opinion_address, undo_preview,
};
use crate::store::{self, Act, OpinionFile, Refusal, Session};

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
            let act: fn(&AppState, &Fields) -> Result<Act, FieldError> = $act;
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
        None => Err(field_error("department", "移す先の担当を選んでください。")),
    };
    /// Leaves a word for the staff.
    remark => |_, fields| note_text(fields.get("remark"))
        .map(|text| Act::Remark { text })
        .map_err(|rule| broken("remark", "内部メモ", rule));
    /// Ends it with a reason.
    out_of_scope => |_, fields| note_text(fields.get("reason"))
        .map(|reason| Act::OutOfScope { reason })
        .map_err(|rule| broken("reason", "理由", rule));
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
    previewed((state, session, fields, id), Giving::Answer).await
}

/// Puts another answer in the place of the one that stands, after a preview.
pub(super) async fn correct(
    state: State<AppState>,
    session: Extension<Session>,
    fields: Extension<Fields>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    previewed((state, session, fields, id), Giving::Correction).await
}

async fn previewed(asked: Asked, giving: Giving) -> Result<Response, Error> {
    let (state, session, fields, id) = &asked;
    let number = number(id)?;
    let step = fields.get("step");
    if step == "edit" || step.starts_with("template-") {
        let said = Said::Nothing;
        return opinion_page(state, session, number, fields, StatusCode::OK, said).await;
    }
    let outcome = fields.get("outcome").parse();
    let text = answer_text(fields.get(giving.field()));
    let act = match (outcome, text) {
        (Ok(outcome), Ok(text)) => {
            let file = open(state, number).await?;
            let standing = file.answers.iter().find(|answer| answer.is_standing);
            let is_same =
                standing.is_some_and(|answer| answer.outcome == outcome && answer.text == text);
            if giving == Giving::Correction && is_same && is_seen(fields, &file) {
                let words = "いまの回答と同じです。直してから、もう一度お試しください。";
                Err(field_error(giving.field(), words))
            } else if step != "send" {
                return preview(&asked, giving, &file, outcome, &text).await;
            } else {
                Ok(match giving {
                    Giving::Answer => Act::Answer { outcome, text },
                    Giving::Correction => Act::Correct { outcome, text },
                })
            }
        }
        (Err(_), _) => Err(field_error("outcome", "対応結果を選んでください。")),
        (_, Err(rule)) => Err(broken(giving.field(), "回答", rule)),
    };
    perform(asked, act).await
}

/// The answer as its reader will see it. What would be refused in the end is better known before it
/// is read through.
async fn preview(
    (state, session, fields, _): &Asked,
    giving: Giving,
    file: &OpinionFile,
    outcome: Outcome,
    text: &str,
) -> Result<Response, Error> {
    let number = file.queued.id;
    let takes_it = match giving {
        Giving::Answer => file.queued.status.is_open(),
        Giving::Correction => file.queued.status == Status::Answered,
    };
    if !takes_it || !is_seen(fields, file) {
        return refuse(state, session, fields, number, Refusal::Changed).await;
    }
    let preview = AnswerPreview {
        session,
        file,
        list: fields.get("list"),
        outcome,
        text,
        giving,
        reach: state.store.reach(number).await?,
    };
    Ok(answer_preview(state, &preview))
}

/// Takes back the answer, the merging or the end, once that is confirmed.
pub(super) async fn undo(
    state: State<AppState>,
    session: Extension<Session>,
    fields: Extension<Fields>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    let number = number(&id)?;
    if fields.get("step") == "confirm" {
        return perform((state, session, fields, id), Ok(Act::Undo)).await;
    }
    let file = open(&state, number).await?;
    let refusal = if file.queued.status.is_open() || file.queued.status == Status::Withdrawn {
        Refusal::Status
    } else if is_seen(&fields, &file) {
        return Ok(undo_preview(&state, &session, &file, fields.get("list")));
    } else {
        Refusal::Changed
    };
    refuse(&state, &session, &fields, number, refusal).await
}

/// Hides what staff chose in the words that everyone may see.
pub(super) async fn mask(
    state: State<AppState>,
    session: Extension<Session>,
    fields: Extension<Fields>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    let file = open(&state, number(&id)?).await?;
    let words: Vec<&str> = fields
        .all("words")
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let act = if fields.get("step") == "restore" {
        Ok(Act::Mask { text: None })
    } else if words.is_empty() {
        Err(field_error(
            "words",
            "伏せることばを選ぶか、入力してください。",
        ))
    } else {
        let text = &file.queued.text;
        match masked(text, file.masked_text.as_ref().unwrap_or(text), &words) {
            Ok(text) => Ok(Act::Mask { text: Some(text) }),
            Err(word) => Err(field_error(
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
    act: Result<Act, FieldError>,
) -> Result<Response, Error> {
    let id = number(&id)?;
    let act = match act {
        Ok(act) => act,
        Err(field_error) => return refuse_field(&state, &session, &fields, id, &field_error).await,
    };
    let revision = fields.get("revision").parse().ok();
    let refusal = match state
        .store
        .act(session.account.id, id, revision, &act)
        .await
    {
        Ok(Ok(())) => return Ok(done_with(&fields, id, &act)),
        Ok(Err(Refusal::Unknown)) => return Err(ProblemType::NotFound.into()),
        Ok(Err(refusal)) => refusal,
        Err(error) => return not_kept(&state, &session, &fields, id, &error).await,
    };
    if refusal == Refusal::Changed {
        let file = open(&state, id).await?;
        if is_done(&file, &session, revision, &act) {
            return Ok(done_with(&fields, id, &act));
        }
    }
    refuse(&state, &session, &fields, id, refusal).await
}

/// The opinion's page with why the act was not done.
pub(super) async fn refuse(
    state: &AppState,
    session: &Session,
    fields: &Fields,
    id: i64,
    refusal: Refusal,
) -> Result<Response, Error> {
    let said = Said::Refused(refusal);
    opinion_page(state, session, id, fields, StatusCode::CONFLICT, said).await
}

/// The opinion's page, where the store could not do the act.
pub(super) async fn not_kept(
    state: &AppState,
    session: &Session,
    fields: &Fields,
    id: i64,
    error: &store::Error,
) -> Result<Response, Error> {
    tracing::error!("an act is not kept: {error}");
    let status = StatusCode::SERVICE_UNAVAILABLE;
    opinion_page(state, session, id, fields, status, Said::Failed).await
}

/// The opinion's page with what is wrong with what was typed.
pub(super) async fn refuse_field(
    state: &AppState,
    session: &Session,
    fields: &Fields,
    id: i64,
    field_error: &FieldError,
) -> Result<Response, Error> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    opinion_page(
        state,
        session,
        id,
        fields,
        status,
        Said::FieldError(field_error),
    )
    .await
}

pub(super) fn number(id: &Result<Path<i64>, PathRejection>) -> Result<i64, ProblemType> {
    match id {
        Ok(Path(number)) => Ok(*number),
        Err(_) => Err(ProblemType::NotFound),
    }
}

/// Whether the form is of a page that showed the opinion as it is. A form without a revision is of no
/// page, and is taken as one that saw it.
pub(super) fn is_seen(fields: &Fields, file: &OpinionFile) -> bool {
    let seen = fields.get("revision").parse::<i64>().ok();
    let seen = seen.or_else(|| seen_revision(fields, file.queued.id));
    seen.is_none_or(|seen| seen == file.revision)
}

pub(super) async fn open(state: &AppState, id: i64) -> Result<OpinionFile, Error> {
    let file = state.store.open_file(id).await?;
    Ok(file.ok_or(ProblemType::NotFound)?)
}

/// Back to the opinion, which says what was done.
pub(super) fn done_with(fields: &Fields, id: i64, act: &Act) -> Response {
    let address = opinion_address(id, fields.get("list"));
    let sign = if address.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{address}{sign}done={}", act.id())).into_response()
}

/// Whether the one change since the page was shown is this very act of this very clerk, who
/// pressed twice.
pub(super) fn is_done(
    file: &OpinionFile,
    session: &Session,
    revision: Option<i64>,
    act: &Act,
) -> bool {
    let is_last = file.acts.last().is_some_and(|last| {
        last.act == act.id() && last.account.as_deref() == Some(session.account.name.as_str())
    });
    let says_the_same = match act {
        Act::Answer { outcome, text } | Act::Correct { outcome, text } => {
            file.answers.last().is_some_and(|answer| {
                answer.is_standing && answer.outcome == *outcome && answer.text == *text
            })
        }
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

pub(super) fn field_error(field: &'static str, message: &str) -> FieldError {
    FieldError {
        field,
        message: message.to_owned(),
    }
}

/// What a clerk is told of a text that breaks a rule.
fn broken(field: &'static str, what: &str, rule: Rule) -> FieldError {
    field_error(field, &format!("{what}：{}", rule.label()))
}
