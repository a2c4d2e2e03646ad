mod get;
mod operations;
mod post;
mod qr;
mod withdraw;

use axum::extract::DefaultBodyLimit;

use crate::http::form_decoding::JSON_MAX;
use crate::routes::Access;
use crate::routes::table::Table;
use crate::state::AppState;

/// `/api/opinions`: what the app, and any other program, asks.
pub(in crate::routes) fn table(state: &AppState) -> Table {
    Table::new(state)
        .post("/api/opinions", Access::Everyone, post::post)
        .described(operations::post())
        .post("/api/opinions/withdraw", Access::Everyone, withdraw::post)
        .described(operations::withdraw())
        .get("/api/opinions/{receipt}", Access::Everyone, get::get)
        .described(operations::get())
        .get("/api/opinions/{receipt}/qr.svg", Access::Everyone, qr::get)
        .described(operations::qr())
        .post("/api/opinions/{receipt}/qr.svg", Access::Everyone, qr::post)
        .described(operations::qr_with_code())
        .layer(DefaultBodyLimit::max(JSON_MAX))
}
