//! `/staff`: the console. Those who are not signed in see the sign-in page, whatever the address.

mod act;
mod act_request;
mod audit;
mod bulk;
mod bulk_outcome;
mod device_cookie;
mod export;
pub(super) mod guard;
mod merging;
mod opinion;
mod queue;
mod receipt;
mod sign_in;
mod sign_out;

use crate::routes::Access;
use crate::routes::table::Table;
use crate::staff::Role;
use crate::state::AppState;
use crate::workflow::ActKind;

/// The console's routes, each with the role that it needs.
pub(super) fn table(state: &AppState) -> Table {
    let viewer = Access::Staff(Role::Viewer);
    let responder = Access::Staff(Role::Responder);
    let publisher = Access::Staff(Role::Publisher);
    let table = Table::new(state)
        .get("/staff/sign-in", Access::Everyone, sign_in::get)
        .post("/staff/sign-in", Access::Everyone, sign_in::post)
        .post("/staff/sign-out", viewer, sign_out::post)
        .get("/staff", viewer, queue::get)
        .post("/staff/receipt", viewer, receipt::post)
        .post("/staff/bulk", responder, bulk::post)
        .get("/staff/opinions/{id}", viewer, opinion::get)
        .get("/staff/export", publisher, export::page)
        .get("/staff/export.csv", publisher, export::csv)
        .get("/staff/export.json", publisher, export::json)
        .get(
            "/staff/audit",
            Access::Staff(Role::Administrator),
            audit::get,
        );
    let with_acts = ActKind::ALL.iter().fold(table, |table, &kind| {
        let access = Access::Staff(kind.description().role);
        table.post(kind.route(), access, move |state, session, fields, id| {
            act::post(kind, (state, session, fields, id))
        })
    });
    with_acts.of_pages()
}
