use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::act_request::{DEPARTMENT_NEEDED, TARGET_NEEDED, field_error};
use super::bulk_outcome::Outcome;
use super::merging::{Merged, merge_chosen};
use super::queue::queue_page;
use crate::console::field_name;
use crate::error::Error;
use crate::http::form_decoding::Fields;
use crate::state::AppState;
use crate::store::Session;
use crate::workflow::{Act, ActKind, Refusal};

/// How many opinions one form may act on.
const OPINIONS_MAX: usize = 200;

/// `POST /staff/bulk`: the same act on every chosen opinion.
pub(super) async fn post(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Extension(fields): Extension<Fields>,
) -> Result<Response, Error> {
    // The list that the form stands below is shown again.
    let list = Fields::parse(fields.get(field_name::LIST).as_bytes()).unwrap_or_default();
    if fields.get(field_name::STEP) == "edit" {
        let asked = list.with(&fields);
        return queue_page(&state, &session, &asked, StatusCode::OK, None, None).await;
    }
    let into = fields.get(field_name::INTO).trim().parse().ok();
    let department = state.departments.get(fields.get(field_name::TO));
    let chosen: Vec<i64> = fields
        .all(field_name::OPINION)
        .filter_map(|id| id.parse().ok())
        .take(OPINIONS_MAX)
        .collect();
    let act = match (ActKind::of(fields.get(field_name::ACT)), into, department) {
        _ if chosen.is_empty() => Err((field_name::ACT, "一覧で意見を選んでください。")),
        (Some(ActKind::Claim), ..) => Ok(Act::Claim),
        (Some(ActKind::Merge), Some(into), _) => Ok(Act::Merge { into }),
        (Some(ActKind::Merge), None, _) => Err((field_name::INTO, TARGET_NEEDED)),
        (Some(ActKind::Move), _, Some(department)) => Ok(Act::Move {
            department: department.id.clone(),
        }),
        (Some(ActKind::Move), _, None) => Err((field_name::TO, DEPARTMENT_NEEDED)),
        _ => Err((field_name::ACT, "行うことを選んでください。")),
    };
    let outcome = match act {
        Ok(Act::Merge { into }) => {
            match merge_chosen(&state, &session, &fields, &chosen, into).await? {
                Merged::Done(outcome) => Ok(outcome),
                Merged::Asks(page) => return Ok(page),
                Merged::Unknown => Err((field_name::INTO, Refusal::Unknown.message())),
            }
        }
        Ok(act) => {
            let mut outcome = Outcome::default();
            for id in chosen {
                let done = state.store.act(session.account.id, id, None, &act).await;
                if !outcome.note(id, done) {
                    break;
                }
            }
            Ok(outcome)
        }
        Err(error) => Err(error),
    };
    let Outcome {
        done,
        refused,
        has_failed,
    } = match outcome {
        Ok(outcome) => outcome,
        Err((field, message)) => {
            let error = field_error(field, message);
            let asked = list.with(&fields);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return queue_page(&state, &session, &asked, status, None, Some(&error)).await;
        }
    };
    let status = if has_failed {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::OK
    };
    let mut message = format!("{done}件に行いました。");
    if !refused.is_empty() {
        message += &format!(
            "できなかったもの {}件。{}",
            refused.len(),
            refused.join(" ")
        );
    }
    queue_page(&state, &session, &list, status, Some(&message), None).await
}
