//! 総合戦略での位置づけ: where document 002 names a policy and its measures.

use maud::{Markup, html};
use plan::{
    CitedPolicy, Direction, Document, EditionLink, Link, NationalCategory, Policy, PolicyCode,
    StrategyMeasure, StrategyTheme,
};
use plan_data::{PLAN, STRATEGY};

use crate::components::annotations::marked_passage;
use crate::components::page_end::Cited;
use crate::components::strategy_measure::circled;
use crate::components::strategy_theme::directions;
use crate::urls::{
    Route, STRATEGY_PLACE_ID, category_href, measure_href, objective_href, theme_href,
};

/// The themes that are tied to a policy: the place of each among the five, from 1, and the directions that say so.
pub fn themes_of(
    policy: &Policy<'_>,
) -> Vec<(
    usize,
    &'static StrategyTheme<'static>,
    Vec<&'static Direction<'static>>,
)> {
    let tied = |direction: &&Direction<'_>| {
        let mut links = direction.policies.iter();
        links.any(|link| is_cited(policy, link.code))
    };
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
    policy: &Policy<'_>,
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
                beside
                    .filter(|cited| is_cited(policy, cited.code))
                    .collect(),
            )
        })
        .filter(|(_, cited): &(_, Vec<_>)| !cited.is_empty())
        .collect()
}

/// What the strategy says of a policy, among what the documents say of it.
pub fn strategy_place(policy: &Policy<'_>) -> Markup {
    let themes = themes_of(policy);
    let categories = categories_of(policy);
    html! {
        section id=(STRATEGY_PLACE_ID) tabindex="-1" aria-labelledby="strategy-heading" {
            h3 #strategy-heading { "総合戦略での位置づけ" }
            @if themes.is_empty() && categories.is_empty() {
                p.page-section__note { (PLAN.document_name(Document::Strategy)) "の文章に、この施策は出てきません。" }
            } @else {
                @if !themes.is_empty() {
                    h4 { (directions()) }
                    @for (number, theme, directions) in &themes { (theme_item(*number, theme, directions)) }
                }
                @if !categories.is_empty() {
                    h4 { "国の戦略の分類" }
                    ul { @for (category, _) in &categories { (category_item(category)) } }
                    h4 { "分類で挙げられている取組" }
                    ul { @for measure in distinct_measures(policy) { (measure_item(policy, measure)) } }
                }
            }
            p { a.line-link href=(Route::Strategy) { "総合戦略の全体を見る" } }
        }
    }
}

/// Where the strategy names a policy.
pub fn cited_in_strategy(policy: &Policy<'_>) -> Vec<Cited> {
    let directions = themes_of(policy)
        .into_iter()
        .flat_map(|(number, _, directions)| directions.into_iter().map(move |it| (number, it)))
        .map(|(number, direction)| (format!("総合戦略の方向{number}"), direction.text.source));
    let categories = categories_of(policy)
        .into_iter()
        .flat_map(|(category, cited)| cited.into_iter().map(move |it| (category, it)))
        .map(|(category, cited)| (format!("国の戦略の分類{}", category.letter), cited.source));
    directions.chain(categories).collect()
}

fn theme_item(number: usize, theme: &StrategyTheme<'_>, directions: &[&Direction<'_>]) -> Markup {
    html! {
        p { a.line-link href=(theme_href(number)) { "方向" (number) " " (theme.title.text) } }
        @for direction in directions { p { (marked_passage(&direction.text)) } }
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
            @match measure.link(policy.edition) {
                Some(EditionLink { link: Link::Absent, .. }) => "この版にはありません",
                Some(own) => (found_at(policy, own, measure)),
                // Nobody has compared the two.
                None => "",
            }
        }
    }
}

/// The way to a measure of the edition, on this page or on that of another policy.
fn found_at(policy: &Policy<'_>, own: &EditionLink, measure: &StrategyMeasure<'_>) -> Markup {
    let number = own.link.measure().unwrap_or_default();
    html! {
        @if own.policy == policy.code {
            a href=(measure_href(policy.code, number)) { "このページの" (circled(number)) }
            @if differs(measure, policy, number) { "（題が違います）" }
        } @else if PLAN.is_current(policy) {
            a href=(measure_href(own.policy, number)) { "施策" (own.policy) "の" (circled(number)) }
        } @else {
            "施策" (own.policy) "の" (circled(number))
        }
    }
}

/// Whether a code of document 002 means this policy.
fn is_cited(policy: &Policy<'_>, code: PolicyCode) -> bool {
    PLAN.is_cited(policy, Document::Strategy, code)
}

/// Whether the title is another than this policy's own, by more than a sign between its words.
fn differs(measure: &StrategyMeasure<'_>, policy: &Policy<'_>, number: u8) -> bool {
    let words = |title: &str| -> String {
        title
            .chars()
            .filter(|it| !"、・，．。 　".contains(*it))
            .collect()
    };
    let own = policy.measures.iter().find(|own| own.number == number);
    own.is_some_and(|own| words(own.title.text) != words(measure.title))
}

fn measures_of(policy: &Policy<'_>) -> impl Iterator<Item = &'static StrategyMeasure<'static>> {
    STRATEGY
        .measures()
        .map(|(_, measure)| measure)
        .filter(move |measure| is_cited(policy, measure.policy))
}

/// The measures of a policy, each once, by number. One title is misprinted in some places: the
/// number tells that it is the same.
fn distinct_measures(policy: &Policy<'_>) -> Vec<&'static StrategyMeasure<'static>> {
    let mut measures: Vec<_> = measures_of(policy).collect();
    measures.sort_by_key(|measure| (measure.policy, measure.number));
    measures.dedup_by(|later, earlier| same_measure(later, earlier));
    measures
}

/// Within document 002 a policy's numbers are the same throughout.
fn same_measure(one: &StrategyMeasure<'_>, other: &StrategyMeasure<'_>) -> bool {
    one.policy == other.policy && one.number == other.number
}
