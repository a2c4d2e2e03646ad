//! The choices that narrow the list of policies, each with its count.

use leptos::prelude::*;
use plan::filter::{Counts, Filter};
use plan::{Chapter, LifeStage, PartnerRole, Situation};

use crate::browser;
use crate::navigation::Navigation;
use crate::route::{Route, key};

/// A form that also works as a plain GET form.
#[component]
pub fn FilterPanel(
    /// The filter in the URL.
    filter: Memo<Filter>,
    /// The count behind each choice.
    counts: Memo<Counts>,
) -> impl IntoView {
    let navigation = Navigation::from_context();
    let type_words = move |event| {
        let words = browser::normalize(&event_target_value(&event));
        navigation.replace(Route::Policies(Filter { words, ..filter.get_untracked() }));
    };
    view! {
        <form
            class="filter-panel"
            role="search"
            aria-label="施策をさがす"
            action=Route::all_policies().to_string()
            method="get"
            on:submit=move |event| {
                event.prevent_default();
                browser::focus("#results");
            }
        >
            <div class="filter-panel__words">
                <label class="filter-panel__label" for="words">"ことばでさがす"</label>
                <div class="search-field">
                    <input
                        class="dads-input"
                        id="words"
                        type="search"
                        name=key::WORDS
                        autocomplete="off"
                        enterkeyhint="search"
                        prop:value=move || filter.with(|filter| filter.words.clone())
                        on:input=type_words
                    />
                    <button class="dads-button" data-type="solid-fill" data-size="md" type="submit">"さがす"</button>
                </div>
            </div>
            {group(
                Group { legend: "ライフステージ", open: true },
                key::LIFE_STAGE,
                LifeStage::ALL.iter().map(|choice| (choice.id(), choice.label())).collect(),
                move |at| counts.with(|counts| counts.life_stages.get(at).copied().unwrap_or_default()),
                move |at| filter.with(|filter| filter.life_stages.contains(&LifeStage::ALL[at])),
                move |at| navigation.go(Route::Policies(filter.with_untracked(|filter| {
                    Filter { life_stages: toggled(&filter.life_stages, LifeStage::ALL[at]), ..filter.clone() }
                }))),
            )}
            {group(
                Group { legend: "状況", open: false },
                key::SITUATION,
                Situation::ALL.iter().map(|choice| (choice.id(), choice.label())).collect(),
                move |at| counts.with(|counts| counts.situations.get(at).copied().unwrap_or_default()),
                move |at| filter.with(|filter| filter.situations.contains(&Situation::ALL[at])),
                move |at| navigation.go(Route::Policies(filter.with_untracked(|filter| {
                    Filter { situations: toggled(&filter.situations, Situation::ALL[at]), ..filter.clone() }
                }))),
            )}
            {group(
                Group { legend: "共創のパートナー（文書の■印）", open: false },
                key::PARTNER,
                PartnerRole::ALL.iter().map(|choice| (choice.id(), choice.label())).collect(),
                move |at| counts.with(|counts| counts.partner_roles.get(at).copied().unwrap_or_default()),
                move |at| filter.with(|filter| filter.partner_roles.contains(&PartnerRole::ALL[at])),
                move |at| navigation.go(Route::Policies(filter.with_untracked(|filter| {
                    Filter { partner_roles: toggled(&filter.partner_roles, PartnerRole::ALL[at]), ..filter.clone() }
                }))),
            )}
            {group(
                Group { legend: "章", open: false },
                key::CHAPTER,
                Chapter::ALL.iter().map(|choice| (choice.id(), choice.label())).collect(),
                move |at| counts.with(|counts| counts.chapters.get(at).copied().unwrap_or_default()),
                move |at| filter.with(|filter| filter.chapters.contains(&Chapter::ALL[at])),
                move |at| navigation.go(Route::Policies(filter.with_untracked(|filter| {
                    Filter { chapters: toggled(&filter.chapters, Chapter::ALL[at]), ..filter.clone() }
                }))),
            )}
        </form>
    }
}

#[derive(Clone, Copy)]
struct Group {
    legend: &'static str,
    open: bool,
}

fn group(
    group: Group,
    name: &'static str,
    choices: Vec<(&'static str, &'static str)>,
    count: impl Fn(usize) -> usize + Copy + Send + Sync + 'static,
    chosen: impl Fn(usize) -> bool + Copy + Send + Sync + 'static,
    toggle: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    let all = choices.len();
    let how_many = move || (0..all).filter(|at| chosen(*at)).count();
    // Read once: afterwards the reader opens and closes it.
    let open = group.open || untrack(how_many) > 0;
    view! {
        <details class="filter-group" open=open>
            <summary class="filter-group__summary">
                {group.legend}
                <span class="filter-group__chosen">
                    {move || Some(how_many()).filter(|many| *many > 0).map(|many| format!("（{many}件選択中）"))}
                </span>
            </summary>
            <fieldset class="filter-group__choices">
                <legend class="visually-hidden">{group.legend}</legend>
                {choices
                    .into_iter()
                    .enumerate()
                    .map(|(at, (id, label))| {
                        view! {
                            <label class="choice">
                                <input
                                    class="choice__input"
                                    type="checkbox"
                                    name=name
                                    value=id
                                    checked=untrack(move || chosen(at))
                                    prop:checked=move || chosen(at)
                                    on:change=move |_| toggle(at)
                                />
                                <span class="choice__label">
                                    {label}
                                    <span class="choice__count">
                                        {move || count(at)}<span class="visually-hidden">"施策"</span>
                                    </span>
                                </span>
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
        </details>
    }
}

fn toggled<T: Copy + PartialEq + Ord>(chosen: &[T], choice: T) -> Vec<T> {
    let mut result: Vec<T> = chosen.iter().copied().filter(|other| *other != choice).collect();
    if result.len() == chosen.len() {
        result.push(choice);
        result.sort_unstable();
    }
    result
}
