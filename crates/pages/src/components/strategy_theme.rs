//! One of the five themes of document 002: where things stand, where it goes, the policies tied to it.

use maud::{Markup, html};
use plan::{Direction, Document, PolicyLink, StrategyTheme};
use plan_data::PLAN;

use crate::components::annotations::annotations;
use crate::components::section_text::paragraphs;
use crate::components::source_note::source_note;
use crate::urls::{strategy_place_href, theme_id};

/// The theme with this place among the five, from 1, at `h3`.
pub fn strategy_theme(number: usize, theme: &StrategyTheme<'_>) -> Markup {
    html! {
        section.strategy-theme id=(theme_id(number)) data-tone=(number) tabindex="-1" {
            h3.strategy-theme__heading {
                span.strategy-theme__number { (number) }
                span { (theme.title.text) }
            }
            @if theme.directions_title.text != theme.title.text {
                p.strategy-category__note { "取組方針のページの見出しは「" (theme.directions_title.text) "」です。" }
            }
            details.strategy-items {
                summary.strategy-items__summary { "現状と目的を読む" }
                div.prose { (paragraphs(theme.current_state)) }
            }
            h4.strategy-theme__subheading { "取組方針と紐づく施策" }
            ol.directions { @for direction in theme.directions { (strategy_direction(direction)) } }
            (annotations(theme.source))
            (source_note(theme.source))
        }
    }
}

fn strategy_direction(direction: &Direction<'_>) -> Markup {
    html! {
        li.direction {
            p.direction__text { (direction.text.text) }
            ul.direction__policies { @for link in direction.policies { (policy_link(link)) } }
        }
    }
}

fn policy_link(link: &PolicyLink<'_>) -> Markup {
    let name = PLAN
        .policy(link.code)
        .map_or(link.name, |policy| policy.name);
    html! {
        li data-chapter=(link.code.chapter) {
            a.direction__policy href=(strategy_place_href(link.code)) {
                span.cited-policy__code { (link.code) } " " (name)
                @if name != link.name { span.cited-policy__printed { (PLAN.document_name(Document::Strategy)) "では「" (link.name) "」" } }
            }
        }
    }
}
