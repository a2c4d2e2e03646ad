//! What the OpenAPI document says of these routes.

use hearing_api::{Accepted, NewOpinion, OpinionStatus, ProblemType, Receipt, Withdrawn};

use crate::openapi::{Content, Operation, schema_of};
use crate::routes::schemas;

pub(super) fn post() -> Operation {
    Operation::api(
        "sendOpinion",
        "Keeps an opinion. Sent again with the same key it is kept once; send it again whenever no answer comes.",
    )
    .header(
        "Idempotency-Key",
        "A UUID made for this one opinion, in quotes or not; of any version but 8.",
        schemas::key,
    )
    .body(Content::json::<NewOpinion>())
    .answers(201, "It is stored, and stays so.", Content::json::<Accepted>())
    .answers(200, "It was stored before; the same receipt again.", Content::json::<Accepted>())
    .problems(&[
        ProblemType::InvalidKey,
        ProblemType::MalformedBody,
        ProblemType::BodyTooLarge,
        ProblemType::UnsupportedMediaType,
        ProblemType::InvalidOpinion,
        ProblemType::KeyReused,
        ProblemType::TakenBack,
    ])
}

pub(super) fn withdraw() -> Operation {
    Operation::api(
        "withdrawSentOpinion",
        "Takes back the opinion that was sent with this key, for a client that never heard whether \
         it arrived. Where none did, none is stored with this key for a day.",
    )
    .header(
        "Idempotency-Key",
        "The key that the opinion was sent with.",
        schemas::key,
    )
    .answers(
        200,
        "It is withdrawn; also if it was before.",
        Content::json::<Withdrawn>(),
    )
    .problems(&[ProblemType::InvalidKey, ProblemType::NotFound])
}

pub(super) fn get() -> Operation {
    Operation::api(
        "followOpinion",
        "What became of an opinion. Who has the receipt may ask.",
    )
    .path("receipt", "受付番号.", schema_of::<Receipt>)
    .answers(
        200,
        "How far the city is.",
        Content::json::<OpinionStatus>(),
    )
    .problems(&[ProblemType::InvalidReceipt, ProblemType::UnknownReceipt])
}

pub(super) fn qr() -> Operation {
    Operation::api(
        "receiptQrCode",
        "The address of the receipt's page as a QR code. Says nothing about whether there is such an opinion.",
    )
    .path("receipt", "受付番号.", schema_of::<Receipt>)
    .answers(200, "The code.", Content::text("image/svg+xml"))
    .problems(&[ProblemType::InvalidReceipt, ProblemType::NotFound])
}

pub(super) fn qr_with_code() -> Operation {
    Operation::api(
        "receiptQrCodeWithControlCode",
        "The address of the receipt's page as a QR code, with this control code behind its `#`, \
         which no server is sent. Says nothing about whether there is such an opinion, or such a code.",
    )
    .path("receipt", "受付番号.", schema_of::<Receipt>)
    .body(Content::form(schemas::control_code_form))
    .answers(200, "The code.", Content::text("image/svg+xml"))
    .problems(&[
        ProblemType::MalformedBody,
        ProblemType::BodyTooLarge,
        ProblemType::InvalidReceipt,
        ProblemType::NotFound,
    ])
}
