use std::collections::HashSet;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use hearing_api::Subject;
use pages::language::{tr, tr_with};
use pages::subject_name::subject_text;
use pages::urls::Route;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plan::{Plan, PolicyCode};

use super::query::{filter, spend_on};
use crate::error::Error;
use crate::extract::Client;
use crate::html::feed::{Dropped, Entry, Feed, entry, voice_address};
use crate::http::origin::origin;
use crate::state::AppState;
use crate::store::VoiceFilter;

/// `GET /voices/feed.atom`: the newest answers as an Atom feed; with `?policy=2-2`, or any other
/// filter of the list, those that it lets through. What was changed or taken away lately is in it,
/// too: readers of feeds keep what they are not told of.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Error> {
    let (filter, _) = filter(&state, uri.query())?;
    spend_on(&state, &client, &filter)?;
    let (mut voices, _) = state.store.voices(&filter).await?;
    let corrections = state.store.corrections(&filter).await?;
    let known: HashSet<i64> = voices.iter().map(|voice| voice.id).collect();
    let others = corrections.voices.into_iter();
    voices.extend(others.filter(|voice| !known.contains(&voice.id)));
    let origin = origin(&state.site, &headers);
    let mut entries: Vec<Entry> = voices
        .iter()
        .map(|voice| entry(voice, &origin, state.plan))
        .collect();
    entries.sort_by(|one, other| other.updated.cmp(&one.updated));
    let dropped: Vec<Dropped> = corrections
        .dropped
        .into_iter()
        .map(|(number, at)| Dropped {
            address: voice_address(&origin, number),
            at,
        })
        .collect();
    let query = query(&filter);
    let page = format!("{origin}{}", Route::Voices(String::new()));
    let feed = Feed {
        title: &title(&filter, state.plan),
        page: &format!("{page}{query}"),
        address: &format!("{page}/feed.atom{query}"),
        entries: &entries,
        dropped: &dropped,
    };
    let headers = [
        (CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, feed.document()).into_response())
}

/// The one query of a filter, however it was asked for: who asks for the same gets the same feed.
fn query(filter: &VoiceFilter) -> String {
    let words = filter.words.trim();
    let pairs = [
        (
            "policy",
            filter.policy.as_ref().map(|policy| policy.code.to_string()),
        ),
        ("status", filter.status.map(|status| status.to_string())),
        ("outcome", filter.outcome.map(|outcome| outcome.to_string())),
        (
            "life-stage",
            filter.life_stage.map(|stage| stage.to_string()),
        ),
        (
            "q",
            Some(words.to_owned()).filter(|words| !words.is_empty()),
        ),
    ];
    let mut query = String::new();
    for (name, value) in pairs {
        if let Some(value) = value {
            let separator = if query.is_empty() { '?' } else { '&' };
            let value = match name {
                "q" => utf8_percent_encode(&value, NON_ALPHANUMERIC).to_string(),
                _ => value,
            };
            query += &format!("{separator}{name}={value}");
        }
    }
    query
}

/// What a policy is called, in the plan or not.
fn policy_name(code: PolicyCode, plan: &Plan<'_>) -> String {
    match plan.newest(code) {
        Some(policy) => subject_text(Subject::Policy(policy.id()), plan),
        None => tr_with("施策 {code}", &[("code", &code.to_string())]),
    }
}

/// What a feed is called: what it has, and under which filter.
fn title(filter: &VoiceFilter, plan: &Plan<'_>) -> String {
    let words = filter.words.trim();
    let narrowed: Vec<String> = [
        filter
            .policy
            .as_ref()
            .map(|policy| policy_name(policy.code, plan)),
        filter.status.map(|status| tr(status.label()).to_owned()),
        filter.outcome.map(|outcome| tr(outcome.label()).to_owned()),
        filter.life_stage.map(|stage| tr(stage.label()).to_owned()),
        Some([tr("「"), words, tr("」")].concat()).filter(|_| !words.is_empty()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let all = tr("公開された声と市の回答");
    if narrowed.is_empty() {
        all.to_owned()
    } else {
        let narrowed = narrowed.join(tr("、"));
        [all, &tr_with("（{item}）", &[("item", &narrowed)])].concat()
    }
}
