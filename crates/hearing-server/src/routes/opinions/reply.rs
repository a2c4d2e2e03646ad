use axum::response::Response;
use hearing_api::{NOTE_MAX, ProblemType, Rule, note_text};
use pages::contract::field::{HELPFUL, REPLY_TEXT};
use pages::language::tr;
use pages::pages::receipt::{Obstacle, ProvenForm};

use super::act::{Act, Refusal};
use super::proof::prove;
use crate::http::form_decoding::Fields;
use crate::store::{Replied, Reply};

/// `POST /opinions/{receipt}/reply`: whether the answer answers, with a word.
pub(super) async fn post(act: Act) -> Result<Response, Refusal> {
    let form = ProvenForm::Reply;
    act.admit(form).await?;
    let reply = match reply_of(&act.fields) {
        Ok(reply) => reply,
        Err(message) => return Err(act.refuse(&message).await),
    };
    prove(&act, form).await?;
    let replied = act.state.store.reply(act.receipt, &reply).await;
    match act.stored(form, replied).await? {
        Replied::Kept | Replied::Before => Ok(act.done()),
        Replied::NoAnswer => Err(act.refuse(&Obstacle::NoAnswer.sentence(&[])).await),
        Replied::Unknown => Err(ProblemType::UnknownReceipt.into()),
    }
}

/// What was typed, or what is wrong with it.
fn reply_of(fields: &Fields) -> Result<Reply, String> {
    let is_helpful = match fields.get(HELPFUL) {
        "yes" => true,
        "no" => false,
        _ => return Err(Obstacle::NoChoice.sentence(&[])),
    };
    let text = match note_text(fields.get(REPLY_TEXT)) {
        Ok(text) => Some(text),
        Err(Rule::Required) => None,
        Err(Rule::TooLong) => {
            return Err(Obstacle::LongReply.sentence(&[("max", &NOTE_MAX.to_string())]));
        }
        Err(rule) => return Err(tr(rule.label()).to_owned()),
    };
    Ok(Reply { is_helpful, text })
}
