//! The parts of a policy that not every edition prints, in two texts that both do.

use maud::{Markup, html};
use plan::comparison::{IndicatorComparison, OtherParts, PassagePair};
use plan::{Indicator, PartnerRole, heading};

use crate::components::comparison::{EditionNames, folded_if_same};
use crate::language::{passage, passage_text, tr, tr_with};

/// A section for each part, its ids made by `id`.
pub fn compared_parts(
    parts: &OtherParts<'_>,
    names: &EditionNames,
    id: &impl Fn(&str) -> String,
) -> Markup {
    html! {
        (texts(&id("state"), tr(heading::CURRENT_STATE), &parts.current_state))
        (texts(&id("challenges"), tr(heading::CHALLENGES), &parts.challenges))
        (texts(&id("co-creation"), tr(heading::CO_CREATION_EFFORTS), &parts.co_creation))
        (partners(&parts.partners_removed, &names.earlier))
        (partners(&parts.partners_added, &names.later))
        @if !parts.indicators.is_empty() {
            section.page-section aria-labelledby=(id("indicators")) {
                h2 id=(id("indicators")) { (tr(heading::INDICATORS)) }
                @for indicator in &parts.indicators { (indicator_values(*indicator, names)) }
            }
        }
    }
}

fn texts(id: &str, heading: &str, pairs: &[PassagePair<'_>]) -> Markup {
    html! {
        @if !pairs.is_empty() {
            section.page-section aria-labelledby=(id) {
                h2 id=(id) { (heading) }
                @for pair in pairs { (folded_if_same(pair, heading)) }
            }
        }
    }
}

fn partners(roles: &[PartnerRole], name: &str) -> Markup {
    let labels: Vec<_> = roles.iter().map(|role| tr(role.label())).collect();
    html! {
        @if !labels.is_empty() {
            p.page-section__note { (stands_only_in(&tr_with("{roles}の印", &[("roles", &labels.join(tr("、")))]), name)) }
        }
    }
}

/// That only one of two editions has something.
pub fn stands_only_in(what: &str, edition: &str) -> String {
    tr_with(
        "{what}は、{edition}だけにあります。",
        &[("what", what), ("edition", edition)],
    )
}

fn indicator_values(indicator: IndicatorComparison<'_>, names: &EditionNames) -> Markup {
    let IndicatorComparison { earlier, later } = indicator;
    let name = later.or(earlier).map_or("", |row| row.name);
    html! {
        h3.measure-texts__heading { (passage(name)) }
        @if indicator.is_same() {
            p.page-section__note { (tr("変わっていません：")) (later.map_or_else(String::new, values)) }
        } @else {
            dl {
                @for (edition, row) in [(&names.earlier, earlier), (&names.later, later)] {
                    div {
                        dt { (edition) }
                        dd { (row.map_or_else(|| tr("この指標はありません").to_owned(), values)) }
                    }
                }
            }
        }
    }
}

/// `7.3%（2025年度）、目標・方向 ↗`.
fn values(row: &Indicator<'_>) -> String {
    let Indicator {
        latest,
        latest_year,
        target,
        ..
    } = row;
    tr_with(
        "{latest}（{year}）、目標・方向 {target}",
        &[
            ("latest", passage_text(latest)),
            ("year", passage_text(latest_year)),
            ("target", passage_text(target)),
        ],
    )
}
