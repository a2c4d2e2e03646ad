//! The choices that narrow the list of policies in other languages: a form, which needs no app.

use maud::{Markup, html};
use plan::PartnerRole;
use plan::filter::{self, Filter};
use plan_data::PLAN;

use crate::components::filter_panel::{
    ChoiceState, Facet, choice_states, every_choice, panel_label,
};
use crate::language::{passage_text, tr};
use crate::list_heading::partner_in_words;
use crate::urls::Route;

/// A choice: of which facet, at which place.
type Choice = (Facet, usize);

/// Every choice, with what stands beside it.
fn every_state(filter: &Filter) -> Vec<(Choice, ChoiceState)> {
    let states = choice_states(filter, &filter::counts(&PLAN, filter, None));
    every_choice().zip(states).collect()
}

/// What a choice is called among others of its facet.
fn label((facet, at): Choice) -> &'static str {
    let (_, label) = facet.choice(at);
    match facet {
        Facet::Chapter => passage_text(label),
        _ => tr(label),
    }
}

/// What a choice is called among others.
fn name(choice: Choice) -> String {
    match choice {
        (Facet::Partner, at) => partner_in_words(PartnerRole::ALL[at]),
        _ => label(choice).to_owned(),
    }
}

/// Each choice that is made, as a link to the list without it.
pub fn chosen_translated(filter: &Filter) -> Markup {
    let states = every_state(filter).into_iter();
    let chosen = states.filter(|(_, state)| state.chosen);
    let chosen: Vec<Choice> = chosen.map(|(choice, _)| choice).collect();
    let without = |(facet, at): Choice| Route::Policies(facet.with(filter.clone(), at, false));
    html! {
        @if !chosen.is_empty() {
            ul.chosen.translated-chosen aria-label=(tr("選んでいる条件")) {
                @for choice in &chosen {
                    li.chosen__item {
                        a.chosen__link href=(without(*choice)) {
                            (name(*choice)) span.visually-hidden { (tr("をはずす")) }
                            span.chosen__cross aria-hidden="true" { "×" }
                        }
                    }
                }
            }
        }
    }
}

/// The form of every choice, each with how many policies it lists. A form, not links: programs that follow
/// every link would go through all that can be chosen together.
pub fn choices(filter: &Filter) -> Markup {
    let states = every_state(filter);
    html! {
        details.fold.translated-choices {
            summary.fold__summary { (tr(panel_label(filter))) }
            form.fold__body method="get" action=(Route::all_policies()) {
                @for of_facet in states.chunk_by(|((one, _), _), ((next, _), _)| one == next) {
                    @if let Some(((facet, _), _)) = of_facet.first() {
                        fieldset.filter-group {
                            legend.filter-group__legend { (tr(facet.legend())) }
                            div.filter-group__choices {
                                @for (choice, state) in of_facet { (checkbox(*choice, state)) }
                            }
                        }
                    }
                }
                p { button.dads-button data-type="solid-fill" data-size="md" type="submit" { (tr("しぼる")) } }
            }
        }
    }
}

fn checkbox(choice: Choice, state: &ChoiceState) -> Markup {
    let (facet, at) = choice;
    let (id, _) = facet.choice(at);
    html! {
        label.choice {
            input.choice__input type="checkbox" name=(facet.key()) value=(id) checked[state.chosen];
            span.choice__label { (label(choice)) " " span.choice__count { (state.count) } }
        }
    }
}
