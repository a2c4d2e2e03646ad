//! One policy in a list.

use std::ops::Range;

use maud::{Markup, html};
use plan::filter::{ForEveryone, Naming};
use plan::{Measure, Passage, Place, Policy, heading};
use plan_search::{Class, class};

use crate::components::audience_tag::audience_tags;
use crate::components::marked_text::{marked_text, quote_marks};
use crate::urls::{Route, measure_href};

/// How many characters of a title a phone has room for in a line, beside how many others there are.
const ON_A_PHONE: usize = 13;

/// Where the words of a search stand in a text.
pub type Marks<'m> = &'m dyn Fn(&str) -> Vec<Range<usize>>;

/// A policy with its goal and its measures, and the paragraphs below them that a search has found.
pub fn policy_card(
    policy: &Policy<'_>,
    marks: Marks<'_>,
    excerpts: &[(&str, Vec<Range<usize>>)],
) -> Markup {
    html! {
        li.policy-card data-chapter=(policy.code.chapter) {
            (heading(policy, marks))
            p.policy-card__goal { (marked_text(policy.goal.text, &marks(policy.goal.text))) }
            (measure_titles(policy.measures.iter(), marks))
            @for (text, marks) in excerpts {
                p.policy-card__excerpt { (marked_text(text, marks)) }
            }
        }
    }
}

/// A policy whose words name the reader: each naming place with those words marked.
pub fn naming_card(naming: &Naming<'static>, marks: Marks<'_>) -> Markup {
    let policy = naming.policy;
    html! {
        li.policy-card data-chapter=(policy.code.chapter) {
            (heading(policy, marks))
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
pub fn everyone_card(item: &ForEveryone<'static>, marks: Marks<'_>) -> Markup {
    let policy = item.policy;
    html! {
        li.policy-card data-size="small" data-chapter=(policy.code.chapter) {
            (heading(policy, marks))
            (measure_titles(item.measures.iter().filter_map(|number| policy.measure(*number)), marks))
        }
    }
}

/// A policy as a line of an index: its name, and what it begins with.
pub fn policy_row(policy: &Policy<'_>) -> Markup {
    let mut measures = policy.measures.iter();
    html! {
        li.policy-row {
            a.policy-row__link href=(Route::Policy(policy.code)) {
                span.policy-row__code { (policy.code) }
                " "
                span.policy-row__name { (policy.name) }
                @if let Some(first) = measures.next() {
                    " "
                    span.policy-row__text {
                        (cut_on_a_phone(first.title.text))
                        @if measures.len() > 0 { span.policy-row__more { "など" (policy.measures.len()) "件の取組" } }
                    }
                }
            }
        }
    }
}

/// A title whose end the style sheet leaves out where a line has no room for it.
fn cut_on_a_phone(title: &str) -> Markup {
    let (begin, rest) = title.split_at(end_on_a_phone(title));
    html! { (begin) @if !rest.is_empty() { span.policy-row__rest { (rest) } } }
}

/// Where a title ends on a phone. Not within a word in kanji: the half of a word has no reading.
fn end_on_a_phone(title: &str) -> usize {
    let is_kanji = |c: Option<char>| c.is_some_and(|c| class(c) == Class::Kanji);
    let is_within_a_word = |at: usize| {
        let (before, after) = title.split_at(at);
        is_kanji(before.chars().next_back()) && is_kanji(after.chars().next())
    };
    let ends = title.char_indices().map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([title.len()]).take(ON_A_PHONE + 1).collect();
    let last = ends.last().copied().unwrap_or_default();
    let mut whole = ends.into_iter().rev().filter(|at| !is_within_a_word(*at));
    whole.next().filter(|at| *at > 0).unwrap_or(last)
}

fn heading(policy: &Policy<'_>, marks: Marks<'_>) -> Markup {
    html! {
        h3 {
            a.policy-card__link href=(Route::Policy(policy.code)) {
                span.policy-card__code { (policy.code) }
                " "
                span { (marked_text(policy.name, &marks(policy.name))) }
            }
        }
    }
}

fn measure_titles<'a>(measures: impl Iterator<Item = &'a Measure<'a>>, marks: Marks<'_>) -> Markup {
    html! {
        ul.policy-card__measures {
            @for measure in measures {
                li { (measure.mark()) " " (marked_text(measure.title.text, &marks(measure.title.text))) }
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
        Place::Goal => html! { (heading::GOAL) },
        Place::CoCreation => html! { (heading::CO_CREATION_EFFORTS) },
        Place::Challenges => html! { (heading::CHALLENGES) },
    }
}

/// The paragraphs at a place. A measure's title is the heading of the place and is not among them.
pub fn passages_at(
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
