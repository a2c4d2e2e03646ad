use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::opinion::FAILED;
use super::queue::queue_page;
use crate::app::AppState;
use crate::error::Error;
use crate::html::staff::Slip;
use crate::intake::Fields;
use crate::store::{Act, Session};

/// How many opinions one form may act on.
const OPINIONS_MAX: usize = 200;

/// `POST /staff/bulk`: the same act on every chosen opinion.
pub(super) async fn post(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Extension(fields): Extension<Fields>,
) -> Result<Response, Error> {
    let into = fields.get("into").trim().parse().ok();
    let department = state.departments.get(fields.get("to"));
    let chosen: Vec<i64> = fields
        .all("opinion")
        .filter_map(|id| id.parse().ok())
        .take(OPINIONS_MAX)
        .collect();
    let act = match (fields.get("act"), into, department) {
        _ if chosen.is_empty() => Err(("act", "一覧で意見を選んでください。")),
        ("claim", ..) => Ok(Act::Claim),
        ("merge", Some(into), _) => Ok(Act::Merge { into }),
        ("merge", None, _) => Err(("into", "統合先の番号を入力してください。")),
        ("move", _, Some(department)) => Ok(Act::Move {
            department: department.id.clone(),
        }),
        ("move", _, None) => Err(("to", "移す先の担当を選んでください。")),
        _ => Err(("act", "行うことを選んでください。")),
    };
    // The list that the form stands below is shown again.
    let list = Fields::parse(fields.get("list").as_bytes()).unwrap_or_default();
    let act = match act {
        Ok(act) => act,
        Err((field, message)) => {
            let slip = Slip {
                field,
                message: message.to_owned(),
            };
            let asked = list.with(&fields);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return queue_page(&state, &session, &asked, status, None, Some(&slip)).await;
        }
    };
    let mut status = StatusCode::OK;
    let (mut done, mut refused) = (0, Vec::new());
    for id in chosen {
        match state.store.act(session.account.id, id, None, &act).await {
            Ok(Ok(())) => done += 1,
            Ok(Err(refusal)) => refused.push(format!("{id}番：{}", refusal.message())),
            Err(error) => {
                tracing::error!("an act is not kept: {error}");
                // The others would only wait as long. Those that were done are said all the same.
                refused.push(format!("{id}番から後：{FAILED}"));
                status = StatusCode::SERVICE_UNAVAILABLE;
                break;
            }
        }
    }
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
