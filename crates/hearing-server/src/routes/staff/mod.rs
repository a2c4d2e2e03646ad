//! `/staff`: the console. Whoever is not signed in sees the sign-in page, whatever the address.

mod act;
mod audit;
mod bulk;
mod device_cookie;
mod export;
mod guard;
mod merging;
mod opinion;
mod queue;
mod receipt;
mod sign_in;
mod sign_out;

use crate::app::AppState;
use crate::routes::Access;
use crate::routes::table::Table;
use crate::staff::Role;

pub(crate) use guard::{CSRF, SIGN_IN};
pub(super) use guard::{Guard, guard};

/// The console's routes, each with the role that it needs.
pub(super) fn table(state: &AppState) -> Table {
    let viewer = Access::Staff(Role::Viewer);
    let responder = Access::Staff(Role::Responder);
    let publisher = Access::Staff(Role::Publisher);
    Table::new(state)
        .get("/staff/sign-in", Access::Everyone, sign_in::get)
        .post("/staff/sign-in", Access::Everyone, sign_in::post)
        .post("/staff/sign-out", viewer, sign_out::post)
        .get("/staff", viewer, queue::get)
        .post("/staff/receipt", viewer, receipt::post)
        .post("/staff/bulk", responder, bulk::post)
        .get("/staff/opinions/{id}", viewer, opinion::get)
        .post("/staff/opinions/{id}/claim", responder, act::claim)
        .post("/staff/opinions/{id}/release", responder, act::release)
        .post("/staff/opinions/{id}/move", responder, act::give)
        .post("/staff/opinions/{id}/remark", responder, act::remark)
        .post("/staff/opinions/{id}/answer", responder, act::answer)
        .post("/staff/opinions/{id}/correct", responder, act::correct)
        .post("/staff/opinions/{id}/merge", responder, merging::merge)
        .post("/staff/opinions/{id}/mask", responder, act::mask)
        .post(
            "/staff/opinions/{id}/out-of-scope",
            responder,
            act::out_of_scope,
        )
        .post("/staff/opinions/{id}/undo", responder, act::undo)
        .post("/staff/opinions/{id}/withdraw", responder, act::withdraw)
        .post(
            "/staff/opinions/{id}/undo-withdrawal",
            responder,
            act::undo_withdrawal,
        )
        .post("/staff/opinions/{id}/publish", publisher, act::publish)
        .post("/staff/opinions/{id}/unpublish", publisher, act::unpublish)
        .get("/staff/export", publisher, export::page)
        .get("/staff/export.csv", publisher, export::csv)
        .get("/staff/export.json", publisher, export::json)
        .get(
            "/staff/audit",
            Access::Staff(Role::Administrator),
            audit::get,
        )
        .of_pages()
}
