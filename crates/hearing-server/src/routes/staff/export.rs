use anyhow::Result;
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{once, try_unfold};
use futures_util::{Stream, StreamExt, TryStreamExt};

use crate::app::AppState;
use crate::error::Error;
use crate::html::staff::export;
use crate::opinion_csv;
use crate::routes::origin;
use crate::store::{Exported, Extent, Session, Store};

/// The query of a link to all opinions.
const ALL: &str = "extent=all";

/// `GET /staff/export`: which files there are.
pub(super) async fn page(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
) -> Response {
    export(&state, &session)
}

/// `GET /staff/export.csv`: the opinions whose writers agreed to publication, as 広聴AI reads them;
/// with `?extent=all` every opinion, for the city's own use.
pub(super) async fn csv(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let (extent, disposition) = begun(&state, &session, &uri, "csv").await?;
    let origin = origin(&state, &headers);
    let rows =
        pages(state.store.clone(), extent).map(move |page| opinion_csv::rows(&page?, &origin));
    let file = once(async { opinion_csv::headings() }).chain(rows);
    Ok(download("text/csv; charset=utf-8", disposition, file))
}

/// `GET /staff/export.json`: the same for other programs.
pub(super) async fn json(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    uri: Uri,
) -> Result<Response, Error> {
    let (extent, disposition) = begun(&state, &session, &uri, "json").await?;
    let items = pages(state.store.clone(), extent)
        .enumerate()
        .map(|(at, page)| {
            let list = serde_json::to_vec(&page?)?;
            // The pages' lists become one: each without its brackets.
            let items = list
                .get(1..list.len().saturating_sub(1))
                .unwrap_or_default();
            let separator: &[u8] = if at == 0 { b"" } else { b"," };
            Ok([separator, items].concat())
        });
    let file = once(async { Ok(b"[".to_vec()) })
        .chain(items)
        .chain(once(async { Ok(b"]".to_vec()) }));
    Ok(download("application/json", disposition, file))
}

/// What is asked for, noted in the audit, and how its file is called.
async fn begun(
    state: &AppState,
    session: &Session,
    uri: &Uri,
    format: &str,
) -> Result<(Extent, String), Error> {
    let (extent, name) = match uri.query() {
        Some(ALL) => (Extent::All, "opinions-all"),
        _ => (Extent::Agreed, "opinions"),
    };
    let file = format!("{name}.{format}");
    state.store.note_export(session.account.id, &file).await?;
    Ok((extent, format!("attachment; filename=\"{file}\"")))
}

/// The opinions, some at a time: all of them may be more than fits the server's memory.
fn pages(store: Store, extent: Extent) -> impl Stream<Item = Result<Vec<Exported>>> {
    try_unfold((store, 0), move |(store, behind)| async move {
        let page = store.exported(extent, behind).await?;
        Ok(page
            .last()
            .map(|last| last.id)
            .map(|last| (page, (store, last))))
    })
}

/// A file that comes as it is made. One that cannot be made to its end is cut off, which browsers
/// show as a download that failed.
fn download(
    content_type: &'static str,
    disposition: String,
    file: impl Stream<Item = Result<Vec<u8>>> + Send + 'static,
) -> Response {
    let file = file.inspect_err(|error| tracing::error!("an export was cut off: {error:#}"));
    let headers = [
        (CONTENT_TYPE, content_type.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, Body::from_stream(file)).into_response()
}
