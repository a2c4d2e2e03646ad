use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use hearing_api::{ControlCode, ProblemType, Receipt};

use super::get::receipt_page;
use crate::app::AppState;
use crate::error::Error;
use crate::html::{Failure, ProvenForm};
use crate::intake::{CONTROL_CODE, Fields, KEY};
use crate::store::{Proof, Proved};

/// What is said above the page where the code stood in the way.
const REFUSED: &str = "控えコードをお確かめください。まだ何も変わっていません。";

/// Why nobody may act on the receipt with what was posted: a page that says it, with everything that
/// was typed. None if they may.
pub(super) async fn refusal(
    state: &AppState,
    receipt: Receipt,
    form: ProvenForm,
    fields: &Fields,
) -> Result<Option<Response>, Error> {
    let typed = fields.get(CONTROL_CODE);
    let code = typed.parse::<ControlCode>();
    let proof = Proof {
        code: code.ok(),
        key: fields.get(KEY).parse().ok(),
    };
    let (message, problem, wait) = match state.store.prove(receipt, proof).await? {
        Proved::Yes => return Ok(None),
        Proved::Unknown => return Err(ProblemType::UnknownReceipt.into()),
        Proved::Missing => {
            let problem = code.err().map(|problem| problem.to_string());
            (REFUSED, problem.unwrap_or_default(), None)
        }
        Proved::Wrong => {
            let problem = "この受付番号の控えコードではありません。もう一度お確かめください。";
            (REFUSED, problem.to_owned(), None)
        }
        Proved::Waits(wait) => {
            let minutes = wait.as_secs().div_ceil(60).max(1);
            let problem = format!(
                "控えコードの間違いが続いたため、あと{minutes}分ほど、この受付番号では操作できません。送った端末では、いまも操作できます。"
            );
            (REFUSED, problem, Some(wait))
        }
    };
    let status = match wait {
        Some(_) => StatusCode::TOO_MANY_REQUESTS,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let failure = Failure {
        message,
        code: Some((form, &problem)),
        typed: fields,
    };
    let mut page = receipt_page(state, &receipt.to_string(), status, Some(&failure)).await?;
    if let Some(wait) = wait {
        let headers = page.headers_mut();
        headers.insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    }
    Ok(Some(page))
}
