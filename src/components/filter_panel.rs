//! The choices that narrow the list of policies, each with its count.

use leptos::prelude::*;
use plan::filter::{Counts, Filter};
use plan::{Chapter, LifeStage, PartnerRole, Situation};

use crate::browser;
use crate::navigation::Navigation;
use crate::route::{Route, key};

/// A group of choices. The code for all of them is one, which the bundle thanks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facet {
    LifeStage,
    Situation,
    Partner,
    Chapter,
}

impl Facet {
    const ALL: [Self; 4] = [
        Self::LifeStage,
        Self::Situation,
        Self::Partner,
        Self::Chapter,
    ];

    const fn legend(self) -> &'static str {
        match self {
            Self::LifeStage => "ライフステージ",
            Self::Situation => "状況",
            Self::Partner => "共創のパートナー（文書の■印）",
            Self::Chapter => "章",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::LifeStage => key::LIFE_STAGE,
            Self::Situation => key::SITUATION,
            Self::Partner => key::PARTNER,
            Self::Chapter => key::CHAPTER,
        }
    }

    const fn len(self) -> usize {
        match self {
            Self::LifeStage => LifeStage::ALL.len(),
            Self::Situation => Situation::ALL.len(),
            Self::Partner => PartnerRole::ALL.len(),
            Self::Chapter => Chapter::ALL.len(),
        }
    }

    /// The id and the label of a choice.
    fn choice(self, at: usize) -> (&'static str, &'static str) {
        match self {
            Self::LifeStage => (LifeStage::ALL[at].id(), LifeStage::ALL[at].label()),
            Self::Situation => (Situation::ALL[at].id(), Situation::ALL[at].label()),
            Self::Partner => (PartnerRole::ALL[at].id(), PartnerRole::ALL[at].label()),
            Self::Chapter => (Chapter::ALL[at].id(), Chapter::ALL[at].label()),
        }
    }

    fn count(self, counts: &Counts, at: usize) -> usize {
        let of_facet = match self {
            Self::LifeStage => &counts.life_stages,
            Self::Situation => &counts.situations,
            Self::Partner => &counts.partner_roles,
            Self::Chapter => &counts.chapters,
        };
        of_facet.get(at).copied().unwrap_or_default()
    }

    fn is_chosen(self, filter: &Filter, at: usize) -> bool {
        match self {
            Self::LifeStage => filter.life_stages.contains(&LifeStage::ALL[at]),
            Self::Situation => filter.situations.contains(&Situation::ALL[at]),
            Self::Partner => filter.partner_roles.contains(&PartnerRole::ALL[at]),
            Self::Chapter => filter.chapters.contains(&Chapter::ALL[at]),
        }
    }

    /// The filter with this choice made, or taken back.
    fn with(self, mut filter: Filter, at: usize, chosen: bool) -> Filter {
        match self {
            Self::LifeStage => choose(&mut filter.life_stages, LifeStage::ALL, at, chosen),
            Self::Situation => choose(&mut filter.situations, Situation::ALL, at, chosen),
            Self::Partner => choose(&mut filter.partner_roles, PartnerRole::ALL, at, chosen),
            Self::Chapter => choose(&mut filter.chapters, Chapter::ALL, at, chosen),
        }
        filter
    }
}

/// How many choices of a facet a filter holds.
fn chosen_in(facet: Facet, filter: &Filter) -> usize {
    (0..facet.len())
        .filter(|at| facet.is_chosen(filter, *at))
        .count()
}

/// Makes the choice at `at` or takes it back, and puts the choices into the order of `all`.
fn choose<T: Copy + PartialEq>(choices: &mut Vec<T>, all: &[T], at: usize, chosen: bool) {
    *choices = all
        .iter()
        .enumerate()
        .filter(|(position, choice)| {
            if *position == at {
                chosen
            } else {
                choices.contains(choice)
            }
        })
        .map(|(_, choice)| *choice)
        .collect();
}

/// The form. Without the app it is a plain GET form, for which the server has the lists of one
/// choice.
#[component]
pub fn FilterPanel(
    /// The filter in the URL.
    filter: Memo<Filter>,
    /// The count behind each choice.
    counts: Memo<Counts>,
) -> impl IntoView {
    let navigation = Navigation::from_context();
    let type_words = move |event| {
        let words = event_target_value(&event);
        navigation.type_on(Route::Policies(Filter {
            words,
            ..filter.get_untracked()
        }));
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
                browser::focus("results");
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
            {Facet::ALL.into_iter().map(|facet| group(facet, filter, counts)).collect_view()}
        </form>
    }
}

fn group(facet: Facet, filter: Memo<Filter>, counts: Memo<Counts>) -> AnyView {
    let navigation = Navigation::from_context();
    let how_many = move || filter.with(|filter| chosen_in(facet, filter));
    // Who comes by a link with one choice wants to see what it finds; who made several wants to
    // see which. Read once: afterwards the reader opens and closes it.
    let open = filter.with_untracked(|filter| {
        (facet == Facet::LifeStage && filter.is_empty())
            || (chosen_in(facet, filter) > 0
                && Facet::ALL
                    .into_iter()
                    .map(|facet| chosen_in(facet, filter))
                    .sum::<usize>()
                    > 1)
    });
    let choice = move |at: usize| {
        let (id, label) = facet.choice(at);
        let is_chosen = move || filter.with(|filter| facet.is_chosen(filter, at));
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    name=facet.key()
                    value=id
                    checked=untrack(is_chosen)
                    prop:checked=is_chosen
                    on:change=move |event| {
                        let chosen = event_target_checked(&event);
                        navigation.go(Route::Policies(facet.with(filter.get_untracked(), at, chosen)));
                    }
                />
                <span class="choice__label">
                    {label}
                    <span class="choice__count">
                        {move || counts.with(|counts| facet.count(counts, at))}
                        <span class="visually-hidden">"施策"</span>
                    </span>
                </span>
            </label>
        }
    };
    view! {
        <details class="filter-group" open=open>
            <summary class="filter-group__summary">
                {facet.legend()}
                <span class="filter-group__chosen">
                    {move || {
                        let many = how_many();
                        if many > 0 { format!("（{many}件選択中）") } else { String::new() }
                    }}
                </span>
            </summary>
            <fieldset class="filter-group__choices">
                <legend class="visually-hidden">{facet.legend()}</legend>
                {(0..facet.len()).map(choice).collect_view()}
            </fieldset>
        </details>
    }
    .into_any()
}
