//! The list of policies, under a filter that the URL holds.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};
use plan::PolicyCode;
use plan::filter::{self, Filter, Findings};
use plan_data::BRIEF;
use plan_search::FoundPolicies;

use crate::browser;
use crate::components::filter_panel::{FilterPanel, RESULTS};
use crate::components::search_failure::search_failure;
use crate::navigation::Navigation;
use crate::reaction::{memo, memo_of_last, react};
use crate::search_index::{LOOKING, Progress, SearchIndex, UNREAD};
use crate::sight::in_sight;
use crate::two_steps::show_in_two_steps;
use pages::components::changing_text::changing_text;
use pages::components::policy_card::{everyone_card, naming_card, policy_card};
use pages::metadata::Metadata;
use pages::urls::Route;

/// How many paragraphs that hold the words are quoted under a policy.
const EXCERPTS: usize = 2;

/// What the search says of the words.
#[derive(Clone, Default)]
struct Worded {
    /// As they were typed.
    words: String,
    /// Whether there is an answer; if not, the list goes by the other conditions alone.
    progress: Option<Progress>,
    found: Option<Arc<FoundPolicies<'static>>>,
    codes: Option<Vec<PolicyCode>>,
}

impl PartialEq for Worded {
    /// What is found follows from the words, once the index is there.
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && self.progress == other.progress
    }
}

impl Worded {
    /// What the index says of `words`.
    fn of(words: &str, index: SearchIndex) -> Self {
        let words = words.trim().to_owned();
        if words.is_empty() {
            return Self::default();
        }
        let progress = Some(index.progress());
        let found = index.find_policies(&words);
        let code = |href: &str| match Route::parse(href, "") {
            Route::Policy(code) => Some(code),
            _ => None,
        };
        let codes = found.as_ref().map(|found| {
            let policies = found.policies.iter();
            policies.filter_map(|policy| code(policy.href)).collect()
        });
        Self {
            words,
            progress,
            found: found.map(Arc::new),
            codes,
        }
    }

    /// What `filter` finds, with these words or, if it has none, without.
    fn find(&self, filter: &Filter) -> Findings<'static> {
        let words = (!filter.words.trim().is_empty()).then_some(&self.codes);
        filter::find(&BRIEF, filter, words.and_then(Option::as_deref))
    }
}

/// What the page lists.
#[derive(Clone)]
struct Listed {
    /// As the URL keeps it, with the words as they were typed.
    filter: Filter,
    worded: Worded,
    findings: Findings<'static>,
    index: SearchIndex,
}

impl PartialEq for Listed {
    /// What is found follows from what is asked.
    fn eq(&self, other: &Self) -> bool {
        self.filter == other.filter && self.worded == other.worded
    }
}

/// The page.
#[component]
pub fn Policies() -> impl IntoView {
    let navigation = Navigation::from_context();
    let index = SearchIndex::from_context();
    let filter = memo(move || match navigation.route() {
        Route::Policies(filter) => filter,
        _ => Filter::default(),
    });
    let worded = memo(move || filter.with(|filter| Worded::of(&filter.words, index)));
    react(move || {
        if worded.with(|worded| worded.progress == Some(Progress::NotAsked)) {
            index.fetch();
        }
    });
    let counts = memo(move || {
        let codes = |worded: &Worded| {
            filter.with(|filter| filter::counts(&BRIEF, filter, worded.codes.as_deref()))
        };
        worded.with(codes)
    });
    let is_in_sight = in_sight(RESULTS);
    // Results that cannot be seen wait until the reader pauses.
    let listed = memo_of_last(move |last: Option<&Listed>| match last {
        Some(last) if navigation.is_settling() && !is_in_sight.get() => last.clone(),
        _ => {
            let (filter, worded) = (filter.get(), worded.get());
            Listed {
                findings: worded.find(&filter),
                filter,
                worded,
                index,
            }
        }
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
    let act = move |event: MouseEvent| {
        if browser::closest_attribute(&event, "data-action").is_some() {
            index.fetch();
        }
        back_to_results(&event);
    };
    let summary = move || changing_text(&listed.with(summary));
    let chosen = move || listed.with(|listed| chosen(&listed.filter).into_string());
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
                    <div id=LIST on:click=act inner_html=list.into_string()></div>
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
    match listed.worded.progress {
        Some(Progress::NotAsked | Progress::Coming) => return LOOKING.to_owned(),
        Some(Progress::Failed) => {
            let shown = listed.findings.policies().len();
            return format!("{UNREAD}ことばのほかの条件で、{shown}施策を表示しています。");
        }
        Some(Progress::Here) | None => {}
    }
    match &listed.findings {
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
    let [first, second] = cards(listed, 0, most);
    let list = |at: usize, cards: Markup| html! { ul.results__list id=(LISTS[at]) { (cards) } };
    let failure = || match listed.worded.progress {
        Some(Progress::Failed) => search_failure(),
        _ => Markup::default(),
    };
    match &listed.findings {
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
fn cards(listed: &Listed, from: usize, most: usize) -> [Markup; 2] {
    let found = listed.worded.found.as_deref();
    let ask = |text: &str, found| listed.index.ask(|index, _| index.marks(text, found));
    let marks = &|text: &str| found.and_then(|found| ask(text, found)).unwrap_or_default();
    let excerpts = |code: PolicyCode| {
        let found = found?;
        let page = Route::Policy(code).to_string();
        let policy = *found.policies.iter().find(|policy| policy.href == page)?;
        listed
            .index
            .ask(|index, _| index.excerpts(policy, found, EXCERPTS))
    };
    match &listed.findings {
        Findings::Policies(policies) => [
            html! { @for policy in policies.iter().skip(from).take(most) { (policy_card(policy, marks, &excerpts(policy.code).unwrap_or_default())) } },
            Markup::default(),
        ],
        Findings::Audience { named, everyone } => [
            html! { @for naming in named.iter().skip(from).take(most) { (naming_card(naming, marks)) } },
            html! { @for item in everyone.iter().skip(from).take(most) { (everyone_card(item, marks)) } },
        ],
    }
}

/// Nothing fits: which single choice to take back, and what that would give.
fn nothing_found(listed: &Listed) -> Markup {
    let filter = &listed.filter;
    let ways_on = without_each(filter)
        .into_iter()
        .map(|(label, rest)| {
            let found = listed.worded.find(&rest).policies().len();
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

fn policies_in_all() -> usize {
    BRIEF.current_policies().count()
}
