//! What the OpenAPI document says of these routes.

use hearing_api::{ProblemType, Receipt, Subject};

use crate::openapi::{Content, Operation, schema_of};
use crate::routes::schemas;

/// What another site's page gets.
const ELSEWHERE: &str = "The page, with all that another site's page sent.";

/// Where the browser is led after it posted.
const LEADS_ON: &str = "Leads to the receipt's page.";

pub(super) fn follow() -> Operation {
    Operation::page("askForReceipt", "The page that asks for a receipt.")
        .query(
            "receipt",
            "As its reader typed it: leads to that receipt's page.",
            schema_of::<String>,
        )
        .answers(200, "The page.", Content::HTML)
        .answers(303, LEADS_ON, None)
        .answers(404, "This server serves no app.", Content::HTML)
}

pub(super) fn post() -> Operation {
    Operation::page(
        "postOpinion",
        "Keeps an opinion that a form sent without the app.",
    )
    .body(Content::form(schemas::opinion_form))
    .answers(
        200,
        "The receipt and its control code; sent again, the same.",
        Content::HTML,
    )
    .answers(
        403,
        "The form again, with all that another site's page sent.",
        Content::HTML,
    )
    .answers(
        422,
        "The form again, with what is wrong with it and all that was typed.",
        Content::HTML,
    )
    .problems(&[
        ProblemType::InvalidKey,
        ProblemType::MalformedBody,
        ProblemType::BodyTooLarge,
        ProblemType::UnsupportedMediaType,
    ])
}

pub(super) fn new() -> Operation {
    Operation::page("opinionForm", "The form, with a key of its own.")
        .query("about", "What is chosen in it.", schema_of::<Subject>)
        .answers(200, "The form.", Content::HTML)
        .problems(&[ProblemType::NotFound])
}

pub(super) fn get() -> Operation {
    Operation::page("receiptPage", "The receipt and what became of its opinion.")
        .path("receipt", "受付番号.", schema_of::<Receipt>)
        .answers(200, "The page.", Content::HTML)
        .answers(
            404,
            "A page that asks for the receipt again.",
            Content::HTML,
        )
}

pub(super) fn expected_day() -> Operation {
    Operation::page(
        "expectedDay",
        "The day by which an opinion is to be answered, for a calendar; without the receipt.",
    )
    .path("receipt", "受付番号.", schema_of::<Receipt>)
    .answers(200, "The day.", Content::CALENDAR)
    .problems(&[
        ProblemType::InvalidReceipt,
        ProblemType::UnknownReceipt,
        ProblemType::NotFound,
    ])
}

pub(super) fn picture() -> Operation {
    Operation::page(
        "receiptPicture",
        "The number as a picture to be kept, with the day and where to ask; nothing of the opinion. Not at a kiosk.",
    )
    .path("receipt", "受付番号.", schema_of::<Receipt>)
    .answers(200, "The picture.", Content::text("image/svg+xml"))
    .problems(&[
        ProblemType::InvalidReceipt,
        ProblemType::UnknownReceipt,
        ProblemType::NotFound,
    ])
}

pub(super) fn reply() -> Operation {
    Operation::page(
        "replyToAnswer",
        "Keeps whether the answer answers the opinion; the first word stands.",
    )
    .path("receipt", "受付番号.", schema_of::<Receipt>)
    .body(Content::form(schemas::reply_form))
    .answers(303, LEADS_ON, None)
    .answers(403, ELSEWHERE, Content::HTML)
    .answers(422, "The page, with what stands in the way.", Content::HTML)
    .problems(&PROBLEMS)
}

pub(super) fn withdraw() -> Operation {
    Operation::page("withdrawOpinion", "Takes the opinion back.")
        .path("receipt", "受付番号.", schema_of::<Receipt>)
        .body(Content::form(schemas::withdrawal_form))
        .answers(303, LEADS_ON, None)
        .answers(403, ELSEWHERE, Content::HTML)
        .answers(422, "The page, with what stands in the way.", Content::HTML)
        .problems(&PROBLEMS)
}

pub(super) fn undo_withdrawal() -> Operation {
    Operation::page(
        "undoWithdrawal",
        "Makes a withdrawn opinion what it was before, for seven days.",
    )
    .path("receipt", "受付番号.", schema_of::<Receipt>)
    .body(Content::form(schemas::undo_form))
    .answers(303, LEADS_ON, None)
    .answers(403, ELSEWHERE, Content::HTML)
    .answers(409, "The page: the seven days are over.", Content::HTML)
    .answers(422, "The page, with what stands in the way.", Content::HTML)
    .problems(&PROBLEMS)
}

const PROBLEMS: [ProblemType; 4] = [
    ProblemType::MalformedBody,
    ProblemType::BodyTooLarge,
    ProblemType::InvalidReceipt,
    ProblemType::UnknownReceipt,
];
