use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::ProblemType;
use pages::pages::receipt::{Obstacle, ProvenForm};

use super::act::{Act, Refusal};
use super::proof::prove;
use crate::store::Undone;

/// `POST /opinions/{receipt}/undo-withdrawal`: makes a withdrawn opinion what it was before.
pub(super) async fn post(act: Act) -> Result<Response, Refusal> {
    let form = ProvenForm::Undo;
    act.admit(form).await?;
    prove(&act, form).await?;
    let undone = act.state.store.undo_withdrawal(act.receipt).await;
    match act.stored(form, undone).await? {
        // Pressed twice, it is done once.
        Undone::Done | Undone::NotWithdrawn => Ok(act.done()),
        Undone::TooLate => {
            let message = Obstacle::TooLate.sentence(&[]);
            Ok(act.page(StatusCode::CONFLICT, &message).await?)
        }
        Undone::Unknown => Err(ProblemType::UnknownReceipt.into()),
    }
}
