//! When the implementation plans were, and what their priority projects planned for each year.

use std::ops::RangeInclusive;

use maud::{Markup, html};
use plan::{ImplementationPlan, PriorityProject};

use crate::components::share_bar::percent;
use crate::components::table_region::table_region;
use crate::earlier_projects::years;
use crate::urls::priority_project_href;

/// A row a plan and a priority project; the years that no document covers stand empty.
pub fn project_timeline(plans: &[ImplementationPlan<'_>]) -> Markup {
    let Some(span) = span(plans) else {
        return html! {};
    };
    html! {
        p.page-section__note {
            "ここにあるのは、" (plans.len()) "つの期間の文書だけです。"
            @for gap in gaps(plans, &span) {
                (gap.start()) "年度から" (gap.end()) "年度までの実施計画は、ここにはありません。"
            }
            "ますの中の数は、その年度の予定の数です。"
        }
        div.timeline {
            (axis(plans, &span))
            ul.timeline__rows {
                @for plan in plans {
                    li.timeline__row data-kind="plan" {
                        span.timeline__name {
                            (plan.subject.text)
                            span.timeline__note { (years(plan)) "・" (plan.projects.len()) "事業" }
                        }
                        (strip(&span, &|year| covers(plan, year).then(String::new)))
                    }
                    @for project in plan.priority_projects {
                        li.timeline__row data-kind="project" {
                            span.timeline__name {
                                a.timeline__link href=(priority_project_href(plan.document, project.code)) { (project.name.text) }
                            }
                            (strip(&span, &|year| entries(project, year).map(|count| count.to_string())))
                        }
                    }
                }
            }
        }
    }
}

/// The numbers of the timeline and the costs, a table a plan.
pub fn schedule_tables(plans: &[ImplementationPlan<'_>]) -> Markup {
    html! {
        details.earlier-text {
            summary.earlier-text__summary { "図の数字（予定の数と費用）を表で見る" }
            div.earlier-text__body {
                @for plan in plans {
                    (table_region(&format!("{}の予定の数と費用", years(plan)), "schedule-table", &schedule_rows(plan)))
                }
            }
        }
    }
}

fn schedule_rows(plan: &ImplementationPlan<'_>) -> Markup {
    html! {
        caption.schedule-table__caption { (years(plan)) " " (plan.subject.text) "（" (plan.projects.len()) "事業のうち重点事業" (plan.priority_projects.len()) "）" }
        thead {
            tr {
                th scope="col" { "重点事業" }
                @for year in plan.years { th scope="col" { (year.printed) "の予定" } }
                th scope="col" { "費用" }
            }
        }
        tbody {
            @for project in plan.priority_projects {
                tr {
                    th scope="row" { (project.name.text) }
                    @for year in plan.years {
                        td { (entries(project, year.number).unwrap_or_default()) }
                    }
                    td { (project.cost.printed) }
                }
            }
        }
    }
}

/// From the first year of any plan to the last.
fn span(plans: &[ImplementationPlan<'_>]) -> Option<RangeInclusive<u16>> {
    let years = || {
        plans
            .iter()
            .flat_map(|plan| plan.years)
            .map(|year| year.number)
    };
    Some(years().min()?..=years().max()?)
}

fn covers(plan: &ImplementationPlan<'_>, year: u16) -> bool {
    plan.years.iter().any(|it| it.number == year)
}

/// The runs of years that no plan covers.
fn gaps(plans: &[ImplementationPlan<'_>], span: &RangeInclusive<u16>) -> Vec<RangeInclusive<u16>> {
    let mut gaps: Vec<RangeInclusive<u16>> = Vec::new();
    for year in span
        .clone()
        .filter(|year| !plans.iter().any(|plan| covers(plan, *year)))
    {
        match gaps.last_mut() {
            Some(gap) if gap.end() + 1 == year => *gap = *gap.start()..=year,
            _ => gaps.push(year..=year),
        }
    }
    gaps
}

/// How many things a project plans for a year.
fn entries(project: &PriorityProject<'_>, year: u16) -> Option<usize> {
    project
        .schedule
        .iter()
        .find(|column| column.year.number == year)
        .map(|column| column.entries.len())
}

/// The years, each run of them named at its beginning.
fn axis(plans: &[ImplementationPlan<'_>], span: &RangeInclusive<u16>) -> Markup {
    let covered = plans
        .iter()
        .filter_map(|plan| Some(plan.years.first()?.number..=plan.years.last()?.number));
    html! {
        svg.timeline__axis aria-hidden="true" focusable="false" width="100%" {
            @for run in covered {
                text.timeline__year x=(place(span, *run.start())) y="1.1em" { (run.start()) }
                text.timeline__year x=(place(span, *run.start())) y="2.3em" { "〜" (run.end()) }
            }
            @for gap in gaps(plans, span) {
                text.timeline__year data-kind="gap" x=(place(span, *gap.start())) dx="0.5em" y="1.7em" { "文書なし" }
            }
        }
    }
}

/// A row of boxes, a box a year: with a text in it where `filled` has one, a dash where not.
fn strip(span: &RangeInclusive<u16>, filled: &dyn Fn(u16) -> Option<String>) -> Markup {
    let width = percent(1.0 / f64::from(length(span)));
    html! {
        svg.timeline__strip aria-hidden="true" focusable="false" width="100%" {
            line.timeline__line x1="0" x2="100%" y1="50%" y2="50%" {}
            @for year in span.clone() {
                @if let Some(text) = filled(year) {
                    rect.timeline__box x=(place(span, year)) y="0" width=(width) height="100%" {}
                    text.timeline__count x=(middle(span, year)) y="50%" dy="0.35em" { (text) }
                }
            }
        }
    }
}

fn length(span: &RangeInclusive<u16>) -> u16 {
    span.end() - span.start() + 1
}

/// Where a year begins.
fn place(span: &RangeInclusive<u16>, year: u16) -> String {
    percent(f64::from(year - span.start()) / f64::from(length(span)))
}

fn middle(span: &RangeInclusive<u16>, year: u16) -> String {
    percent((f64::from(year - span.start()) + 0.5) / f64::from(length(span)))
}
