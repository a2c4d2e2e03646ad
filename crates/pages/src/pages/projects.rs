//! The projects of the implementation plans of earlier plans, documents 003 and 004.

use maud::{Markup, html};
use plan::{ImplementationPlan, Project};
use plan_data::{IMPLEMENTATION_PLANS, PLAN};
use plan_search::Kind;

use crate::components::cost_bars::{about_yen, cost_bars, estimated_total};
use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end_of_original};
use crate::components::priority_project_card::priority_project_card;
use crate::components::project_filter::project_filter;
use crate::components::project_list::project_list;
use crate::components::schedule_table::schedule_tables;
use crate::components::section_text::{paragraphs, parts};
use crate::earlier_projects::{department, every_project, is_of, subject, years};
use crate::language::{is_japanese, lang_of_original, original, tr, tr_with};
use crate::pages::not_found::not_found;
use crate::urls::{ProjectChoice, Route, key};

/// What the amounts are.
const EXPECTED: &str = "3年間を合わせた見込みの額です。";

/// The page under a choice.
pub fn projects(choice: ProjectChoice) -> Markup {
    let content = match choice {
        ProjectChoice::All => all(),
        ProjectChoice::Priority => priority(),
        ProjectChoice::Department(place) => match department(place) {
            Some(department) => of_department(department),
            None => return not_found(),
        },
    };
    let periods: Vec<_> = IMPLEMENTATION_PLANS.iter().map(years).collect();
    html! {
        div.page.projects-page {
            (page_head(&Route::Projects(choice)))
            p.page-section__note {
                strong { (tr("これより前の計画の文書です。")) }
                (not_of_this_plan())
                (tr_with("ここにあるのは、{periods}だけです。", &[("periods", &periods.join(tr("と")))]))
                @if !is_japanese() { (tr("事業と課の名前、事業の説明は、文書のままの日本語です。")) }
            }
            (project_filter(choice))
            // In other languages, the search finds no projects.
            @if is_japanese() { (search_form()) }
            (content)
            (way_on(choice))
        }
    }
}

fn not_of_this_plan() -> String {
    match PLAN.basic_plan.period.years() {
        Some((first, _)) => tr_with(
            "{first}年度からの計画の事業ではありません。",
            &[("first", &first.to_string())],
        ),
        None => String::new(),
    }
}

fn all() -> Markup {
    let plans = IMPLEMENTATION_PLANS.iter();
    let priority: usize = plans.map(|plan| plan.priority_projects.len()).sum();
    let plans = IMPLEMENTATION_PLANS.iter();
    let totals = plans.map(|plan| {
        let total = about_yen(plan.estimated_total.yen);
        tr_with(
            "{years}が{total}",
            &[("years", &years(plan)), ("total", &total)],
        )
    });
    let totals: Vec<_> = totals.collect();
    html! {
        @for plan in &IMPLEMENTATION_PLANS { (listed(plan, &|_| true)) }
        p.projects-page__costs {
            (tr_with("3年間の費用の見込みは、{totals}です。", &[("totals", &totals.join(tr("、")))]))
        }
        details.fold {
            summary.fold__summary { (tr("費用の中身を、図と表で見る")) }
            div.fold__body {
                @for plan in &IMPLEMENTATION_PLANS { (estimated_total(plan)) }
                h3 { (tr_with("重点事業{count}つの費用と予定", &[("count", &priority.to_string())])) }
                p.page-section__note { (tr("事業ごとの費用が書かれているのは、重点事業だけです。")) (tr(EXPECTED)) }
                (cost_bars(&IMPLEMENTATION_PLANS))
                (schedule_tables(&IMPLEMENTATION_PLANS))
            }
        }
        @for plan in &IMPLEMENTATION_PLANS { (approach(plan)) }
        (page_end_of_original(&cited()))
    }
}

/// What the page says of the plans as wholes; each project has its own lines beside it.
fn cited() -> Vec<Cited> {
    let of = |plan: &ImplementationPlan<'_>| {
        let name = plan.subject.text;
        let sdgs = plan
            .sdgs
            .as_ref()
            .map(|sdgs| (format!("{name}：SDGs"), sdgs.source));
        let own = [
            (format!("{name}：推計事業費"), plan.estimated_total.source),
            (
                format!("{name}：{}", plan.approach.title),
                plan.approach.source,
            ),
        ];
        own.into_iter().chain(sdgs)
    };
    IMPLEMENTATION_PLANS.iter().flat_map(of).collect()
}

fn priority() -> Markup {
    html! {
        section.page-section aria-labelledby="costs" {
            h2 #costs { (tr("費用")) }
            p.page-section__note { (tr(EXPECTED)) }
            (cost_bars(&IMPLEMENTATION_PLANS))
        }
        p.page-section__note {
            (tr("事業コードは以前の計画の番号で、いまの施策の番号ではありません。"))
            (tr("年度ごとの予定は、文書では横に並んだ表です。どこまでがひとつの年度かは、文書から文字を取り出した順から読み取りました。"))
        }
        @for plan in &IMPLEMENTATION_PLANS {
            @let id = heading_id(plan);
            section.page-section aria-labelledby=(id) {
                (heading(plan, "{years}の重点事業", plan.priority_projects.len()))
                ul {
                    @for project in plan.priority_projects { (priority_project_card(plan, project)) }
                }
            }
        }
    }
}

fn of_department(department: &str) -> Markup {
    html! {
        p.page-section__note {
            (tr("課の名前は、それぞれの文書の当時のものです。同じ名前の課でも、仕事が同じとは限りません。"))
        }
        @for plan in &IMPLEMENTATION_PLANS {
            @if plan.projects.iter().any(|project| is_of(project, department)) {
                (listed(plan, &|project| is_of(project, department)))
            }
        }
    }
}

fn heading_id(plan: &ImplementationPlan<'_>) -> String {
    format!("plan-{}", plan.document)
}

/// The heading of the projects of a plan, in `words` with its years, and how many are listed.
fn heading(plan: &ImplementationPlan<'_>, words: &str, count: usize) -> Markup {
    html! {
        h2 id=(heading_id(plan)) tabindex="-1" {
            (tr_with(words, &[("years", &years(plan))]))
            span.projects-page__count { (subject(plan)) (tr("・")) (tr_with("{count}件", &[("count", &count.to_string())])) }
        }
    }
}

fn listed(
    plan: &ImplementationPlan<'static>,
    chosen: &dyn Fn(&Project<'static>) -> bool,
) -> Markup {
    let count = plan
        .projects
        .iter()
        .filter(|project| chosen(project))
        .count();
    let id = heading_id(plan);
    html! {
        section.page-section aria-labelledby=(id) {
            (heading(plan, "{years}の事業", count))
            (project_list(plan, chosen))
        }
    }
}

/// What a document says about its projects as a whole.
fn approach(plan: &ImplementationPlan<'_>) -> Markup {
    html! {
        details.fold {
            summary.fold__summary { (tr_with("{years}の考え方とSDGs", &[("years", &years(plan))])) }
            div.fold__body {
                (original(|| html! {
                    h3 { (plan.approach.title) }
                    (paragraphs(plan.approach.passages))
                    (parts(&plan.approach))
                }))
                (sdgs(plan))
            }
        }
    }
}

fn sdgs(plan: &ImplementationPlan<'_>) -> Markup {
    html! {
        @if let Some(sdgs) = &plan.sdgs {
            ul.sdgs aria-label=(tr("SDGsのゴールとターゲット")) {
                @for goal in sdgs.goals() {
                    li.sdgs__goal {
                        span.sdgs__number { (tr_with("SDGsのゴール{goal}", &[("goal", &goal.to_string())])) }
                        @for target in sdgs.targets.iter().filter(|target| target.goal == goal) {
                            span.sdgs__target {
                                (tr_with("ターゲット{target}", &[("target", &format!("{}.{}", target.goal, target.number))]))
                            }
                        }
                    }
                }
            }
            p.page-section__note { (tr("文書にあるのは番号だけです。取組の方向性は、次のとおり書かれています。")) }
            p.sdgs__direction lang=[lang_of_original()] { (sdgs.direction.text) }
        } @else {
            p.page-section__note { (tr("この文書には、SDGsのゴールやターゲットは書かれていません。")) }
        }
    }
}

/// Leads to the search of all documents, for projects only.
fn search_form() -> Markup {
    html! {
        form role="search" aria-label="以前の事業の検索" method="get" action=(Route::search("")) {
            label.projects-page__search for="project-words" { "ことばで以前の事業をさがす" }
            div.search-field {
                input.dads-input #project-words type="search" name=(key::WORDS) autocomplete="off" enterkeyhint="search";
                input type="hidden" name=(key::KIND) value=(Kind::Project);
                button.dads-button data-type="solid-fill" data-size="md" type="submit" { "さがす" }
            }
        }
    }
}

fn way_on(choice: ProjectChoice) -> Markup {
    let all = ProjectChoice::All;
    html! {
        nav.link-list aria-label=(tr("次に見る")) {
            @if choice != all {
                a href=(Route::Projects(all)) { (tr_with("以前の事業をすべて見る（{count}事業）", &[("count", &every_project().count().to_string())])) }
            }
            a href=(Route::all_policies()) { (tr("これからの計画の施策をさがす")) }
        }
    }
}
