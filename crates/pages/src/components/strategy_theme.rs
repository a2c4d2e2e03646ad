//! One of the themes of document 002: where things stand, where it goes, the policies tied to it.

use maud::{Markup, html};
use plan::{Direction, Document, PolicyLink, StrategyTheme};
use plan_data::{PLAN, STRATEGY};

use crate::components::annotations::marked_passage;
use crate::components::cited_name::{cited_text_only, printed_name};
use crate::components::section_text::paragraphs;
use crate::components::source_note::sourced;
use crate::language::{
    is_japanese, lang_of_original, original, passage, passage_text, tr, tr_with, write_original,
};
use crate::urls::{strategy_place_href, theme_id};

/// What the themes are called together.
pub fn directions() -> String {
    let count = STRATEGY.themes.len().to_string();
    tr_with("市の{count}つの方向", &[("count", &count)])
}

/// The theme with this place among them, from 1, at `h3`.
pub fn strategy_theme(number: usize, theme: &StrategyTheme<'_>) -> Markup {
    let heading = html! {
        h3.strategy-theme__heading {
            span.strategy-theme__number { (number) }
            span { (passage(theme.title.text)) }
        }
    };
    html! {
        section.strategy-theme id=(theme_id(number)) tabindex="-1" {
            (sourced(&heading, theme.source, passage_text(theme.title.text)))
            @if is_japanese() && theme.directions_title.text != theme.title.text {
                p.strategy-category__note { "取組方針のページの見出しは「" (theme.directions_title.text) "」です。" }
            }
            ol.directions { @for direction in theme.directions { (strategy_direction(direction)) } }
            details.fold {
                summary.fold__summary {
                    (tr("現状と目的を読む"))
                    span.visually-hidden { (tr_with("（{item}）", &[("item", passage_text(theme.title.text))])) }
                }
                div.fold__body { (original(|| paragraphs(theme.current_state))) }
            }
        }
    }
}

fn strategy_direction(direction: &Direction<'_>) -> Markup {
    html! {
        li.direction {
            p lang=[lang_of_original()] { (write_original(|| marked_passage(&direction.text))) }
            ul.direction__policies { @for link in direction.policies { (policy_link(link)) } }
        }
    }
}

fn policy_link(link: &PolicyLink<'_>) -> Markup {
    let policies = PLAN.cited(Document::Strategy, link.code);
    html! {
        @for policy in &policies {
            li data-chapter=(policy.code.chapter) {
                a.direction__policy href=(strategy_place_href(policy.code)) {
                    span.cited-policy__code { (policy.code) } " " (passage(policy.name))
                    (printed_name(policy, link.code, link.name))
                }
            }
        }
        @if policies.is_empty() {
            li data-chapter=(link.code.chapter) { (cited_text_only(link.code, link.name)) }
        }
    }
}
