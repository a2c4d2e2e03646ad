//! The choices that narrow the list of policies, each with its count.

use leptos::ev::Event;
use leptos::prelude::*;
use maud::{Markup, html};
use plan::filter::{Counts, Filter};
use plan::{Chapter, LifeStage, PartnerRole, Situation};

use crate::browser;
use crate::navigation::Navigation;
use crate::reaction::react;
use crate::search_index::SearchIndex;
use pages::urls::{Route, key};

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

    /// The id of what says how many choices are made.
    const fn legend_id(self) -> &'static str {
        match self {
            Self::LifeStage => "life-stages-chosen",
            Self::Situation => "situations-chosen",
            Self::Partner => "partners-chosen",
            Self::Chapter => "chapters-chosen",
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

/// The id of what the panel narrows.
pub const RESULTS: &str = "results";

/// The id of the field of words.
const WORDS: &str = "words";

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
    let index = SearchIndex::from_context();
    let fetch_for_words = move |event: &Event| {
        if browser::closest_attribute(event, "id").is_some_and(|id| id == WORDS) {
            index.fetch();
        }
    };
    let change = move |event: Event| {
        if browser::is_composing(&event) {
            return;
        }
        let Some((name, entered)) = browser::field_of(&event) else {
            return;
        };
        let filter = filter.get_untracked();
        if name == key::WORDS {
            let words = entered;
            return navigation.follow_input(Route::Policies(Filter { words, ..filter }));
        }
        let id = event_target_value(&event);
        let choice =
            every_choice().find(|(facet, at)| facet.key() == name && facet.choice(*at).0 == id);
        if let Some((facet, at)) = choice {
            navigation.go(Route::Policies(facet.with(filter, at, entered == "true")));
        }
    };
    let states = move || filter.with(|filter| counts.with(|counts| choice_states(filter, counts)));
    let mut shown = untrack(states);
    let form = filter.with_untracked(|filter| panel(filter, &shown));
    // What has changed is written, and nothing else: the browser lays out anew what it is told.
    react(move || {
        browser::set_value(WORDS, &filter.get().words);
        let states = states();
        for ((facet, at), (before, now)) in every_choice().zip(shown.iter().zip(&states)) {
            let id = choice_id(facet, at);
            if before.chosen != now.chosen {
                browser::set_checked(&id, now.chosen);
                browser::set_text(facet.legend_id(), &how_many(facet, &states));
            }
            if before.count != now.count {
                browser::replace_text(&count_id(&id), &now.count.to_string());
            }
        }
        shown = states;
    });
    view! {
        <form
            class="filter-panel"
            role="search"
            aria-label="施策をさがす"
            action=Route::all_policies().to_string()
            method="get"
            inner_html=form.into_string()
            on:focusin=move |event| fetch_for_words(&event)
            on:input=change
            on:submit=move |event| {
                event.prevent_default();
                browser::focus(RESULTS);
            }
        ></form>
    }
}

/// What stands beside a choice.
struct ChoiceState {
    facet: Facet,
    chosen: bool,
    count: usize,
}

/// Every choice, in the order of the panel.
fn every_choice() -> impl Iterator<Item = (Facet, usize)> {
    let of_facet = |facet: Facet| (0..facet.len()).map(move |at| (facet, at));
    Facet::ALL.into_iter().flat_map(of_facet)
}

fn choice_states(filter: &Filter, counts: &Counts) -> Vec<ChoiceState> {
    let state = |(facet, at): (Facet, usize)| ChoiceState {
        facet,
        chosen: facet.is_chosen(filter, at),
        count: facet.count(counts, at),
    };
    every_choice().map(state).collect()
}

fn choice_id(facet: Facet, at: usize) -> String {
    format!("{}-{}", facet.key(), facet.choice(at).0)
}

/// The id of the count beside the choice with this id.
fn count_id(choice: &str) -> String {
    format!("{choice}-count")
}

fn chosen_in(facet: Facet, states: &[ChoiceState]) -> usize {
    let is_chosen = |state: &&ChoiceState| state.facet == facet && state.chosen;
    states.iter().filter(is_chosen).count()
}

/// How many choices of a facet are made, in words.
fn how_many(facet: Facet, states: &[ChoiceState]) -> String {
    match chosen_in(facet, states) {
        0 => String::new(),
        many => format!("（{many}件選択中）"),
    }
}

fn panel(filter: &Filter, states: &[ChoiceState]) -> Markup {
    let chosen = states.iter().filter(|state| state.chosen).count();
    html! {
        div.filter-panel__words {
            label.filter-panel__label for=(WORDS) { "ことばでさがす" }
            div.search-field {
                input.dads-input id=(WORDS) type="search" name=(key::WORDS) autocomplete="off" enterkeyhint="search" value=(filter.words);
                button.dads-button data-type="solid-fill" data-size="md" type="submit" { "さがす" }
            }
        }
        @for facet in Facet::ALL {
            // Who comes by a link with one choice wants to see what it finds; who made several
            // wants to see which. Afterwards the reader opens and closes it.
            @let first = facet == Facet::LifeStage && filter.is_empty();
            details.filter-group open[first || chosen > 1 && chosen_in(facet, states) > 0] {
                summary.filter-group__summary {
                    (facet.legend())
                    span.filter-group__chosen id=(facet.legend_id()) { (how_many(facet, states)) }
                }
                fieldset.filter-group__choices {
                    legend.visually-hidden { (facet.legend()) }
                    @for ((_, at), state) in every_choice().zip(states).filter(|(_, state)| state.facet == facet) {
                        (choice(facet, at, state))
                    }
                }
            }
        }
    }
}

fn choice(facet: Facet, at: usize, state: &ChoiceState) -> Markup {
    let id = choice_id(facet, at);
    let (value, label) = facet.choice(at);
    html! {
        label.choice {
            input.choice__input id=(id) type="checkbox" name=(facet.key()) value=(value) checked[state.chosen];
            span.choice__label {
                (label)
                span.choice__count {
                    span.choice__number id=(count_id(&id)) { (state.count) }
                    span.visually-hidden { "施策" }
                }
            }
        }
    }
}
