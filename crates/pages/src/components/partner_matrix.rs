//! 施策と共創のパートナー: the printed matrices of all policies as one table.
//!
//! On a narrow screen a policy's name stands above its boxes, and the roles' names stand upright.
//! The roles of the elements are written out because some browsers drop a table's when a style
//! sheet lays it out otherwise. Cells may have roles only where the `table` element is none, so that
//! what holds it is the table.

use maud::{Markup, html};
use plan::{Chapter, PartnerRole, PartnerSet, Policy};
use plan_data::PLAN;

use crate::urls::{Route, co_creation_href};

/// The table: a row a policy, a column a role.
pub fn partner_matrix() -> Markup {
    html! {
        div role="table" aria-labelledby="matrix" { table.partner-matrix role="none" {
            thead role="rowgroup" {
                tr.partner-matrix__heads role="row" {
                    th.partner-matrix__corner role="columnheader" scope="col" { "施策" }
                    @for role in PartnerRole::ALL {
                        th.partner-matrix__head role="columnheader" scope="col" {
                            span.partner-matrix__role { (role.label()) }
                        }
                    }
                }
            }
            @for chapter in Chapter::ALL { (rows(*chapter)) }
        } }
    }
}

/// How many of the matrices tick `role`.
pub fn ticks(matrices: &[PartnerSet], role: PartnerRole) -> usize {
    matrices.iter().filter(|set| set.contains(role)).count()
}

/// The printed ticks of a policy, if it has a table.
pub fn partners(policy: &Policy<'_>) -> Option<PartnerSet> {
    policy.co_creation.map(|co_creation| co_creation.partners)
}

/// The chapter's policies; nothing where its document prints no table for them.
fn rows(chapter: Chapter) -> Markup {
    let policies = PLAN.current_policies();
    let policies = policies.filter(|it| it.code.chapter == chapter && partners(it).is_some());
    let policies: Vec<_> = policies.collect();
    html! {
        @if !policies.is_empty() {
            tbody.partner-matrix__chapter role="rowgroup" data-chapter=(chapter) {
                tr.partner-matrix__group role="row" {
                    th.partner-matrix__policy role="rowheader" scope="rowgroup" colspan="9" {
                        a.partner-matrix__name href=(Route::for_chapter(chapter)) { (chapter.label()) }
                    }
                }
                @for policy in policies { (row(policy)) }
            }
        }
    }
}

fn row(policy: &Policy<'_>) -> Markup {
    html! {
        tr.partner-matrix__row role="row" {
            th.partner-matrix__policy role="rowheader" scope="row" {
                a.partner-matrix__name href=(co_creation_href(policy.code)) {
                    span.partner-matrix__code { (policy.code) } span { (policy.name) }
                }
            }
            @if let Some(set) = partners(policy) {
                @for role in PartnerRole::ALL {
                    @let ticked = set.contains(*role);
                    td.partner-matrix__cell role="cell" data-ticked[ticked] {
                        span aria-hidden="true" { (if ticked { "■" } else { "・" }) }
                        span.visually-hidden { (if ticked { "印あり" } else { "印なし" }) }
                    }
                }
            }
        }
    }
}
