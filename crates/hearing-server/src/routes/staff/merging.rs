//! Merging one opinion, or those chosen in the list, into another, after a look at that.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::act_request::{
    Asked, TARGET_NEEDED, done_with, field_error, is_seen, load, not_kept, number, refuse,
    refuse_input, seen_revision,
};
use super::bulk_outcome::Outcome;
use super::opinion::{Said, opinion_page};
use crate::console::field_name;
use crate::console::{MergePreview, View, merge_preview};
use crate::error::Error;
use crate::http::form_decoding::Fields;
use crate::state::AppState;
use crate::store::{Merging, Session};
use crate::workflow::{ActKind, Refusal};

/// `POST /staff/opinions/{id}/merge`: goes on with it as part of another.
pub(super) async fn merge(
    (State(state), Extension(session), Extension(fields), id): Asked,
) -> Result<Response, Error> {
    let id = number(&id)?;
    if fields.get(field_name::STEP) == "edit" {
        let said = Said::Nothing;
        return opinion_page(&state, &session, id, &fields, StatusCode::OK, said).await;
    }
    let into = match fields.get(field_name::INTO).trim() {
        // What was typed is meant, whatever was chosen above it.
        "" => fields.get(field_name::SIMILAR),
        typed => typed,
    };
    let Ok(into) = into.parse() else {
        let error = field_error(field_name::INTO, TARGET_NEEDED);
        return refuse_input(&state, &session, &fields, id, &error).await;
    };
    let detail = load(&state, id).await?;
    let Some(merging) = state.store.merging(&[id], into).await? else {
        return refuse(&state, &session, &fields, id, Refusal::Unknown).await;
    };
    let target = merging.target.id;
    let refusal = if let Some(target_revision) = confirmed(&fields) {
        let revision = seen_revision(&fields, id);
        let clerk = session.account.id;
        let done = state
            .store
            .merge(clerk, id, revision, target, target_revision);
        match done.await {
            Ok(Ok(())) => return Ok(done_with(&fields, id, ActKind::Merge)),
            Ok(Err(refusal)) => Some(refusal),
            Err(error) => return not_kept(&state, &session, &fields, id, &error).await,
        }
    } else if is_seen(&fields, &detail) {
        merging.refusal(&detail.queued)
    } else {
        Some(Refusal::Changed)
    };
    let action = format!("/staff/opinions/{id}/merge");
    match refusal {
        None | Some(Refusal::TargetChanged) => {
            let asked = MergeRequest {
                session: &session,
                fields: &fields,
                into,
                action: &action,
            };
            Ok(asked.page(&state, &merging, refusal))
        }
        Some(refusal) => refuse(&state, &session, &fields, id, refusal).await,
    }
}

/// What became of merging the chosen ones.
pub(super) enum Merged {
    /// It was confirmed, and done as far as could be.
    Done(Outcome),
    /// It is to be looked at first.
    Asks(Response),
    /// There is no opinion to merge them into.
    Unknown,
}

/// Merges the opinions that were chosen in the list into one, once that is confirmed.
pub(super) async fn merge_chosen(
    state: &AppState,
    session: &Session,
    fields: &Fields,
    chosen: &[i64],
    into: i64,
) -> Result<Merged, Error> {
    let Some(merging) = state.store.merging(chosen, into).await? else {
        return Ok(Merged::Unknown);
    };
    let target = merging.target.id;
    let refusal = match confirmed(fields) {
        Some(seen) if seen == merging.target_revision => {
            let mut outcome = Outcome::default();
            let mut target_revision = seen;
            for &id in chosen {
                let clerk = session.account.id;
                let revision = seen_revision(fields, id);
                let done = state
                    .store
                    .merge(clerk, id, revision, target, target_revision)
                    .await;
                // Each that is merged into it changes the target, which no clerk has to look at.
                target_revision += i64::from(matches!(done, Ok(Ok(()))));
                if !outcome.note(id, done) {
                    break;
                }
            }
            return Ok(Merged::Done(outcome));
        }
        Some(_) => Some(Refusal::TargetChanged),
        None => None,
    };
    let asked = MergeRequest {
        session,
        fields,
        into,
        action: "/staff/bulk",
    };
    Ok(Merged::Asks(asked.page(state, &merging, refusal)))
}

/// What a clerk asked for.
struct MergeRequest<'a> {
    session: &'a Session,
    fields: &'a Fields,
    into: i64,
    action: &'a str,
}

impl MergeRequest<'_> {
    /// The page that shows what it would do, with what stood in the way of it just now.
    fn page(&self, state: &AppState, merging: &Merging, refusal: Option<Refusal>) -> Response {
        let preview = MergePreview {
            session: self.session,
            merging,
            into: self.into,
            action: self.action,
            list: self.fields.get(field_name::LIST),
            failure: refusal.map(Refusal::message),
        };
        let status = match refusal {
            Some(_) => StatusCode::CONFLICT,
            None => StatusCode::OK,
        };
        merge_preview(&View::of(state), status, &preview)
    }
}

/// The revision of the target that the clerk saw before confirming; none if it is not confirmed.
fn confirmed(fields: &Fields) -> Option<i64> {
    let seen = fields.get(field_name::TARGET_REVISION).parse().ok();
    seen.filter(|_| fields.get(field_name::STEP) == "confirm")
}
