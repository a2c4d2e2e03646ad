mod follow;
mod get;
mod new;
mod post;
mod reply;
mod withdraw;

use crate::app::AppState;
use crate::routes::Access;
use crate::routes::table::Table;

/// `/opinions`: what a browser asks, with or without the app.
pub(super) fn table(state: &AppState) -> Table {
    let everyone = Access::Everyone;
    Table::new(state)
        .get("/opinions", everyone, follow::get)
        .post("/opinions", everyone, post::post)
        .get("/opinions/new", everyone, new::get)
        .get("/opinions/{receipt}", everyone, get::get)
        .post("/opinions/{receipt}/reply", everyone, reply::post)
        .post("/opinions/{receipt}/withdraw", everyone, withdraw::post)
        .of_pages()
}
