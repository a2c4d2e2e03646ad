//! The choices that narrow the list of policies, each with its count.

use maud::{Markup, html};
use plan::filter::{Counts, Filter};
use plan::{Chapter, LifeStage, PartnerRole, Situation};

use crate::urls::{Route, key};

/// A group of choices. One code for all four keeps the bundle small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// ライフステージ.
    LifeStage,
    /// 状況.
    Situation,
    /// 共創のパートナー.
    Partner,
    /// 章.
    Chapter,
}

impl Facet {
    const ALL: [Self; 4] = [
        Self::LifeStage,
        Self::Situation,
        Self::Partner,
        Self::Chapter,
    ];

    /// What its choices are called together.
    pub const fn legend(self) -> &'static str {
        match self {
            Self::LifeStage => "ライフステージ",
            Self::Situation => "状況",
            Self::Partner => "いっしょに取り組む相手",
            Self::Chapter => "章",
        }
    }

    /// The key of its choices in the query.
    pub const fn key(self) -> &'static str {
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
    pub fn choice(self, at: usize) -> (&'static str, &'static str) {
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
    pub fn with(self, mut filter: Filter, at: usize, chosen: bool) -> Filter {
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

/// The id of the field of words.
pub const WORDS: &str = "words";
/// The id of what opens the panel.
pub const PANEL_LABEL: &str = "filter-panel-label";

/// What stands beside a choice.
pub struct ChoiceState {
    facet: Facet,
    /// Whether it is made.
    pub chosen: bool,
    /// How many policies it would list.
    pub count: usize,
}

/// Every choice, in the order of the panel.
pub fn every_choice() -> impl Iterator<Item = (Facet, usize)> {
    let of_facet = |facet: Facet| (0..facet.len()).map(move |at| (facet, at));
    Facet::ALL.into_iter().flat_map(of_facet)
}

/// What stands beside each choice, in the order of the panel.
pub fn choice_states(filter: &Filter, counts: &Counts) -> Vec<ChoiceState> {
    let state = |(facet, at): (Facet, usize)| ChoiceState {
        facet,
        chosen: facet.is_chosen(filter, at),
        count: facet.count(counts, at),
    };
    every_choice().map(state).collect()
}

/// The id of the control of a choice.
pub fn choice_id(facet: Facet, at: usize) -> String {
    format!("{}-{}", facet.key(), facet.choice(at).0)
}

/// The id of the count beside the choice with this id.
pub fn count_id(choice: &str) -> String {
    format!("{choice}-count")
}

/// What the panel opens with: its own name until something is chosen.
pub fn panel_label(filter: &Filter) -> &'static str {
    if filter.is_empty() {
        "条件を選ぶ"
    } else {
        "条件を変える"
    }
}

/// The form, folded away where a window has no room beside the list. Without the app it is a plain
/// GET form, which the server answers.
pub fn filter_panel(filter: &Filter, states: &[ChoiceState]) -> Markup {
    html! {
        details.filter-panel {
            summary.filter-panel__summary #(PANEL_LABEL) { (panel_label(filter)) }
            form.filter-panel__form role="search" aria-label="この一覧をしぼる" action=(Route::all_policies()) method="get" {
                div {
                    label.filter-panel__label for=(WORDS) { "この一覧をしぼることば" }
                    div.search-field {
                        input.dads-input id=(WORDS) type="search" name=(key::WORDS) autocomplete="off" enterkeyhint="search" value=(filter.words);
                        button.dads-button data-type="solid-fill" data-size="md" type="submit" { "しぼる" }
                    }
                }
                @for facet in Facet::ALL {
                    fieldset.filter-group {
                        legend.filter-group__legend { (facet.legend()) }
                        div.filter-group__choices {
                            @for ((_, at), state) in every_choice().zip(states).filter(|(_, state)| state.facet == facet) {
                                (choice(facet, at, state))
                            }
                        }
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
