use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use hearing_api::{ControlCode, ProblemType};
use pages::contract::field::{CONTROL_CODE, KEY};
use pages::pages::receipt::{Failure, ProvenForm};

use super::act::{Act, Refusal};
use crate::store::{Proof, Proved};

/// What is said above the page where the code stood in the way.
const REFUSED: &str = "控えコードをお確かめください。まだ何も変わっていません。";

/// Refuses an act on a receipt by who does not show that the opinion is theirs.
pub(super) async fn prove(act: &Act, form: ProvenForm) -> Result<(), Refusal> {
    let code = act.fields.get(CONTROL_CODE).parse::<ControlCode>();
    let proof = Proof {
        code: code.ok(),
        key: act.fields.get(KEY).parse().ok(),
    };
    let proved = act.state.store.prove(act.receipt, proof).await;
    let (problem, wait) = match act.stored(form, proved).await? {
        Proved::Yes => return Ok(()),
        Proved::Unknown => return Err(ProblemType::UnknownReceipt.into()),
        Proved::Missing => {
            let problem = code.err().map(|problem| problem.to_string());
            (problem.unwrap_or_default(), None)
        }
        Proved::Wrong => {
            let problem = "この受付番号の控えコードではありません。もう一度お確かめください。";
            (problem.to_owned(), None)
        }
        Proved::Waits(wait) => {
            let minutes = wait.as_secs().div_ceil(60).max(1);
            let problem = format!(
                "控えコードの間違いが続いたため、あと{minutes}分ほど、この受付番号では操作できません。送った端末では、いまも操作できます。"
            );
            (problem, Some(wait))
        }
    };
    let status = match wait {
        Some(_) => StatusCode::TOO_MANY_REQUESTS,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let failure = Failure {
        message: REFUSED,
        code: Some((form, &problem)),
    };
    let mut page = act.page_with(status, failure).await?;
    if let Some(wait) = wait {
        let seconds = HeaderValue::from(wait.as_secs().max(1));
        page.headers_mut().insert(RETRY_AFTER, seconds);
    }
    Err(page.into())
}
