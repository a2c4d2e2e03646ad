//! The list of policies, under a filter that the URL holds.

use std::sync::LazyLock;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};
use plan::filter::{self, Counts, Filter, Findings};
use plan_data::BRIEF;
use plan_search::{PolicyTexts, fold};

use crate::browser;
use crate::components::filter_panel::{FilterPanel, RESULTS};
use crate::navigation::Navigation;
use crate::reaction::{memo, memo_of_last};
use crate::sight::in_sight;
use crate::two_steps::show_in_two_steps;
use pages::components::changing_text::changing_text;
use pages::components::policy_card::{everyone_card, naming_card, policy_card};
use pages::metadata::Metadata;
use pages::urls::Route;

static TEXTS: LazyLock<PolicyTexts> = LazyLock::new(|| PolicyTexts::new(&BRIEF));

/// What the reader asks for.
#[derive(Debug, Clone, Default, PartialEq)]
struct Asked {
    /// As the URL keeps it, with the words as they were typed.
    filter: Filter,
    /// As the search takes it: the words without their typography.
    normalized: Filter,
}

/// What the page lists.
#[derive(Debug, Clone)]
struct Listed {
    asked: Asked,
    findings: Findings<'static>,
}

impl PartialEq for Listed {
    /// What is found follows from what is asked.
    fn eq(&self, other: &Self) -> bool {
        self.asked == other.asked
    }
}

/// The page.
#[component]
pub fn Policies() -> impl IntoView {
    let navigation = Navigation::from_context();
    let filter = memo(move || match navigation.route() {
        Route::Policies(filter) => filter,
        _ => Filter::default(),
    });
    let asked = memo(move || {
        let filter = filter.get();
        Asked {
            normalized: Filter {
                words: browser::normalize(&filter.words),
                ..filter.clone()
            },
            filter,
        }
    });
    let counts = memo(move || asked.with(|asked| counts(&asked.normalized)));
    let is_in_sight = in_sight(RESULTS);
    // Results that cannot be seen wait until the reader pauses.
    let listed = memo_of_last(move |last: Option<&Listed>| match last {
        Some(last) if navigation.is_settling() && !is_in_sight.get() => last.clone(),
        _ => asked.with(|asked| Listed {
            asked: asked.clone(),
            findings: find(&asked.normalized),
        }),
    });
    let list = listed.with_untracked(|listed| results(listed, usize::MAX));
    show_in_two_steps(
        navigation,
        listed,
        cards_in_window,
        |listed, most| browser::set_html(LIST, &results(listed, most).into_string()),
        |listed, shown| {
            for (id, cards) in LISTS.into_iter().zip(cards(listed, shown, usize::MAX)) {
                browser::append_html(id, &cards.into_string());
            }
        },
    );
    let summary = move || changing_text(&listed.with(summary));
    let chosen = move || listed.with(|listed| chosen(&listed.asked.filter).into_string());
    view! {
        <div class="page policies-page">
            <h1 tabindex="-1">{Metadata::of_interactive(&Route::all_policies()).heading}</h1>
            <p class="page__lead">
                "計画の素案にある"{policies_in_all()}"の施策から、あなたに関わるものをさがせます。"
            </p>
            <div class="policies-page__columns">
                <FilterPanel filter counts />
                <section class="results" id=RESULTS tabindex="-1" aria-label="さがした結果">
                    <p class="results__count" role="status" inner_html=summary></p>
                    <div on:click=move |event| back_to_results(&event) inner_html=chosen></div>
                    <div id=LIST on:click=move |event| back_to_results(&event) inner_html=list.into_string()></div>
                </section>
            </div>
        </div>
    }
}

/// The id of what holds the list, or the two lists, and of these.
const LIST: &str = "list";
const LISTS: [&str; 2] = ["list-1", "list-2"];

/// How many cards, at most, can be seen at once of a list.
fn cards_in_window() -> usize {
    const CARD: usize = 200;
    (browser::window_height() / CARD).max(2)
}

/// A link to another list goes with the list that it stood in; the focus goes to the new one.
fn back_to_results(event: &MouseEvent) {
    let list = Route::all_policies().to_string();
    let to_a_list = |href: String| href == list || href.starts_with(&format!("{list}?"));
    if browser::closest_attribute(event, "href").is_some_and(to_a_list) {
        request_animation_frame(|| browser::focus(RESULTS));
    }
}

/// How much was found, in words.
fn summary(listed: &Listed) -> String {
    match &listed.findings {
        _ if listed.asked.filter.is_empty() => {
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

/// The choices made, each as a link to the list without it.
fn chosen(filter: &Filter) -> Markup {
    html! {
        @if !filter.is_empty() {
            ul.chosen aria-label="選んでいる条件" {
                @for (label, rest) in without_each(filter) {
                    li {
                        a.chosen__link href=(Route::Policies(rest)) {
                            (label) span.visually-hidden { "をはずす" }
                            span.chosen__cross aria-hidden="true" { "×" }
                        }
                    }
                }
                li { a.chosen__all href=(Route::all_policies()) { "条件をすべてはずす" } }
            }
        }
    }
}

/// Every choice of the filter by its label, with the filter that is left without it.
fn without_each(filter: &Filter) -> Vec<(String, Filter)> {
    fn without<T: Copy + PartialEq>(chosen: &[T], choice: T) -> Vec<T> {
        chosen
            .iter()
            .copied()
            .filter(|other| *other != choice)
            .collect()
    }
    let mut rest = Vec::new();
    for choice in filter.life_stages.iter().copied() {
        let life_stages = without(&filter.life_stages, choice);
        rest.push((
            choice.label().to_owned(),
            Filter {
                life_stages,
                ..filter.clone()
            },
        ));
    }
    for choice in filter.situations.iter().copied() {
        let situations = without(&filter.situations, choice);
        rest.push((
            choice.label().to_owned(),
            Filter {
                situations,
                ..filter.clone()
            },
        ));
    }
    for choice in filter.partner_roles.iter().copied() {
        let partner_roles = without(&filter.partner_roles, choice);
        rest.push((
            choice.label().to_owned(),
            Filter {
                partner_roles,
                ..filter.clone()
            },
        ));
    }
    for choice in filter.chapters.iter().copied() {
        let chapters = without(&filter.chapters, choice);
        rest.push((
            choice.label().to_owned(),
            Filter {
                chapters,
                ..filter.clone()
            },
        ));
    }
    if !filter.words.trim().is_empty() {
        rest.push((
            format!("「{}」", filter.words.trim()),
            Filter {
                words: String::new(),
                ..filter.clone()
            },
        ));
    }
    rest
}

/// What was found, of each list at most so many cards.
fn results(listed: &Listed, most: usize) -> Markup {
    let filter = &listed.asked.normalized;
    let [first, second] = cards(listed, 0, most);
    let list = |at: usize, cards: Markup| html! { ul.results__list id=(LISTS[at]) { (cards) } };
    match &listed.findings {
        Findings::Policies(policies) if policies.is_empty() => nothing_found(filter),
        Findings::Policies(_) => html! {
            h2.visually-hidden { "施策の一覧" }
            (list(0, first))
        },
        Findings::Audience { named, everyone } if named.is_empty() && everyone.is_empty() => {
            nothing_found(filter)
        }
        Findings::Audience { named, everyone } => html! {
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
fn cards(listed: &Listed, from: usize, most: usize) -> [Markup; 2] {
    let words = &fold::words(&listed.asked.normalized.words);
    match &listed.findings {
        Findings::Policies(policies) => [
            html! { @for policy in policies.iter().skip(from).take(most) { (policy_card(policy, words)) } },
            Markup::default(),
        ],
        Findings::Audience { named, everyone } => [
            html! { @for naming in named.iter().skip(from).take(most) { (naming_card(naming, words)) } },
            html! { @for item in everyone.iter().skip(from).take(most) { (everyone_card(item, words)) } },
        ],
    }
}

/// Nothing fits: which single choice to take back, and what that would give.
fn nothing_found(filter: &Filter) -> Markup {
    let ways_on = without_each(filter)
        .into_iter()
        .map(|(label, rest)| {
            let found = find(&rest).policies().len();
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

fn counts(filter: &Filter) -> Counts {
    filter::counts(&BRIEF, filter, TEXTS.find(&filter.words).as_deref())
}

fn find(filter: &Filter) -> Findings<'static> {
    filter::find(&BRIEF, filter, TEXTS.find(&filter.words).as_deref())
}

fn policies_in_all() -> usize {
    BRIEF.current_policies().count()
}
