//! `/voices`: what the city has published, for everyone, and feeds of it.

mod feed;
mod get;
pub(super) mod latest;
mod list;
mod operations;
mod page;
pub(super) mod query;
mod receipt_feed;
mod support;

use crate::routes::Access;
use crate::routes::table::Table;
use crate::state::AppState;

/// The routes.
pub(super) fn table(state: &AppState) -> Table {
    let everyone = Access::Everyone;
    Table::new(state)
        .get("/voices", everyone, list::get)
        .described(operations::list())
        .get("/voices/feed.atom", everyone, feed::get)
        .described(operations::feed())
        .get("/voices/latest", everyone, latest::get)
        .described(operations::latest())
        .get("/voices/{id}", everyone, get::get)
        .described(operations::get())
        .post("/voices/{id}/support", everyone, support::post)
        .described(operations::support())
        .get("/opinions/{receipt}/feed.atom", everyone, receipt_feed::get)
        .described(operations::receipt_feed())
        .of_pages()
        .in_every_language()
}
