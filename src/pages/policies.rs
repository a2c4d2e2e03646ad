//! The list of policies, under a filter that the URL holds.

use std::sync::LazyLock;

use leptos::prelude::*;
use plan::filter::{Filter, Findings, Index};
use plan::fold;
use plan_data::PLAN;

use crate::components::filter_panel::FilterPanel;
use crate::components::policy_card::{everyone_card, naming_card, policy_card};
use crate::metadata::Metadata;
use crate::navigation::Navigation;
use crate::route::Route;

static INDEX: LazyLock<Index<'static>> = LazyLock::new(|| Index::new(&PLAN));

/// The page.
#[component]
pub fn Policies() -> impl IntoView {
    let navigation = Navigation::from_context();
    let filter = Memo::new(move |_| match navigation.route() {
        Route::Policies(filter) => filter,
        _ => Filter::default(),
    });
    let findings = Memo::new(move |_| filter.with(|filter| INDEX.find(filter)));
    let counts = Memo::new(move |_| filter.with(|filter| INDEX.counts(filter)));
    view! {
        <div class="page policies-page">
            <h1 tabindex="-1">{Metadata::of(&Route::all_policies()).heading}</h1>
            <p class="page__lead">
                "計画の素案にある"{INDEX.len()}"の施策から、あなたに関わるものをさがせます。"
            </p>
            <div class="policies-page__columns">
                <FilterPanel filter counts />
                <section class="results" id="results" tabindex="-1" aria-label="さがした結果">
                    <p class="results__count" role="status">
                        {move || {
                            filter.with(|filter| findings.with(|findings| summary(filter, findings)))
                        }}
                    </p>
                    {move || chosen(&filter.get())}
                    {move || results(&filter.get(), &findings.get())}
                </section>
            </div>
        </div>
    }
}

/// How much was found, in words.
fn summary(filter: &Filter, findings: &Findings<'_>) -> String {
    match findings {
        _ if filter.is_empty() => format!("{}施策すべてを表示しています。", INDEX.len()),
        Findings::Policies(policies) => format!("{}施策のうち{}施策が見つかりました。", INDEX.len(), policies.len()),
        Findings::Audience { named, everyone } => format!(
            "あなたのことが書かれている施策が{}、すべての方に向けた取組のある施策が{}あります。",
            named.len(),
            everyone.len()
        ),
    }
}

/// The choices made, each as a link to the list without it.
fn chosen(filter: &Filter) -> AnyView {
    if filter.is_empty() {
        return ().into_any();
    }
    let without = without_each(filter);
    view! {
        <ul class="chosen" aria-label="選んでいる条件">
            {without
                .into_iter()
                .map(|(label, rest)| {
                    view! {
                        <li>
                            <a class="chosen__link" href=Route::Policies(rest).to_string()>
                                {label}<span class="visually-hidden">"をはずす"</span>
                                <span class="chosen__cross" aria-hidden="true">"×"</span>
                            </a>
                        </li>
                    }
                })
                .collect_view()}
            <li><a class="chosen__all" href=Route::all_policies().to_string()>"条件をすべてはずす"</a></li>
        </ul>
    }
    .into_any()
}

/// Every choice of the filter by its label, with the filter that is left without it.
fn without_each(filter: &Filter) -> Vec<(String, Filter)> {
    fn without<T: Copy + PartialEq>(chosen: &[T], choice: T) -> Vec<T> {
        chosen.iter().copied().filter(|other| *other != choice).collect()
    }
    let mut rest = Vec::new();
    for choice in filter.life_stages.iter().copied() {
        let life_stages = without(&filter.life_stages, choice);
        rest.push((choice.label().to_owned(), Filter { life_stages, ..filter.clone() }));
    }
    for choice in filter.situations.iter().copied() {
        let situations = without(&filter.situations, choice);
        rest.push((choice.label().to_owned(), Filter { situations, ..filter.clone() }));
    }
    for choice in filter.partner_roles.iter().copied() {
        let partner_roles = without(&filter.partner_roles, choice);
        rest.push((choice.label().to_owned(), Filter { partner_roles, ..filter.clone() }));
    }
    for choice in filter.chapters.iter().copied() {
        let chapters = without(&filter.chapters, choice);
        rest.push((choice.label().to_owned(), Filter { chapters, ..filter.clone() }));
    }
    if !filter.words.trim().is_empty() {
        rest.push((format!("「{}」", filter.words.trim()), Filter { words: String::new(), ..filter.clone() }));
    }
    rest
}

fn results(filter: &Filter, findings: &Findings<'static>) -> AnyView {
    let words = fold::words(&filter.words);
    match findings {
        Findings::Policies(policies) if policies.is_empty() => nothing_found(filter),
        Findings::Policies(policies) => view! {
            <h2 class="visually-hidden">"施策の一覧"</h2>
            <ul class="results__list">
                {policies.iter().map(|policy| policy_card(policy, &words)).collect_view()}
            </ul>
        }
        .into_any(),
        Findings::Audience { named, everyone } if named.is_empty() && everyone.is_empty() => {
            nothing_found(filter)
        }
        Findings::Audience { named, everyone } => view! {
            <h2 class="results__heading">"あなたのことが書かれている取組"</h2>
            {if named.is_empty() {
                view! {
                    <p class="results__none">
                        "この条件の施策には、選んだライフステージや状況を名指しする文がありません。次の「すべての方に向けた取組」をご覧ください。"
                    </p>
                }
                    .into_any()
            } else {
                view! {
                    <ul class="results__list">
                        {named.iter().map(|naming| naming_card(naming, &words)).collect_view()}
                    </ul>
                }
                    .into_any()
            }}
            <h2 class="results__heading">"すべての方に向けた取組"</h2>
            {if everyone.is_empty() {
                view! {
                    <p class="results__none">
                        "この条件では見つかりませんでした。"
                        <a href=Route::all_policies().to_string()>"すべての施策を見る"</a>
                    </p>
                }
                    .into_any()
            } else {
                view! {
                    <ul class="results__list">
                        {everyone.iter().map(|item| everyone_card(item, &words)).collect_view()}
                    </ul>
                }
                    .into_any()
            }}
        }
        .into_any(),
    }
}

/// Nothing fits: which single choice to take back, and what that would give.
fn nothing_found(filter: &Filter) -> AnyView {
    let ways_on: Vec<(String, Filter, usize)> = without_each(filter)
        .into_iter()
        .map(|(label, rest)| {
            let found = INDEX.find(&rest).policies().len();
            (label, rest, found)
        })
        .filter(|(_, _, found)| *found > 0)
        .collect();
    view! {
        <div class="nothing-found">
            <h2 class="nothing-found__heading">"この条件に合う施策は見つかりませんでした"</h2>
            <p>
                "ことばを短くする、別の言い方にする、条件をひとつはずす、のいずれかをお試しください。"
            </p>
            <ul class="nothing-found__list">
                {ways_on
                    .into_iter()
                    .map(|(label, rest, found)| {
                        view! {
                            <li>
                                <a href=Route::Policies(rest).to_string()>{label}"をはずす（"{found}"施策）"</a>
                            </li>
                        }
                    })
                    .collect_view()}
                <li><a href=Route::all_policies().to_string()>{format!("すべての施策を見る（{}施策）", INDEX.len())}</a></li>
                <li><a href=Route::Send(None).to_string()>"計画全体への意見として送る"</a></li>
            </ul>
        </div>
    }
    .into_any()
}

/// How many policies the words of the plan name for each life stage and situation, for home.
pub fn unfiltered_counts() -> plan::filter::Counts {
    INDEX.counts(&Filter::default())
}
