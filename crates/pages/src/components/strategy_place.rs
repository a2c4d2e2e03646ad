//! 総合戦略での位置づけ: where document 002 names a policy and its measures.

use maud::{Markup, html};
use plan::{
    CitedPolicy, Direction, Link, NationalCategory, Policy, PolicyCode, StrategyMeasure,
    StrategyTheme,
};
use plan_data::STRATEGY;

use crate::components::source_note::source_note;
use crate::components::strategy_measure::circled;
use crate::components::strategy_note::strategy_note;
use crate::urls::{
    Route, STRATEGY_PLACE_ID, category_href, measure_href, objective_href, theme_href,
};

/// The themes that are tied to a policy: the place of each among the five, from 1, and the directions that say so.
pub fn themes_of(
    code: PolicyCode,
) -> Vec<(
    usize,
    &'static StrategyTheme<'static>,
    Vec<&'static Direction<'static>>,
)> {
    let tied = |direction: &&Direction<'_>| direction.policies.iter().any(|link| link.code == code);
    STRATEGY
        .themes
        .iter()
        .enumerate()
        .map(|(index, theme)| {
            (
                index + 1,
                theme,
                theme.directions.iter().filter(tied).collect(),
            )
        })
        .filter(|(_, _, directions): &(_, _, Vec<_>)| !directions.is_empty())
        .collect()
}

/// The national categories that stand beside a policy, each with the places where it is printed.
pub fn categories_of(
    code: PolicyCode,
) -> Vec<(
    &'static NationalCategory<'static>,
    Vec<&'static CitedPolicy<'static>>,
)> {
    STRATEGY
        .categories()
        .map(|category| {
            let beside = STRATEGY.policies_beside(category).iter();
            (
                category,
                beside.filter(|cited| cited.code == code).collect(),
            )
        })
        .filter(|(_, cited): &(_, Vec<_>)| !cited.is_empty())
        .collect()
}

/// The measure of document 002 that has the subject of this one, where its number or its words differ.
pub fn later_title(policy: &Policy<'_>, number: u8) -> Option<&'static StrategyMeasure<'static>> {
    measures_of(policy.code).find(|measure| {
        link(measure, policy)
            .is_some_and(|link| link.measure() == Some(number) && !matches!(link, Link::Same(_)))
    })
}

/// The section of a policy's page.
pub fn strategy_place(policy: &Policy<'_>) -> Markup {
    let themes = themes_of(policy.code);
    let categories = categories_of(policy.code);
    html! {
        section.page-section id=(STRATEGY_PLACE_ID) tabindex="-1" aria-labelledby="strategy-heading" {
            h2 #strategy-heading { "総合戦略での位置づけ" }
            @if themes.is_empty() && categories.is_empty() {
                p.page-section__note { "総合戦略2030（案）の文章に、この施策は出てきません。" }
            } @else {
                (strategy_note())
                div.prose {
                    @if !themes.is_empty() {
                        h3 { "市の5つの方向" }
                        @for (number, theme, directions) in &themes { (theme_item(*number, theme, directions)) }
                    }
                    @if !categories.is_empty() {
                        h3 { "国の戦略の分類" }
                        ul { @for (category, _) in &categories { (category_item(category)) } }
                        h3 { "分類で挙げられている取組" }
                        ul { @for measure in distinct_measures(policy.code) { (measure_item(policy, measure)) } }
                        @for cited in printed(policy.code) { (source_note(cited.source)) }
                    }
                }
            }
            p.page__action { a href=(Route::Strategy) { "総合戦略と国の戦略の全体を見る" } }
        }
    }
}

fn theme_item(number: usize, theme: &StrategyTheme<'_>, directions: &[&Direction<'_>]) -> Markup {
    html! {
        p { a.line-link href=(theme_href(number)) { "方向" (number) " " (theme.title.text) } }
        @for direction in directions {
            p { (direction.text.text) }
            (source_note(direction.text.source))
        }
    }
}

fn category_item(category: &NationalCategory<'_>) -> Markup {
    let objective = STRATEGY.objectives.iter().find(|objective| {
        objective
            .categories
            .iter()
            .any(|it| it.letter == category.letter)
    });
    html! {
        li {
            a href=(category_href(category.letter)) { "分類" (category.letter) " " (category.title) }
            @if let Some(objective) = objective {
                "（" a href=(objective_href(objective.letter)) { "目標" (objective.letter) " " (objective.title) } "）"
            }
        }
    }
}

fn measure_item(policy: &Policy<'_>, measure: &StrategyMeasure<'_>) -> Markup {
    let letters: Vec<String> = STRATEGY
        .categories()
        .filter(|category| {
            let beside = STRATEGY.policies_beside(category).iter();
            beside
                .flat_map(|cited| cited.measures)
                .any(|other| same_measure(other, measure))
        })
        .map(|category| category.letter.to_string())
        .collect();
    html! {
        li {
            (circled(measure.number)) " " (measure.title) "（分類" (letters.join("・")) "）"
            @match link(measure, policy).and_then(Link::measure) {
                Some(number) => a href=(measure_href(policy.code, number)) { "このページの" (circled(number)) },
                None => "この版にはありません",
            }
        }
    }
}

/// What a measure of document 002 is in a policy of an edition.
fn link(measure: &StrategyMeasure<'_>, policy: &Policy<'_>) -> Option<Link> {
    let own = measure.link(policy.edition)?;
    (own.policy == policy.code).then_some(own.link)
}

fn measures_of(code: PolicyCode) -> impl Iterator<Item = &'static StrategyMeasure<'static>> {
    STRATEGY
        .measures()
        .map(|(_, measure)| measure)
        .filter(move |measure| measure.policy == code)
}

/// The measures of a policy, each once, by number. One title is misprinted in some places: the
/// number tells that it is the same.
fn distinct_measures(code: PolicyCode) -> Vec<&'static StrategyMeasure<'static>> {
    let mut measures: Vec<_> = measures_of(code).collect();
    measures.sort_by_key(|measure| measure.number);
    measures.dedup_by(|later, earlier| same_measure(later, earlier));
    measures
}

/// Within document 002 a policy's numbers are the same throughout.
fn same_measure(one: &StrategyMeasure<'_>, other: &StrategyMeasure<'_>) -> bool {
    one.policy == other.policy && one.number == other.number
}

/// Every place where the policy is printed beside a category.
fn printed(code: PolicyCode) -> impl Iterator<Item = &'static CitedPolicy<'static>> {
    STRATEGY
        .categories()
        .flat_map(|category| category.policies)
        .filter(move |cited| cited.code == code)
}
