mod act;
mod expected_day;
mod follow;
mod get;
mod new;
mod operations;
mod picture;
mod post;
mod proof;
mod reply;
mod undo_withdrawal;
mod withdraw;

use crate::routes::Access;
use crate::routes::table::Table;
use crate::state::AppState;

/// `/opinions`: what a browser asks, with or without the app.
pub(super) fn table(state: &AppState) -> Table {
    let everyone = Access::Everyone;
    Table::new(state)
        .get("/opinions", everyone, follow::get)
        .described(operations::follow())
        .post("/opinions", everyone, post::post)
        .described(operations::post())
        .get("/opinions/new", everyone, new::get)
        .described(operations::new())
        .get("/opinions/{receipt}", everyone, get::get)
        .described(operations::get())
        .get(
            "/opinions/{receipt}/expected.ics",
            everyone,
            expected_day::get,
        )
        .described(operations::expected_day())
        .get("/opinions/{receipt}/picture.svg", everyone, picture::get)
        .described(operations::picture())
        .post("/opinions/{receipt}/reply", everyone, reply::post)
        .described(operations::reply())
        .post("/opinions/{receipt}/withdraw", everyone, withdraw::post)
        .described(operations::withdraw())
        .post(
            "/opinions/{receipt}/undo-withdrawal",
            everyone,
            undo_withdrawal::post,
        )
        .described(operations::undo_withdrawal())
        .of_pages()
        .in_every_language()
}
