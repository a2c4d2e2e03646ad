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

/// How many shades there are above none.
const SHADES: usize = 5;

/// The table: a row a policy, a column a role, with the totals of both.
pub fn partner_matrix() -> Markup {
    let matrices: Vec<PartnerSet> = PLAN.current_policies().filter_map(partners).collect();
    let all: usize = matrices.iter().map(|set| set.iter().count()).sum();
    html! {
        div role="table" aria-labelledby="matrix" { table.partner-matrix role="none" {
            thead role="rowgroup" {
                tr.partner-matrix__heads role="row" {
                    th.partner-matrix__corner role="columnheader" scope="col" { "施策" }
                    @for role in PartnerRole::ALL {
                        th.partner-matrix__head role="columnheader" scope="col" {
                            a.partner-matrix__role href=(Route::for_partner(*role)) { (role.label()) }
                        }
                    }
                    th.partner-matrix__corner role="columnheader" scope="col" { "印の数" }
                }
            }
            @for chapter in Chapter::ALL { (rows(*chapter)) }
            tfoot role="rowgroup" {
                tr.partner-matrix__totals role="row" {
                    th.partner-matrix__policy role="rowheader" scope="row" {
                        "印のある施策（" (matrices.len()) "のうち）"
                    }
                    @for role in PartnerRole::ALL {
                        @let count = ticks(&matrices, *role);
                        td.partner-matrix__cell role="cell" data-shade=(shade(count, matrices.len())) {
                            a.partner-matrix__link href=(Route::for_partner(*role)) {
                                (count)
                                span.visually-hidden { "（" (role.label()) "の印がある施策）" }
                            }
                        }
                    }
                    td.partner-matrix__sum role="cell" {
                        (all) span.partner-matrix__of { "/" (matrices.len() * PartnerRole::ALL.len()) }
                    }
                }
            }
        } }
    }
}

/// What a shade means, beside each of them.
pub fn partner_matrix_legend() -> Markup {
    html! {
        ul.partner-legend {
            li.partner-legend__item { span.partner-legend__box aria-hidden="true" { "■" } "印あり" }
            li.partner-legend__item { span.partner-legend__box aria-hidden="true" { "□" } "印なし" }
            li.partner-legend__item {
                span.partner-legend__scale aria-hidden="true" {
                    @for shade in 1..=SHADES { span.partner-legend__shade data-shade=(shade) {} }
                }
                "背景が濃いほど、その行や章で印が多い"
            }
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

/// The id of the rows of a chapter.
pub fn chapter_rows_id(chapter: Chapter) -> String {
    format!("matrix-{chapter}")
}

fn rows(chapter: Chapter) -> Markup {
    let policies: Vec<_> = PLAN
        .current_policies()
        .filter(|policy| policy.code.chapter == chapter)
        .collect();
    let matrices: Vec<_> = policies
        .iter()
        .filter_map(|policy| partners(policy))
        .collect();
    html! {
        tbody.partner-matrix__chapter role="rowgroup" data-chapter=(chapter) id=(chapter_rows_id(chapter)) {
            tr.partner-matrix__group role="row" {
                th.partner-matrix__policy role="rowheader" scope="rowgroup" {
                    a.partner-matrix__name href=(Route::for_chapter(chapter)) { (chapter.label()) }
                }
                @if matrices.is_empty() {
                    td.partner-matrix__none role="cell" colspan="9" {}
                } @else {
                    @for role in PartnerRole::ALL {
                        @let count = ticks(&matrices, *role);
                        td.partner-matrix__cell role="cell" data-shade=(shade(count, matrices.len())) {
                            (count) span.partner-matrix__of { "/" (matrices.len()) }
                        }
                    }
                    td.partner-matrix__sum role="cell" {
                        (matrices.iter().map(|set| set.iter().count()).sum::<usize>())
                        span.partner-matrix__of { "/" (matrices.len() * PartnerRole::ALL.len()) }
                    }
                }
            }
            @for policy in policies { (row(policy)) }
        }
    }
}

fn row(policy: &Policy<'_>) -> Markup {
    html! {
        tr.partner-matrix__row role="row" {
            th.partner-matrix__policy role="rowheader" scope="row" {
                a.partner-matrix__name href=(Route::Policy(policy.code)) {
                    span.partner-matrix__code { (policy.code) } " " (policy.name)
                }
            }
            @if let Some(set) = partners(policy) { (boxes(policy, set)) } @else {
                td.partner-matrix__none role="cell" colspan="9" { "文書に表がありません" }
            }
        }
    }
}

fn boxes(policy: &Policy<'_>, set: PartnerSet) -> Markup {
    let href = co_creation_href(policy.code);
    let count = set.iter().count();
    html! {
        @for role in PartnerRole::ALL {
            @let ticked = set.contains(*role);
            td.partner-matrix__cell role="cell" data-shade=(if ticked { shade(count, PartnerRole::ALL.len()) } else { 0 }) {
                a.partner-matrix__link href=(href) {
                    span aria-hidden="true" { (if ticked { "■" } else { "□" }) }
                    span.visually-hidden {
                        (policy.name) "・" (role.label()) (if ticked { "：印あり" } else { "：印なし" })
                    }
                }
            }
        }
        td.partner-matrix__sum role="cell" {
            a.partner-matrix__link href=(href) {
                (count) span.partner-matrix__of { "/" (PartnerRole::ALL.len()) }
                span.visually-hidden { "（" (policy.name) "の印の数）" }
            }
        }
    }
}

/// Which shade tells `count` of `all`: none for none, the darkest for more than four fifths.
fn shade(count: usize, all: usize) -> usize {
    (count * SHADES).div_ceil(all.max(1))
}
