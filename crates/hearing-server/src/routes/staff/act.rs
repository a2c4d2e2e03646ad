//! `POST /staff/opinions/{id}/…`: one act each.

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{ProblemType, Rule, answer_text, note_text};

use super::opinion::opinion_page;
use crate::app::AppState;
use crate::error::Error;
use crate::html::staff::{AnswerPreview, answer_preview, masked};
use crate::intake::Fields;
use crate::store::{Act, Refusal, Session};

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
            let act: fn(&AppState, &Fields) -> Result<Act, String> = $act;
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
        None => Err("移す先の担当を選んでください。".to_owned()),
    };
    /// Leaves a word for the staff.
    remark => |_, fields| note_text(fields.get("remark"))
        .map(|text| Act::Remark { text })
        .map_err(|rule| said("内部メモ", rule));
    /// Goes on with it as part of another.
    merge => |_, fields| fields.get("into").trim().parse()
        .map(|into| Act::Merge { into })
        .map_err(|_| "統合先の番号を入力してください。".to_owned());
    /// Ends it with a reason.
    out_of_scope => |_, fields| note_text(fields.get("reason"))
        .map(|reason| Act::OutOfScope { reason })
        .map_err(|rule| said("理由", rule));
    /// Takes back the answer, the merging or the end.
    undo => |_, _| Ok(Act::Undo);
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
    let outcome = fields.get("outcome").parse();
    let text = answer_text(fields.get("answer"));
    let act = match (outcome, text) {
        (Ok(outcome), Ok(text)) => match fields.get("step") {
            "send" => Ok(Act::Answer { outcome, text }),
            "edit" => {
                let id = id.map_err(|_| ProblemType::NotFound)?.0;
                return opinion_page(&state, &session, id, &fields, StatusCode::OK, None).await;
            }
            _ => {
                let id = id.map_err(|_| ProblemType::NotFound)?.0;
                let preview = AnswerPreview {
                    session: &session,
                    id,
                    revision: fields.get("revision"),
                    outcome,
                    text: &text,
                };
                return Ok(answer_preview(&state, &preview));
            }
        },
        (Err(_), _) => Err("対応結果を選んでください。".to_owned()),
        (_, Err(rule)) => Err(said("回答", rule)),
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
    let file = state
        .store
        .open_file(number)
        .await?
        .ok_or(ProblemType::NotFound)?;
    let words: Vec<&str> = fields
        .all("words")
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let act = if words.is_empty() {
        Ok(Act::Mask { text: None })
    } else {
        let text = &file.queued.text;
        match masked(text, file.masked_text.as_ref().unwrap_or(text), &words) {
            Ok(text) => Ok(Act::Mask { text: Some(text) }),
            Err(word) => Err(format!("「{word}」は意見の中にありません。")),
        }
    };
    perform((state, session, fields, id), act).await
}

/// Does the act and goes back to the opinion; or says on its page why not.
async fn perform(
    (State(state), Extension(session), Extension(fields), id): Asked,
    act: Result<Act, String>,
) -> Result<Response, Error> {
    let Path(id) = id.map_err(|_| ProblemType::NotFound)?;
    let act = match act {
        Ok(act) => act,
        Err(reason) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return opinion_page(&state, &session, id, &fields, status, Some(&reason)).await;
        }
    };
    let revision = fields.get("revision").parse().ok();
    match state
        .store
        .act(session.account.id, id, revision, &act)
        .await?
    {
        Ok(()) => Ok(Redirect::to(&format!("/staff/opinions/{id}")).into_response()),
        Err(Refusal::Unknown) if !matches!(act, Act::Merge { .. }) => {
            Err(ProblemType::NotFound.into())
        }
        Err(refusal) => {
            let message = Some(refusal.message());
            opinion_page(&state, &session, id, &fields, StatusCode::CONFLICT, message).await
        }
    }
}

/// What a clerk is told of a text that breaks a rule.
fn said(what: &str, rule: Rule) -> String {
    format!("{what}：{}", rule.label())
}
