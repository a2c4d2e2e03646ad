use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::app::AppState;
use crate::openapi::{Content, Operation};
use crate::routes::Access;
use crate::routes::table::Table;

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
    (json, state.document()).into_response()
}
