use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use pages::components::answer::entry_label;
use pages::language::{tr, tr_with};
use pages::urls::Route;

use crate::error::Error;
use crate::extract::Client;
use crate::html::feed::{Content, Entry, Feed};
use crate::html::private_file;
use crate::http::origin::address;
use crate::routes::asked_for;
use crate::state::AppState;

/// `GET /opinions/{receipt}/feed.atom`: what becomes of one opinion, for its writer.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    receipt: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    let opinion = asked_for(&state, &client, receipt).await?;
    let page = Route::Opinion(opinion.receipt.to_string());
    let address = address(&state.site, &headers, page);
    let mut entries: Vec<Entry> = opinion
        .history
        .iter()
        .enumerate()
        .map(|(at, entry)| Entry {
            address: format!("{address}#{at}"),
            title: entry_label(&opinion.history, at).to_owned(),
            updated: entry.at.clone(),
            content: Content::Text(
                entry
                    .reason
                    .clone()
                    .unwrap_or_else(|| tr(entry.status.explained()).to_owned()),
            ),
        })
        .collect();
    if let Some(answer) = &opinion.answer {
        entries.push(Entry {
            address: format!("{address}#answer"),
            title: tr_with(
                "市の回答：{outcome}",
                &[("outcome", tr(answer.outcome.sentence()))],
            ),
            updated: answer.answered_at.clone(),
            content: Content::Text(answer.text.clone()),
        });
    }
    entries.reverse();
    let feed = Feed {
        title: tr("ご意見の対応状況"),
        page: &address,
        address: &format!("{address}/feed.atom"),
        entries: &entries,
        dropped: &[],
    };
    Ok(private_file(
        "application/atom+xml; charset=utf-8",
        feed.document(),
    ))
}
