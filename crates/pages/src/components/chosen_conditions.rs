//! The conditions of a list, each as a link to the list without it.

use maud::{Markup, html};
use plan::filter::Filter;

use crate::urls::Route;

/// The conditions; nothing where there is none.
pub fn chosen_conditions(filter: &Filter) -> Markup {
    let conditions = without_each(filter);
    html! {
        @if !conditions.is_empty() {
            ul.chosen aria-label="選んでいる条件" {
                @for (label, rest) in &conditions {
                    li.chosen__item {
                        a.chosen__link href=(Route::Policies(rest.clone())) {
                            (label) span.visually-hidden { "をはずす" }
                            span.chosen__cross aria-hidden="true" { "×" }
                        }
                    }
                }
                @if conditions.len() > 1 {
                    li.chosen__item { a.chosen__all href=(Route::all_policies()) { "条件をすべてはずす" } }
                }
            }
        }
    }
}

/// Every choice of the filter by its label, with the filter that is left without it.
pub fn without_each(filter: &Filter) -> Vec<(String, Filter)> {
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
    if filter.has_words() {
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
