//! The list of policies, under a filter.

use maud::{Markup, html};
use plan::PolicyCode;
use plan::filter::{self, Counts, Filter, Findings};
use plan_data::BRIEF;
use plan_search::FoundPolicies;

use crate::components::breadcrumb::breadcrumb_of_interactive;
use crate::components::chosen_conditions::{chosen_conditions, without_each};
use crate::components::filter_panel::{ChoiceState, choice_states, filter_panel};
use crate::components::policy_list::{Listed, policy_lists, ways_beside_the_list};
use crate::components::search_progress::{LOOKING, Progress, UNREAD, search_failure};
use crate::components::share::share;
use crate::components::view_switch::view_switch;
use crate::list_heading::{list_heading, reader};
use crate::urls::Route;

/// The id of what the filter narrows.
pub const RESULTS: &str = "results";
/// The id of what the list is of, in the page's heading.
pub const HEADING: &str = "list-heading";
/// The id of what says how much was found.
pub const SUMMARY: &str = "results-count";
/// The id of what holds the choices made, or how the list is shown where there are none.
pub const CHOSEN: &str = "chosen-conditions";
/// The id of what holds the lists.
pub const LIST: &str = "list";

/// How many paragraphs that hold the words are quoted under a policy.
pub const EXCERPTS: usize = 2;

/// What is said where nothing was found.
pub const NOTHING_FOUND: &str = "見つかりませんでした。";
/// The same of a filter, as a heading.
pub const NOTHING_FITS: &str = "この条件に合う施策は見つかりませんでした";

/// The page.
pub fn policies(listed: &Listed<'_>, states: &[ChoiceState]) -> Markup {
    html! {
        div.page.policies-page {
            div { (breadcrumb_of_interactive(&[])) }
            div.policies-page__head {
                div.page__title {
                    h1 tabindex="-1" { span #(HEADING) { (list_heading(listed.filter)) } }
                    (share(&Route::Policies(listed.filter.clone())))
                }
                p.results__count #(SUMMARY) role="status" { (summary(listed)) }
            }
            div.policies-page__columns {
                div.policies-page__chosen #(CHOSEN) { (conditions(listed.filter)) }
                (filter_panel(listed.filter, states))
                section.results #(RESULTS) tabindex="-1" aria-label="さがした結果" data-address=(Route::Policies(listed.filter.clone())) {
                    div #(LIST) { (results(listed, usize::MAX)) }
                    div.results__ways { (ways_beside_the_list()) }
                }
            }
        }
    }
}

/// The conditions of the list, or where there are none, how it is shown.
pub fn conditions(filter: &Filter) -> Markup {
    if filter.is_empty() {
        view_switch(filter.in_full)
    } else {
        chosen_conditions(filter)
    }
}

/// The policies that words found, as the filter takes them.
pub fn codes(found: &FoundPolicies<'_>) -> Vec<PolicyCode> {
    let code = |href: &str| match Route::parse(href, "") {
        Route::Policy(code) => Some(code),
        _ => None,
    };
    let policies = found.policies.iter();
    policies.filter_map(|policy| code(policy.href)).collect()
}

/// The page under a filter without words, for which nothing has to be searched.
pub fn policies_without_words(filter: &Filter) -> Markup {
    let listed = Listed {
        filter,
        findings: &filter::find(&BRIEF, filter, None),
        progress: None,
        marks: &|_| Vec::new(),
        excerpts: &|_| Vec::new(),
        count: &|filter| filter::find(&BRIEF, filter, None).policies().len(),
    };
    policies(
        &listed,
        &choice_states(filter, &filter::counts(&BRIEF, filter, None)),
    )
}

/// How much was found, in words.
pub fn summary(listed: &Listed<'_>) -> String {
    match listed.progress {
        Some(Progress::NotAsked | Progress::Coming) => return LOOKING.to_owned(),
        Some(Progress::Failed) => {
            let shown = listed.findings.policies().len();
            return format!("{UNREAD}ことばのほかの条件で、{shown}施策を表示しています。");
        }
        Some(Progress::Here) | None => {}
    }
    match listed.findings {
        _ if listed.filter.is_empty() => format!(
            "{}の施策すべてです。施策は、市が力を入れるテーマです。",
            policies_in_all()
        ),
        Findings::Policies(policies) => format!(
            "{}施策のうち{}施策が見つかりました。",
            policies_in_all(),
            policies.len()
        ),
        Findings::Audience { named, everyone } if named.is_empty() && everyone.is_empty() => {
            NOTHING_FOUND.to_owned()
        }
        Findings::Audience { named, everyone } => format!(
            "{}のことが書かれた施策 {}、すべての方に関わる施策 {}",
            reader(listed.filter),
            named.len(),
            everyone.len()
        ),
    }
}

/// What was found, with at most so many cards.
pub fn results(listed: &Listed<'_>, most: usize) -> Markup {
    if listed.findings.policies().is_empty() {
        return nothing_found(listed);
    }
    let names_nobody =
        matches!(listed.findings, Findings::Audience { named, .. } if named.is_empty());
    html! {
        @if listed.progress == Some(Progress::Failed) { (search_failure()) }
        @if names_nobody {
            p.results__none {
                "この条件の施策には、選んだライフステージや状況をはっきり挙げた文がありません。「すべての方に関わる施策」をご覧ください。"
            }
        }
        (policy_lists(listed, most))
        (left_out(listed))
    }
}

/// What a choice of readers leaves out, for those who add up what was found, and the way to it.
fn left_out(listed: &Listed<'_>) -> Markup {
    let filter = listed.filter;
    // Every letter typed into the list's words comes through here.
    if !filter.names_an_audience() {
        return Markup::default();
    }
    let of_everyone = Filter {
        life_stages: Vec::new(),
        situations: Vec::new(),
        ..filter.clone()
    };
    let in_all = (listed.count)(&of_everyone);
    let left_out = in_all.saturating_sub(listed.findings.policies().len());
    html! {
        @if left_out > 0 {
            p.results__none {
                "ほかの" (left_out) "施策は、別のライフステージや状況の方に向けたものです。"
                a.line-link href=(Route::Policies(of_everyone)) { "あわせて見る（" (in_all) "施策）" }
            }
        }
    }
}

/// Nothing fits: which single choice to take back, and what that would give.
fn nothing_found(listed: &Listed<'_>) -> Markup {
    let filter = listed.filter;
    let ways_on = without_each(filter)
        .into_iter()
        .map(|(label, rest)| {
            let found = (listed.count)(&rest);
            (label, rest, found)
        })
        .filter(|(_, _, found)| *found > 0);
    html! {
        div.nothing-found {
            h2.nothing-found__heading { (NOTHING_FITS) }
            p {
                @if filter.has_words() {
                    "ことばを短くする、別の言い方にする、条件をひとつはずす、のいずれかをお試しください。"
                } @else {
                    "条件をひとつはずしてお試しください。"
                }
            }
            ul.nothing-found__list {
                @for (label, rest, found) in ways_on {
                    li { a href=(Route::Policies(rest)) { (label) "をはずす（" (found) "施策）" } }
                }
                li { a href=(Route::all_policies()) { "すべての施策を見る（" (policies_in_all()) "施策）" } }
                li { a href=(Route::Send(None)) { "計画全体への意見として送る" } }
            }
        }
    }
}

/// How many policies the words of the plan name for each life stage and situation, for home.
pub fn unfiltered_counts() -> Counts {
    filter::counts(&BRIEF, &Filter::default(), None)
}

fn policies_in_all() -> usize {
    BRIEF.current_policies().count()
}
