use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use hearing_api::{ControlCode, ProblemType};
use pages::contract::field::{CONTROL_CODE, KEY};
use pages::misspelling::misspelt_code;
use pages::pages::receipt::{Failure, Obstacle, ProvenForm};

use super::act::{Act, Refusal};
use crate::store::{Proof, Proved};

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
            let problem = code.err().map(misspelt_code);
            (problem.unwrap_or_default(), None)
        }
        Proved::Wrong => (Obstacle::WrongCode.sentence(&[]), None),
        Proved::Waits(wait) => {
            let minutes = wait.as_secs().div_ceil(60).max(1);
            let named = [("minutes", &*minutes.to_string())];
            (Obstacle::CodeWaits.sentence(&named), Some(wait))
        }
    };
    let status = match wait {
        Some(_) => StatusCode::TOO_MANY_REQUESTS,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let failure = Failure {
        message: &Obstacle::Code.sentence(&[]),
        code: Some((form, &problem)),
    };
    let mut page = act.page_with(status, failure).await?;
    if let Some(wait) = wait {
        let seconds = HeaderValue::from(wait.as_secs().max(1));
        page.headers_mut().insert(RETRY_AFTER, seconds);
    }
    Err(page.into())
}
