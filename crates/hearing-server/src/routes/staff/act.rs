//! `POST /staff/opinions/{id}/…`: an address for each kind of act.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::{Outcome, ProblemType, Rule, answer_text, note_text};

use super::act_request::{
    Asked, DEPARTMENT_NEEDED, done_with, field_error, is_seen, load, not_kept, number, refuse,
    refuse_input,
};
use super::merging::merge;
use super::opinion::{Said, opinion_page};
use crate::console::field_name;
use crate::console::{
    AnswerPreview, FieldError, Giving, View, answer_preview, masked, undo_preview,
};
use crate::error::Error;
use crate::store::OpinionDetail;
use crate::workflow::{Act, ActKind, Refusal};

/// Does what the form of this kind of act asks for, or shows first what it would do.
pub(super) async fn post(kind: ActKind, asked: Asked) -> Result<Response, Error> {
    let (state, _, fields, _) = &asked;
    let text = |field, what| note_text(fields.get(field)).map_err(|rule| broken(field, what, rule));
    let act = match kind {
        ActKind::Claim => Ok(Act::Claim),
        ActKind::Release => Ok(Act::Release),
        ActKind::Publish => Ok(Act::Publish),
        ActKind::Unpublish => Ok(Act::Unpublish),
        ActKind::Move => match state.departments.get(fields.get(field_name::DEPARTMENT)) {
            Some(department) => Ok(Act::Move {
                department: department.id.clone(),
            }),
            None => Err(field_error(field_name::DEPARTMENT, DEPARTMENT_NEEDED)),
        },
        ActKind::Assign => match fields.get(field_name::ASSIGNED_POLICY).parse() {
            Ok(policy) if state.plan.text(policy).is_some() => Ok(Act::Assign { policy }),
            _ => Err(field_error(
                field_name::ASSIGNED_POLICY,
                "付ける施策を選んでください。",
            )),
        },
        ActKind::Remark => text(field_name::REMARK, "内部メモ").map(|text| Act::Remark { text }),
        ActKind::OutOfScope => {
            text(field_name::REASON, "理由").map(|reason| Act::OutOfScope { reason })
        }
        ActKind::Withdraw => text(field_name::WITHDRAW_REASON, "取り下げる理由")
            .map(|reason| Act::Withdraw { reason }),
        ActKind::UndoWithdrawal => text(field_name::UNDO_REASON, "元に戻す理由")
            .map(|reason| Act::UndoWithdrawal { reason }),
        ActKind::Answer => return previewed(asked, Giving::Answer).await,
        ActKind::Correct => return previewed(asked, Giving::Correction).await,
        ActKind::Merge => return merge(asked).await,
        ActKind::Mask => return mask(asked).await,
        ActKind::Undo => return undo(asked).await,
    };
    perform(asked, act).await
}

async fn previewed(asked: Asked, giving: Giving) -> Result<Response, Error> {
    let (state, session, fields, id) = &asked;
    let number = number(id)?;
    let step = fields.get(field_name::STEP);
    if step == "edit" || step.starts_with("template-") {
        let said = Said::Nothing;
        return opinion_page(state, session, number, fields, StatusCode::OK, said).await;
    }
    let outcome = fields.get(field_name::OUTCOME).parse();
    let text = answer_text(fields.get(giving.field()));
    let act = match (outcome, text) {
        (Ok(outcome), Ok(text)) => {
            let detail = load(state, number).await?;
            let standing = detail.answers.iter().find(|answer| answer.is_standing);
            let is_same =
                standing.is_some_and(|answer| answer.outcome == outcome && answer.text == text);
            if giving == Giving::Correction && is_same && is_seen(fields, &detail) {
                let words = "いまの回答と同じです。直してから、もう一度お試しください。";
                Err(field_error(giving.field(), words))
            } else if step != "send" {
                return preview(&asked, giving, &detail, outcome, &text).await;
            } else {
                Ok(match giving {
                    Giving::Answer => Act::Answer { outcome, text },
                    Giving::Correction => Act::Correct { outcome, text },
                })
            }
        }
        (Err(_), _) => Err(field_error(
            field_name::OUTCOME,
            "対応結果を選んでください。",
        )),
        (_, Err(rule)) => Err(broken(giving.field(), "回答", rule)),
    };
    perform(asked, act).await
}

/// The answer as its reader will see it. What would be refused in the end is better known before it
/// is read through.
async fn preview(
    (state, session, fields, _): &Asked,
    giving: Giving,
    detail: &OpinionDetail,
    outcome: Outcome,
    text: &str,
) -> Result<Response, Error> {
    let number = detail.queued.id;
    if !giving.kind().follows(detail.queued.status) || !is_seen(fields, detail) {
        return refuse(state, session, fields, number, Refusal::Changed).await;
    }
    let preview = AnswerPreview {
        session,
        detail,
        list: fields.get(field_name::LIST),
        outcome,
        text,
        giving,
        reach: state.store.reach(number).await?,
    };
    Ok(answer_preview(&View::of(state), &preview))
}

/// Takes back the answer, the merging or the end, once that is confirmed.
async fn undo(asked: Asked) -> Result<Response, Error> {
    let (state, session, fields, id) = &asked;
    if fields.get(field_name::STEP) == "confirm" {
        return perform(asked, Ok(Act::Undo)).await;
    }
    let number = number(id)?;
    let detail = load(state, number).await?;
    let refusal = if !ActKind::Undo.follows(detail.queued.status) {
        Refusal::Status
    } else if is_seen(fields, &detail) {
        return Ok(undo_preview(
            &View::of(state),
            session,
            &detail,
            fields.get(field_name::LIST),
        ));
    } else {
        Refusal::Changed
    };
    refuse(state, session, fields, number, refusal).await
}

/// Hides what staff chose in the words that everyone may see.
async fn mask(asked: Asked) -> Result<Response, Error> {
    let (state, _, fields, id) = &asked;
    let detail = load(state, number(id)?).await?;
    let words: Vec<&str> = fields
        .all(field_name::WORDS)
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let act = if fields.get(field_name::STEP) == "restore" {
        Ok(Act::Mask { text: None })
    } else if words.is_empty() {
        Err(field_error(
            field_name::WORDS,
            "伏せることばを選ぶか、入力してください。",
        ))
    } else {
        let text = &detail.queued.text;
        match masked(text, detail.masked_text.as_ref().unwrap_or(text), &words) {
            Ok(text) => Ok(Act::Mask { text: Some(text) }),
            Err(word) => Err(field_error(
                field_name::WORDS,
                &format!("「{word}」は意見の中にありません。意見から写してください。"),
            )),
        }
    };
    perform(asked, act).await
}

/// Does the act and goes back to the opinion; or says on its page why not.
async fn perform(
    (State(state), Extension(session), Extension(fields), id): Asked,
    act: Result<Act, FieldError>,
) -> Result<Response, Error> {
    let id = number(&id)?;
    let act = match act {
        Ok(act) => act,
        Err(error) => return refuse_input(&state, &session, &fields, id, &error).await,
    };
    let revision = fields.get(field_name::REVISION).parse().ok();
    let refusal = match state
        .store
        .act(session.account.id, id, revision, &act)
        .await
    {
        Ok(Ok(())) => return Ok(done_with(&fields, id, act.kind())),
        Ok(Err(Refusal::Unknown)) => return Err(ProblemType::NotFound.into()),
        Ok(Err(refusal)) => refusal,
        Err(error) => return not_kept(&state, &session, &fields, id, &error).await,
    };
    refuse(&state, &session, &fields, id, refusal).await
}

/// What a clerk reads of a text that breaks a rule.
fn broken(field: &'static str, what: &str, rule: Rule) -> FieldError {
    field_error(field, &format!("{what}：{}", rule.label()))
}
