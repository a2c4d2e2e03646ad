//! What the query of a list of voices asks for.

use hearing_api::ProblemType;
use pages::urls::key;

use crate::error::Error;
use crate::extract::Client;
use crate::http::form_decoding::Fields;
use crate::http::rate_limit::Budget;
use crate::state::AppState;
use crate::store::{Place, PolicyFilter, VoiceFilter};

/// How many characters of a search count.
pub(in crate::routes) const LONGEST_QUERY: usize = 100;

/// What a query asks for; what cannot be read is passed over.
pub(super) fn filter(
    state: &AppState,
    query: Option<&str>,
) -> Result<(VoiceFilter, Fields), ProblemType> {
    let asked = Fields::parse(query.unwrap_or_default().as_bytes())?;
    let filter = VoiceFilter {
        policy: PolicyFilter::read(asked.get(key::POLICY), state.plan),
        status: asked.get(key::STATUS).parse().ok(),
        outcome: asked.get(key::OUTCOME).parse().ok(),
        life_stage: asked.get(key::LIFE_STAGE).parse().ok(),
        // Who searches for more than this is not looking for a word.
        words: asked.get(key::WORDS).chars().take(LONGEST_QUERY).collect(),
        behind: place(asked.get(key::BEHIND)),
    };
    Ok((filter, asked))
}

/// Searching for words goes through all voices; any other list is read from an index.
pub(super) fn spend_on(
    state: &AppState,
    client: &Client,
    filter: &VoiceFilter,
) -> Result<(), Error> {
    if filter.words.trim().is_empty() {
        Ok(())
    } else {
        client.spend(state, Budget::Searches)
    }
}

/// Reads `2026-04-01T00:00:00Z_12`, or `_12` behind the voices with an answer.
fn place(text: &str) -> Option<Place> {
    let (answered_at, id) = text.rsplit_once('_')?;
    let is_time = answered_at
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"-:TZ".contains(&byte));
    let id = id.parse().ok().filter(|_| is_time)?;
    Some(Place {
        answered_at: answered_at.to_owned(),
        id,
    })
}
