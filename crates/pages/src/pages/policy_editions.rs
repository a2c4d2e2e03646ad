//! The two texts of one policy of 計画推進体制, word by word.

use maud::{Markup, html};
use plan::comparison::{self, MeasureComparison, Nature, PassagePair};
use plan::{Measure, PolicyCode};
use plan_data::{DIFFERENCES, PLAN};

use crate::components::breadcrumb::breadcrumb;
use crate::components::comparison::{compared, legend, sources};
use crate::components::difference_list::difference_list;
use crate::metadata::Metadata;
use crate::pages::not_found::not_found;
use crate::urls::Route;

/// The page of the policy with this code.
pub fn policy_editions(code: PolicyCode) -> Markup {
    let route = Route::PolicyEditions(code);
    let heading = Metadata::of(&route).heading;
    let above = Metadata::of(&Route::Editions).heading;
    let overview = Metadata::of(&Route::Overview).heading;
    let policies = comparison::policies(&PLAN);
    let Some(policy) = policies.iter().find(|policy| policy.later.code == code) else {
        return not_found();
    };
    let differences: Vec<_> = DIFFERENCES
        .iter()
        .filter(|difference| difference.policy == Some(code))
        .collect();
    html! {
        div.page {
            (breadcrumb(&[(Route::Overview, &overview), (Route::Editions, &above)], &heading))
            h1 tabindex="-1" { (heading) }
            p.page__lead { "前の素案（文書000）と後の案（文書001）の文章です。どちらも検討中の文書で、決定された計画ではありません。" }
            (legend())

            section.page-section aria-labelledby="meaning" {
                h2 #meaning { "意味が変わったところ" }
                @if differences.is_empty() {
                    p.page-section__note { "この施策には、意味が変わったと思われるところはありません。" }
                } @else {
                    (difference_list(differences))
                }
            }

            section.page-section aria-labelledby="goal" {
                h2 #goal { "目標とするまちの姿" }
                (passage(&policy.goal, "目標とするまちの姿"))
            }

            section.page-section aria-labelledby="measures" {
                h2 #measures { "主な取組" }
                @for measure in &policy.measures { (measure_texts(measure)) }
            }

            section.page-section aria-labelledby="only-later" {
                h2 #only-later { "後の案だけにあるところ" }
                p.page-section__note {
                    "現状、課題、成果指標は、後の案だけにあります。"
                    a href=(Route::Policy(code)) { "施策" (code) "のページ" }
                    "で読めます。"
                }
            }
        }
    }
}

fn measure_texts(measure: &MeasureComparison<'_>) -> Markup {
    let standing = match (measure.earlier, measure.later) {
        (None, _) => Some("後の案で加わった取組"),
        (_, None) => Some("後の案にはない取組"),
        _ => None,
    };
    let Some(mark) = measure.later.or(measure.earlier).map(Measure::mark) else {
        return Markup::default();
    };
    let item = format!("取組{mark}");
    html! {
        div.measure-texts {
            h3.measure-texts__heading {
                (mark) " " (compared(&measure.title))
            }
            @if let Some(standing) = standing { p.measure-texts__standing { (standing) } }
            @for pair in &measure.passages { (passage(pair, &item)) }
        }
    }
}

/// A passage with what changed in it; folded where nothing did.
fn passage(pair: &PassagePair<'_>, item: &str) -> Markup {
    let text = html! { p.compared-text { (compared(pair)) } (sources(pair, item)) };
    html! {
        @if pair.nature() == Nature::Same {
            details.same-text {
                summary.same-text__summary { "変わっていない文章を見る" span.visually-hidden { "（" (item) "）" } }
                (text)
            }
        } @else {
            (text)
        }
    }
}
