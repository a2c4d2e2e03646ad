use axum::response::Response;
use hearing_api::ProblemType;
use pages::contract::field::CONFIRMED;
use pages::pages::receipt::{Obstacle, ProvenForm};

use super::act::{Act, Refusal};
use super::proof::prove;

/// `POST /opinions/{receipt}/withdraw`: takes the opinion back, once its writer has confirmed
/// and shown that it is theirs.
pub(super) async fn post(act: Act) -> Result<Response, Refusal> {
    let form = ProvenForm::Withdrawal;
    act.admit(form).await?;
    if act.fields.get(CONFIRMED) != "yes" {
        let message = Obstacle::Unconfirmed.sentence(&[]);
        return Err(act.refuse(&message).await);
    }
    prove(&act, form).await?;
    let withdrawn = act.state.store.withdraw(act.receipt).await;
    if act.stored(form, withdrawn).await? {
        Ok(act.done())
    } else {
        Err(ProblemType::UnknownReceipt.into())
    }
}
