use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::queue::queue_page;
use crate::app::AppState;
use crate::error::Error;
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
    let department = state.departments.get(fields.get("department"));
    let act = match (fields.get("act"), into, department) {
        ("claim", ..) => Ok(Act::Claim),
        ("merge", Some(into), _) => Ok(Act::Merge { into }),
        ("merge", None, _) => Err("統合先の番号を入力してください。"),
        ("move", _, Some(department)) => Ok(Act::Move {
            department: department.id.clone(),
        }),
        ("move", _, None) => Err("移す先の担当を選んでください。"),
        _ => Err("操作を選んでください。"),
    };
    let chosen: Vec<i64> = fields
        .all("opinion")
        .filter_map(|id| id.parse().ok())
        .take(OPINIONS_MAX)
        .collect();
    let done = match act {
        Err(reason) => reason.to_owned(),
        Ok(_) if chosen.is_empty() => "意見を選んでください。".to_owned(),
        Ok(act) => {
            let (mut done, mut refused) = (0, Vec::new());
            for id in chosen {
                match state.store.act(session.account.id, id, None, &act).await? {
                    Ok(()) => done += 1,
                    Err(refusal) => refused.push(format!("{id}番：{}", refusal.message())),
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
            message
        }
    };
    queue_page(&state, &session, &fields, Some(&done)).await
}
