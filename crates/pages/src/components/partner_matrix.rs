//! 施策と共創のパートナー: the printed matrices of all policies as one table.
//!
//! On a narrow screen the roles' names stand upright.

use maud::{Markup, html};
use plan::{Chapter, PartnerRole, PartnerSet, Policy};
use plan_data::PLAN;

use crate::language::{is_japanese, passage, tr};
use crate::urls::{Route, co_creation_href};

/// The table: a row a policy, a column a role.
pub fn partner_matrix() -> Markup {
    html! {
        table.partner-matrix aria-labelledby="matrix" {
            thead {
                tr {
                    th.partner-matrix__corner scope="col" { (tr("施策")) }
                    @for role in PartnerRole::ALL {
                        th.partner-matrix__head scope="col" {
                            span.partner-matrix__role { (tr(role.label())) }
                        }
                    }
                }
            }
            @for chapter in Chapter::ALL { (rows(*chapter)) }
        }
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
    let policies = PLAN.current_policies_of(chapter);
    let rows: Vec<_> = policies
        .filter_map(|policy| Some(row(policy, partners(policy)?)))
        .collect();
    html! {
        @if !rows.is_empty() {
            tbody data-chapter=(chapter) {
                tr.partner-matrix__group {
                    th.partner-matrix__policy scope="rowgroup" colspan="9" {
                        a.partner-matrix__name href=(Route::for_chapter(chapter)) { (passage(chapter.label())) }
                    }
                }
                @for row in rows { (row) }
            }
        }
    }
}

fn row(policy: &Policy<'_>, partners: PartnerSet) -> Markup {
    html! {
        tr.partner-matrix__row {
            th.partner-matrix__policy scope="row" {
                a.partner-matrix__name href=(co_creation_href(policy.code)) {
                    span.partner-matrix__code { (policy.code) } span { (passage(policy.name)) }
                }
            }
            @for role in PartnerRole::ALL {
                @let ticked = partners.contains(*role);
                td.partner-matrix__cell data-ticked[ticked] {
                    span aria-hidden="true" { (if ticked { "■" } else { dot() }) }
                    span.visually-hidden { (tr(if ticked { "印あり" } else { "印なし" })) }
                }
            }
        }
    }
}

/// What stands where there is no tick, in the letters of the page.
fn dot() -> &'static str {
    if is_japanese() { "・" } else { "·" }
}
