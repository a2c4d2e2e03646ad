//! One policy in a list.

use leptos::prelude::*;
use plan::filter::{ForEveryone, Naming};
use plan::fold::occurrences;
use plan::{Passage, Place, Policy};

use crate::components::audience_tag::audience_tags;
use crate::components::marked_text::{marked_text, quote_marks};
use crate::route::{Route, measure_href};

/// How many paragraphs that hold the words are quoted under a policy.
const EXCERPTS: usize = 2;

/// A policy with its goal and its measures; the `words` of a search are marked.
pub fn policy_card(policy: &'static Policy<'static>, words: &[String]) -> AnyView {
    let marked = |text: &'static str| marked_text(text, &occurrences(text, words));
    let excerpts: Vec<_> = body(policy)
        .filter_map(|passage| {
            let marks = occurrences(passage.text, words);
            (!marks.is_empty()).then(|| view! { <p class="policy-card__excerpt">{marked_text(passage.text, &marks)}</p> })
        })
        .take(EXCERPTS)
        .collect();
    view! {
        <li class="policy-card" data-chapter=policy.code.chapter.id()>
            {heading(policy, words)}
            <p class="policy-card__goal">{marked(policy.goal.text)}</p>
            <ul class="policy-card__measures">
                {policy
                    .measures
                    .iter()
                    .map(|measure| view! { <li>{measure.mark().to_string()}" "{marked(measure.title.text)}</li> })
                    .collect_view()}
            </ul>
            {excerpts}
        </li>
    }
    .into_any()
}

/// A policy whose words name the reader: each naming place with those words marked.
pub fn naming_card(naming: &Naming<'static>, words: &[String]) -> AnyView {
    let policy = naming.policy;
    let places = naming
        .places
        .iter()
        .map(|named| {
            let quoted: Vec<&'static Passage<'static>> = passages_at(policy, named.place)
                .filter(|passage| named.quotes.iter().any(|quote| passage.text.contains(quote)))
                .collect();
            view! {
                <div class="named-place">
                    {place_heading(policy, named.place, &named.quotes)}
                    {quoted
                        .into_iter()
                        .map(|passage| {
                            let marks = quote_marks(passage.text, &named.quotes);
                            view! { <p class="named-place__text">{marked_text(passage.text, &marks)}</p> }
                        })
                        .collect_view()}
                    {audience_tags(policy, named.place)}
                </div>
            }
        })
        .collect_view();
    view! {
        <li class="policy-card" data-chapter=policy.code.chapter.id()>
            {heading(policy, words)}
            {places}
        </li>
    }
    .into_any()
}

/// A policy with only its measures for everyone.
pub fn everyone_card(item: &ForEveryone<'static>, words: &[String]) -> AnyView {
    let policy = item.policy;
    view! {
        <li class="policy-card" data-size="small" data-chapter=policy.code.chapter.id()>
            {heading(policy, words)}
            <ul class="policy-card__measures">
                {item
                    .measures
                    .iter()
                    .filter_map(|number| policy.measure(*number))
                    .map(|measure| {
                        view! {
                            <li>
                                {measure.mark().to_string()}" "
                                {marked_text(measure.title.text, &occurrences(measure.title.text, words))}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </li>
    }
    .into_any()
}

fn heading(policy: &'static Policy<'static>, words: &[String]) -> impl IntoView {
    view! {
        <h3 class="policy-card__heading">
            <a class="policy-card__link" href=Route::Policy(policy.code).to_string()>
                <span class="policy-card__code">{policy.code.to_string()}</span>
                " "
                <span class="policy-card__name">{marked_text(policy.name, &occurrences(policy.name, words))}</span>
            </a>
        </h3>
    }
}

fn place_heading(policy: &'static Policy<'static>, place: Place, quotes: &[&str]) -> AnyView {
    match place {
        Place::Measure(number) => {
            let (mark, title) = policy
                .measure(number)
                .map_or((String::new(), ""), |measure| (measure.mark().to_string(), measure.title.text));
            view! {
                <h4 class="named-place__heading">
                    <a href=measure_href(policy.code, number)>
                        {mark}" "{marked_text(title, &quote_marks(title, quotes))}
                    </a>
                </h4>
            }
            .into_any()
        }
        Place::Goal => view! { <h4 class="named-place__heading">"目標とするまちの姿"</h4> }.into_any(),
        Place::CoCreation => view! { <h4 class="named-place__heading">"共創の取組"</h4> }.into_any(),
        Place::Challenges => view! { <h4 class="named-place__heading">"課題"</h4> }.into_any(),
    }
}

/// The paragraphs at a place. A measure's title is the heading of the place and is not among them.
fn passages_at(
    policy: &'static Policy<'static>,
    place: Place,
) -> Box<dyn Iterator<Item = &'static Passage<'static>>> {
    match place {
        Place::Goal => Box::new(std::iter::once(&policy.goal)),
        Place::Measure(number) => {
            Box::new(policy.measure(number).into_iter().flat_map(|measure| measure.passages))
        }
        Place::CoCreation => Box::new(
            policy.co_creation.as_ref().into_iter().flat_map(|co_creation| co_creation.passages),
        ),
        Place::Challenges => Box::new(policy.challenges.iter()),
    }
}

/// The paragraphs that a card does not show as they are.
fn body(policy: &'static Policy<'static>) -> impl Iterator<Item = &'static Passage<'static>> {
    let co_creation = policy.co_creation.as_ref().into_iter().flat_map(|co_creation| co_creation.passages);
    policy
        .measures
        .iter()
        .flat_map(|measure| measure.passages)
        .chain(co_creation)
        .chain(policy.current_state)
        .chain(policy.challenges)
}
