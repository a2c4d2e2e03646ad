use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::openapi::{self, Content, Operation};
use crate::routes::table::Table;
use crate::routes::{Access, Listed, router};
use crate::state::AppState;

/// `/api/openapi.json`: how to ask all of this.
pub(in crate::routes) fn table(state: &AppState) -> Table {
    Table::new(state)
        .get("/api/openapi.json", Access::Everyone, get)
        .described(Operation::api("describe", "This document.").answers(
            200,
            "An OpenAPI document, version 3.1.",
            Content::json_of(document),
        ))
}

fn document(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "required": ["openapi", "info", "paths"] })
}

/// `GET /api/openapi.json`: the description of every public route.
async fn get(State(state): State<AppState>) -> Response {
    let json = [(CONTENT_TYPE, "application/json")];
    let document = state.document.get_or_init(|| written(&state));
    (json, document.clone()).into_response()
}

/// The document of this server.
fn written(state: &AppState) -> String {
    let (_, listed) = router(state);
    let described = listed.iter().filter_map(Listed::described);
    openapi::document(described, state.plan, state.site.public_url.as_deref()).to_string()
}
