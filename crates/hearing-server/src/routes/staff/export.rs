use anyhow::Result;
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{once, try_unfold};
use futures_util::{Stream, StreamExt, TryStreamExt};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::console::{View, export};
use crate::error::Error;
use crate::http::origin::origin;
use crate::sheet::{CityFile, ReleasedFile};
use crate::state::AppState;
use crate::store::{self, Exported, Released, Session, Store};

/// The query of a link to all opinions.
const ALL: &str = "extent=all";

/// `GET /staff/export`: which files there are.
pub(super) async fn page(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
) -> Response {
    export(&View::of(&state), &session)
}

/// `GET /staff/export.csv`: released voices, as 広聴AI reads them; with `?extent=all` every opinion,
/// for the city alone.
pub(super) async fn csv(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let extent = Extent::of(&uri);
    let disposition = begun(&state, &session, extent, "csv").await?;
    let (store, plan) = (state.store.clone(), state.plan);
    let origin = origin(&state.site, &headers);
    let content_type = "text/csv; charset=utf-8";
    Ok(match extent {
        Extent::Released => {
            let rows = released(store).map(move |page| {
                ReleasedFile {
                    plan,
                    origin: &origin,
                }
                .rows(&page?)
            });
            let file = once(async { ReleasedFile::headings() }).chain(rows);
            download(content_type, disposition, file)
        }
        Extent::All => {
            let rows = every(store).map(move |page| {
                CityFile {
                    plan,
                    origin: &origin,
                }
                .rows(&page?)
            });
            let file = once(async { CityFile::headings() }).chain(rows);
            download(content_type, disposition, file)
        }
    })
}

/// `GET /staff/export.json`: the same for other programs.
pub(super) async fn json(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let extent = Extent::of(&uri);
    let disposition = begun(&state, &session, extent, "json").await?;
    let (store, plan) = (state.store.clone(), state.plan);
    let origin = origin(&state.site, &headers);
    let content_type = "application/json";
    Ok(match extent {
        Extent::Released => {
            let lists = released(store).map(move |page| {
                ReleasedFile {
                    plan,
                    origin: &origin,
                }
                .json(&page?)
            });
            download(content_type, disposition, joined(lists))
        }
        Extent::All => {
            let lists = every(store).map(|page| CityFile::json(&page?));
            download(content_type, disposition, joined(lists))
        }
    })
}

/// Which opinions leave the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Released voices: 広聴AI and its like show what they are given.
    Released,
    /// Every opinion, for the city alone.
    All,
}

impl Extent {
    fn of(uri: &Uri) -> Self {
        match uri.query() {
            Some(ALL) => Self::All,
            _ => Self::Released,
        }
    }

    /// How its file is called: by programs, and by people.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Released => ("released-voices", "公開された声"),
            Self::All => ("city-only-all-opinions", "庁内限り_すべての意見"),
        }
    }
}

/// Records in the audit log what is asked for; says how its file is called.
async fn begun(
    state: &AppState,
    session: &Session,
    extent: Extent,
    format: &str,
) -> Result<String, Error> {
    let (name, japanese) = extent.names();
    let file = format!("{name}.{format}");
    state.store.record_export(session.account.id, &file).await?;
    let japanese = utf8_percent_encode(japanese, NON_ALPHANUMERIC);
    Ok(format!(
        "attachment; filename=\"{file}\"; filename*=UTF-8''{japanese}.{format}"
    ))
}

/// Released voices, some at a time: all of them may be more than fits the server's memory.
fn released(store: Store) -> impl Stream<Item = Result<Vec<Released>, store::Error>> {
    try_unfold((store, 0), |(store, behind)| async move {
        let page = store.released(behind).await?;
        let last = page.last().map(|last| last.id);
        Ok(last.map(|last| (page, (store, last))))
    })
}

/// Every opinion, likewise.
fn every(store: Store) -> impl Stream<Item = Result<Vec<Exported>, store::Error>> {
    try_unfold((store, 0), |(store, behind)| async move {
        let page = store.exported(behind).await?;
        let last = page.last().map(|last| last.id);
        Ok(last.map(|last| (page, (store, last))))
    })
}

/// Lists in JSON as one: each without its brackets.
fn joined(lists: impl Stream<Item = Result<Vec<u8>>>) -> impl Stream<Item = Result<Vec<u8>>> {
    let items = lists.enumerate().map(|(at, list)| {
        let list = list?;
        let items = list
            .get(1..list.len().saturating_sub(1))
            .unwrap_or_default();
        let separator: &[u8] = if at == 0 { b"" } else { b"," };
        Ok([separator, items].concat())
    });
    once(async { Ok(b"[".to_vec()) })
        .chain(items)
        .chain(once(async { Ok(b"]".to_vec()) }))
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
