//! One policy in a list.

use maud::{Markup, html};
use plan::filter::{ForEveryone, Naming};
use plan::{Measure, Passage, Place, Policy};
use plan_search::fold::occurrences;

use crate::components::audience_tag::audience_tags;
use crate::components::marked_text::{marked_text, quote_marks};
use crate::urls::{Route, measure_href};

/// How many paragraphs that hold the words are quoted under a policy.
const EXCERPTS: usize = 2;

/// A policy with its goal and its measures; the `words` of a search are marked.
pub fn policy_card(policy: &'static Policy<'static>, words: &[String]) -> Markup {
    let excerpts = body(policy)
        .map(|passage| (passage.text, occurrences(passage.text, words)))
        .filter(|(_, marks)| !marks.is_empty())
        .take(EXCERPTS);
    html! {
        li.policy-card data-chapter=(policy.code.chapter) {
            (heading(policy, words))
            p.policy-card__goal { (marked_text(policy.goal.text, &occurrences(policy.goal.text, words))) }
            (measure_titles(policy.measures.iter(), words))
            @for (text, marks) in excerpts {
                p.policy-card__excerpt { (marked_text(text, &marks)) }
            }
        }
    }
}

/// A policy whose words name the reader: each naming place with those words marked.
pub fn naming_card(naming: &Naming<'static>, words: &[String]) -> Markup {
    let policy = naming.policy;
    html! {
        li.policy-card data-chapter=(policy.code.chapter) {
            (heading(policy, words))
            @for named in &naming.places {
                div.named-place {
                    h4.named-place__heading { (place_heading(policy, named.place, &named.quotes)) }
                    @for passage in passages_at(policy, named.place) {
                        @let marks = quote_marks(passage.text, &named.quotes);
                        @if !marks.is_empty() {
                            p.named-place__text { (marked_text(passage.text, &marks)) }
                        }
                    }
                    (audience_tags(policy, named.place))
                }
            }
        }
    }
}

/// A policy with only its measures for everyone.
pub fn everyone_card(item: &ForEveryone<'static>, words: &[String]) -> Markup {
    let policy = item.policy;
    html! {
        li.policy-card data-size="small" data-chapter=(policy.code.chapter) {
            (heading(policy, words))
            (measure_titles(item.measures.iter().filter_map(|number| policy.measure(*number)), words))
        }
    }
}

fn heading(policy: &Policy<'_>, words: &[String]) -> Markup {
    html! {
        h3.policy-card__heading {
            a.policy-card__link href=(Route::Policy(policy.code)) {
                span.policy-card__code { (policy.code) }
                " "
                span.policy-card__name { (marked_text(policy.name, &occurrences(policy.name, words))) }
            }
        }
    }
}

fn measure_titles<'a>(measures: impl Iterator<Item = &'a Measure<'a>>, words: &[String]) -> Markup {
    html! {
        ul.policy-card__measures {
            @for measure in measures {
                li { (measure.mark()) " " (marked_text(measure.title.text, &occurrences(measure.title.text, words))) }
            }
        }
    }
}

fn place_heading(policy: &Policy<'_>, place: Place, quotes: &[&str]) -> Markup {
    match place {
        Place::Measure(number) => html! {
            a href=(measure_href(policy.code, number)) {
                @if let Some(measure) = policy.measure(number) {
                    (measure.mark()) " " (marked_text(measure.title.text, &quote_marks(measure.title.text, quotes)))
                }
            }
        },
        Place::Goal => html! { "目標とするまちの姿" },
        Place::CoCreation => html! { "共創の取組" },
        Place::Challenges => html! { "課題" },
    }
}

/// The paragraphs at a place. A measure's title is the heading of the place and is not among them.
fn passages_at(
    policy: &'static Policy<'static>,
    place: Place,
) -> Box<dyn Iterator<Item = &'static Passage<'static>>> {
    match place {
        Place::Goal => Box::new(std::iter::once(&policy.goal)),
        Place::Measure(number) => Box::new(
            policy
                .measure(number)
                .into_iter()
                .flat_map(|measure| measure.passages),
        ),
        Place::CoCreation => Box::new(
            policy
                .co_creation
                .as_ref()
                .into_iter()
                .flat_map(|co_creation| co_creation.passages),
        ),
        Place::Challenges => Box::new(policy.challenges.iter()),
    }
}

/// The paragraphs that a card does not show as they are.
fn body(policy: &'static Policy<'static>) -> impl Iterator<Item = &'static Passage<'static>> {
    let co_creation = policy
        .co_creation
        .as_ref()
        .into_iter()
        .flat_map(|co_creation| co_creation.passages);
    policy
        .measures
        .iter()
        .flat_map(|measure| measure.passages)
        .chain(co_creation)
        .chain(policy.current_state)
        .chain(policy.challenges)
}
