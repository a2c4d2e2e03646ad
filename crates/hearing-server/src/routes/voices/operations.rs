//! What the OpenAPI document says of these routes.

use hearing_api::{Outcome, ProblemType, Receipt, Status};
use plan::LifeStage;

use crate::openapi::{Content, Operation, schema_of};
use crate::routes::schemas;

pub(super) fn list() -> Operation {
    filtered(Operation::page(
        "voices",
        "Published opinions with their answers, the newest answers first, and statistics.",
    ))
    .answers(200, "The page.", Content::HTML)
}

pub(super) fn feed() -> Operation {
    filtered(Operation::page("voicesFeed", "The same as a feed.")).answers(
        200,
        "The feed.",
        Content::ATOM,
    )
}

pub(super) fn latest() -> Operation {
    Operation::page(
        "latestVoices",
        "The newest answered voices and statistics, as a piece of home; or a policy's, as one of its page; or those with some words, as one of the search's.",
    )
    .query("policy", "About this policy.", schemas::policy)
    .query("q", "With these words in the opinion or the answer.", schemas::words)
    .answers(200, "The piece.", Content::HTML)
    .answers(204, "There is nothing to show.", None)
    .problems(&[ProblemType::MalformedBody])
}

/// What cannot be read of a filter is passed over.
fn filtered(operation: Operation) -> Operation {
    operation
        .query("policy", "About this policy.", schemas::policy)
        .query("status", "With this status.", schema_of::<Status>)
        .query("outcome", "With this outcome.", schema_of::<Outcome>)
        .query(
            "life-stage",
            "By writers in this stage of life.",
            schema_of::<LifeStage>,
        )
        .query(
            "q",
            "With these words in the opinion or the answer.",
            schemas::words,
        )
        .query(
            "behind",
            "The next page: what the one before links to.",
            schemas::place,
        )
        .problems(&[ProblemType::MalformedBody])
}

pub(super) fn get() -> Operation {
    Operation::page("voice", "One published opinion with its answer.")
        .path("id", "Its number.", schemas::voice)
        .answers(200, "The page.", Content::HTML)
        .answers(404, "Nothing of this number is published.", Content::HTML)
}

pub(super) fn support() -> Operation {
    Operation::page(
        "supportVoice",
        "同じ思い: counted once per device, by a cookie.",
    )
    .path("id", "Its number.", schemas::voice)
    .answers(303, "Leads back to the voice.", None)
    .answers(403, "It was posted by another site's page.", None)
    .problems(&[ProblemType::NotFound])
}

pub(super) fn receipt_feed() -> Operation {
    Operation::page(
        "receiptFeed",
        "What becomes of one opinion, for its writer.",
    )
    .path("receipt", "受付番号.", schema_of::<Receipt>)
    .answers(200, "The feed.", Content::ATOM)
    .problems(&[ProblemType::InvalidReceipt, ProblemType::UnknownReceipt])
}
