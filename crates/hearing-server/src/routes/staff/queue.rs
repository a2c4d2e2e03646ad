use axum::Extension;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use hearing_api::Status;
use plan::Policy;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use crate::console::field_name;
use crate::console::{AWAITS_PUBLICATION, FieldError, QueuePage, UNHELPFUL, View, queue};
use crate::error::Error;
use crate::http::form_decoding::Fields;
use crate::state::AppState;
use crate::store::{DepartmentFilter, PolicyFilter, QueueFilter, Session};

/// `GET /staff`: the queue under a filter.
pub(super) async fn get(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    uri: Uri,
) -> Result<Response, Error> {
    let asked = Fields::parse(uri.query().unwrap_or_default().as_bytes())?;
    queue_page(&state, &session, &asked, StatusCode::OK, None, None).await
}

/// The queue, with what became of what was done there, or what was wrong with it.
pub(super) async fn queue_page(
    state: &AppState,
    session: &Session,
    asked: &Fields,
    status: StatusCode,
    done: Option<&str>,
    error: Option<&FieldError>,
) -> Result<Response, Error> {
    let (opinions, has_more) = state.store.queue(&filter(state, session, asked)).await?;
    let page = QueuePage {
        session,
        asked,
        opinions: &opinions,
        has_more,
        done,
        error,
    };
    Ok(queue(&View::of(state), status, &page))
}

/// What was asked for; what cannot be read is passed over. Without a word on the status, it is
/// what the city still has to do.
pub(super) fn filter(state: &AppState, session: &Session, asked: &Fields) -> QueueFilter {
    let statuses = match asked.get(field_name::STATUS) {
        "" => vec![Status::Received, Status::InReview],
        "any" => Vec::new(),
        AWAITS_PUBLICATION => vec![Status::Answered, Status::OutOfScope],
        UNHELPFUL => vec![Status::Answered],
        id => id.parse().into_iter().collect(),
    };
    let days: Option<i64> = asked.get(field_name::OLDER_THAN).parse().ok();
    let before = days
        .filter(|days| (1..=3_650).contains(days))
        .and_then(|days| {
            (OffsetDateTime::now_utc() - Duration::days(days))
                .format(&Rfc3339)
                .ok()
        });
    QueueFilter {
        statuses,
        department: department(state, asked.get(field_name::DEPARTMENT)),
        policy: PolicyFilter::read(asked.get(field_name::POLICY), state.plan),
        lang: asked.get(field_name::LANG).parse().ok(),
        before,
        is_unread: asked.get(field_name::UNREAD) == "on",
        is_undecided: asked.get(field_name::UNDECIDED) == "on",
        awaits_publication: asked.get(field_name::STATUS) == AWAITS_PUBLICATION,
        is_unhelpful: asked.get(field_name::STATUS) == UNHELPFUL,
        claimed_by: (asked.get(field_name::MINE) == "on").then_some(session.account.id),
        after: asked.get("after").parse().ok(),
    }
}

fn department(state: &AppState, id: &str) -> Option<DepartmentFilter> {
    let department = state.departments.get(id)?;
    let texts = state.plan.policies.iter().map(Policy::id);
    let (texts, others) = texts.partition(|text| {
        let answering = state.departments.of_text(Some(*text), state.plan);
        answering.id == department.id
    });
    Some(DepartmentFilter {
        id: department.id.clone(),
        texts,
        has_others: state.departments.of_text(None, state.plan).id == id,
        others,
    })
}
