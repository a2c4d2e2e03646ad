//! A measure as document 002 titles it, beside what it is in each edition of the plan.

use maud::{Markup, html};
use plan::{EditionLink, StrategyMeasure};
use plan_data::PLAN;

use crate::language::{passage, tr};
use crate::summary::edition_name;
use crate::urls::measure_href;

/// The title in 002, then each edition's own: its number alone where the very same words are printed.
pub fn strategy_measure(measure: &StrategyMeasure<'_>) -> Markup {
    html! {
        div.strategy-measure {
            p.strategy-measure__title { (circled(measure.number)) " " (passage(measure.title)) }
            ul {
                @for link in measure.links { (in_edition(measure, link)) }
            }
        }
    }
}

fn in_edition(measure: &StrategyMeasure<'_>, own: &EditionLink) -> Markup {
    let EditionLink {
        edition, policy, ..
    } = *own;
    // The policy's page shows the current edition and has anchors for its measures only.
    let shown = PLAN
        .policy(policy)
        .is_some_and(|policy| policy.edition == edition);
    html! {
        li.strategy-measure__edition {
            @if let Some(found) = measure.measure(&PLAN, edition) {
                @let text = html! {
                    (edition_name(edition)) (tr("：")) (found.mark())
                    @if found.title.text != measure.title { " " (passage(found.title.text)) }
                };
                @if shown {
                    a href=(measure_href(policy, found.number)) { (text) }
                } @else {
                    (text)
                }
            } @else {
                (edition_name(edition)) (tr("：")) (tr("この版にはありません"))
            }
        }
    }
}

/// A number as the documents print it: `①` for 1. They go up to ⑯, and the signs to ⑳.
pub fn circled(number: u8) -> char {
    char::from_u32(u32::from('①') + u32::from(number.clamp(1, 20)) - 1).unwrap_or('・')
}
