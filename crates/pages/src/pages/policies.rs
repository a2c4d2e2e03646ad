//! The list of policies, under a filter.

use std::ops::Range;

use maud::{Markup, html};
use plan::PolicyCode;
use plan::filter::{self, Counts, Filter, Findings};
use plan_data::BRIEF;

use crate::components::chosen_conditions::{chosen_conditions, without_each};
use crate::components::filter_panel::{ChoiceState, choice_states, filter_panel};
use crate::components::policy_card::{Marks, everyone_card, naming_card, policy_card};
use crate::components::search_progress::{LOOKING, Progress, UNREAD, search_failure};
use crate::metadata::Metadata;
use crate::urls::Route;

/// The id of what the filter narrows.
pub const RESULTS: &str = "results";
/// The id of what says how much was found.
pub const SUMMARY: &str = "results-count";
/// The id of what holds the choices made.
pub const CHOSEN: &str = "chosen-conditions";
/// The id of what holds the list, or the two lists.
pub const LIST: &str = "list";
/// The ids of the lists.
pub const LISTS: [&str; 2] = ["list-1", "list-2"];

/// What the page lists.
#[derive(Clone, Copy)]
pub struct Listed<'l> {
    /// As the URL has it, with the words as they were typed.
    pub filter: &'l Filter,
    /// What it finds.
    pub findings: &'l Findings<'static>,
    /// Whether the search has answered the filter's words; `None` where it has none.
    pub progress: Option<Progress>,
    /// Where the words stand in a text.
    pub marks: Marks<'l>,
    /// The paragraphs of a policy in which the words stand, each with their bytes.
    pub excerpts: &'l dyn Fn(PolicyCode) -> Vec<(&'static str, Vec<Range<usize>>)>,
    /// How many policies another filter finds, with the same words or none.
    pub count: &'l dyn Fn(&Filter) -> usize,
}

/// The page.
pub fn policies(listed: &Listed<'_>, states: &[ChoiceState]) -> Markup {
    html! {
        div.page.policies-page {
            h1 tabindex="-1" { (Metadata::of_interactive(&Route::all_policies()).heading) }
            p.page__lead {
                (BRIEF.in_words()) "にある" (policies_in_all()) "の施策から、あなたに関わるものをさがせます。"
            }
            div.policies-page__columns {
                (filter_panel(listed.filter, states))
                section.results #(RESULTS) tabindex="-1" aria-label="さがした結果" {
                    p.results__count #(SUMMARY) role="status" { (summary(listed)) }
                    div #(CHOSEN) { (chosen_conditions(listed.filter)) }
                    div #(LIST) { (results(listed, usize::MAX)) }
                }
            }
        }
    }
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
        _ if listed.filter.is_empty() => {
            format!("{}施策すべてを表示しています。", policies_in_all())
        }
        Findings::Policies(policies) => format!(
            "{}施策のうち{}施策が見つかりました。",
            policies_in_all(),
            policies.len()
        ),
        Findings::Audience { named, everyone } if named.is_empty() && everyone.is_empty() => {
            "見つかりませんでした。".to_owned()
        }
        Findings::Audience { named, everyone } => format!(
            "あなたのことが書かれている施策が{}件、すべての方に向けた取組のある施策が{}件あります。",
            named.len(),
            everyone.len()
        ),
    }
}

/// What was found, of each list at most so many cards.
pub fn results(listed: &Listed<'_>, most: usize) -> Markup {
    let [first, second] = cards(listed, 0, most);
    let list = |at: usize, cards: Markup| html! { ul.results__list id=(LISTS[at]) { (cards) } };
    let failure = || match listed.progress {
        Some(Progress::Failed) => search_failure(),
        _ => Markup::default(),
    };
    match listed.findings {
        Findings::Policies(policies) if policies.is_empty() => nothing_found(listed),
        Findings::Policies(_) => html! {
            (failure())
            h2.visually-hidden { "施策の一覧" }
            (list(0, first))
        },
        Findings::Audience { named, everyone } if named.is_empty() && everyone.is_empty() => {
            nothing_found(listed)
        }
        Findings::Audience { named, everyone } => html! {
            (failure())
            h2.results__heading { "あなたのことが書かれている取組" }
            @if named.is_empty() {
                p.results__none {
                    "この条件の施策には、選んだライフステージや状況をはっきり挙げた文がありません。次の「すべての方に向けた取組」をご覧ください。"
                }
            } @else {
                (list(0, first))
            }
            h2.results__heading { "すべての方に向けた取組" }
            @if everyone.is_empty() {
                p.results__none {
                    "この条件では見つかりませんでした。"
                    a href=(Route::all_policies()) { "すべての施策を見る" }
                }
            } @else {
                (list(1, second))
            }
        },
    }
}

/// The cards of each list, from one place on and at most so many.
pub fn cards(listed: &Listed<'_>, from: usize, most: usize) -> [Markup; 2] {
    let marks = listed.marks;
    match listed.findings {
        Findings::Policies(policies) => [
            html! { @for policy in policies.iter().skip(from).take(most) { (policy_card(policy, marks, &(listed.excerpts)(policy.code))) } },
            Markup::default(),
        ],
        Findings::Audience { named, everyone } => [
            html! { @for naming in named.iter().skip(from).take(most) { (naming_card(naming, marks)) } },
            html! { @for item in everyone.iter().skip(from).take(most) { (everyone_card(item, marks)) } },
        ],
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
            h2.nothing-found__heading { "この条件に合う施策は見つかりませんでした" }
            p {
                @if filter.words.trim().is_empty() {
                    "条件をひとつはずしてお試しください。"
                } @else {
                    "ことばを短くする、別の言い方にする、条件をひとつはずす、のいずれかをお試しください。"
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
