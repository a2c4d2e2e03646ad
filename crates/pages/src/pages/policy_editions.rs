//! The current text of a policy beside its earlier ones, word by word.

use maud::{Markup, html};
use plan::comparison::{self, MeasureComparison, PolicyComparison};
use plan::{Measure, Policy, PolicyCode, heading};
use plan_data::{DIFFERENCES, PLAN};

use crate::components::compared_parts::{compared_parts, stands_only_in};
use crate::components::comparison::{
    COMPARED_IN_JAPANESE, EditionNames, MEANING, compared, folded_if_same, legend,
};
use crate::components::difference_list::{NOT_COMPARED, difference_list};
use crate::components::edition_note::standing_of_both;
use crate::components::page::page_head;
use crate::language::{is_japanese, original_words, passage_text, tr, tr_around, tr_with};
use crate::pages::not_found::not_found;
use crate::urls::Route;

/// The page of the policy with this code.
pub fn policy_editions(code: PolicyCode) -> Markup {
    let Some(policy) = PLAN.policy(code) else {
        return not_found();
    };
    let earlier = PLAN.earlier_texts(policy);
    if earlier.is_empty() {
        return not_found();
    }
    html! {
        div.page {
            (page_head(&Route::PolicyEditions(code)))
            @for text in earlier.iter().rev() {
                (texts(&comparison::policy(text, policy), earlier.len() > 1))
            }
        }
    }
}

/// Two texts of the policy.
fn texts(policy: &PolicyComparison<'static>, is_one_of_several: bool) -> Markup {
    let (earlier, later) = (policy.earlier, policy.later);
    let names = EditionNames::new(earlier.edition, later.edition);
    let differences: Vec<_> = DIFFERENCES
        .iter()
        .filter(|it| (it.from, it.to) == (earlier.edition, later.edition))
        .filter(|it| it.policy == Some(later.code))
        .collect();
    let id = |name: &str| {
        if is_one_of_several {
            format!("{name}-{}-{}", earlier.edition, earlier.code)
        } else {
            name.to_owned()
        }
    };
    html! {
        @if is_one_of_several {
            h2 {
                (tr_with(
                    "{edition}の{code} {name}",
                    &[("edition", &names.earlier), ("code", &earlier.code.to_string()), ("name", passage_text(earlier.name))],
                ))
            }
        }
        @if let (Some(before), Some(after)) = (PLAN.edition(earlier.edition), PLAN.edition(later.edition)) {
            p.page__lead {
                (tr_with("{earlier}と{later}の文章です。", &[("earlier", &names.earlier), ("later", &names.later)]))
                (tr(standing_of_both(before, after)))
                @if !is_japanese() { (tr(COMPARED_IN_JAPANESE)) }
            }
        }
        (legend(&names))

        section.page-section aria-labelledby=(id("meaning")) {
            h2 id=(id("meaning")) { (tr(MEANING)) }
            @if differences.is_empty() {
                p.page-section__note { (tr(no_difference(policy))) }
            } @else {
                (difference_list(differences))
            }
        }

        section.page-section aria-labelledby=(id("goal")) {
            h2 id=(id("goal")) { (tr(heading::GOAL)) }
            (folded_if_same(&policy.goal, tr(heading::GOAL)))
        }

        section.page-section aria-labelledby=(id("measures")) {
            h2 id=(id("measures")) { (tr(heading::MEASURES)) }
            @for measure in &policy.measures { (measure_texts(measure, &names)) }
        }
        (compared_parts(&policy.others, &names, &id))
        (only_in_one(policy, &id))
    }
}

/// What is said where the editors picked no difference: that there is none, if they compared the
/// two editions at all.
fn no_difference(policy: &PolicyComparison<'_>) -> &'static str {
    let compared = DIFFERENCES
        .iter()
        .any(|it| (it.from, it.to) == (policy.earlier.edition, policy.later.edition));
    if compared {
        "この施策には、意味が変わったと思われるところはありません。"
    } else {
        NOT_COMPARED
    }
}

/// The parts that only one of the two texts has.
fn only_in_one(policy: &PolicyComparison<'_>, id: &impl Fn(&str) -> String) -> Markup {
    let (earlier, later) = (policy.earlier, policy.later);
    let names = EditionNames::new(earlier.edition, later.edition);
    let before = (
        Route::PolicyText(earlier.edition, earlier.code),
        earlier.code,
    );
    let now = (Route::Policy(later.code), later.code);
    html! {
        (only(&parts_of_one(later, earlier), &names.later, &now, &id("only-later")))
        (only(&parts_of_one(earlier, later), &names.earlier, &before, &id("only-earlier")))
    }
}

fn only(parts: &[&str], name: &str, (route, code): &(Route, PolicyCode), id: &str) -> Markup {
    html! {
        @if !parts.is_empty() {
            section.page-section aria-labelledby=(id) {
                h2 id=(id) { (tr_with("{edition}だけにあるところ", &[("edition", name)])) }
                p.page-section__note {
                    (stands_only_in(&parts.join(tr("、")), name))
                    (tr_around("{page}で読めます。", &[("page", way(route, *code))]))
                }
            }
        }
    }
}

fn way(route: &Route, code: PolicyCode) -> Markup {
    let words = tr_with("施策{code}のページ", &[("code", &code.to_string())]);
    html! { a href=(route) { (words) } }
}

/// The parts that a text has and another has not.
fn parts_of_one(policy: &Policy<'_>, other: &Policy<'_>) -> Vec<&'static str> {
    let parts = |policy: &Policy<'_>| {
        [
            !policy.current_state.is_empty(),
            !policy.challenges.is_empty(),
            policy.co_creation.is_some(),
            !policy.indicators.is_empty(),
        ]
    };
    let names = [
        heading::CURRENT_STATE,
        heading::CHALLENGES,
        heading::CO_CREATION_EFFORTS,
        heading::INDICATORS,
    ]
    .into_iter();
    let printed = parts(policy).into_iter().zip(parts(other));
    let only = names
        .zip(printed)
        .filter(|(_, (own, others))| *own && !others);
    only.map(|(name, _)| tr(name)).collect()
}

fn measure_texts(measure: &MeasureComparison<'_>, names: &EditionNames) -> Markup {
    let standing = match (measure.earlier, measure.later) {
        (None, _) => Some("{edition}で加わった取組"),
        (_, None) => Some("{edition}にはない取組"),
        _ => None,
    };
    let Some(mark) = measure.later.or(measure.earlier).map(Measure::mark) else {
        return Markup::default();
    };
    let item = tr_with("取組{mark}", &[("mark", &mark.to_string())]);
    html! {
        div.measure-texts {
            h3.measure-texts__heading {
                (mark) " " (original_words(|| compared(&measure.title)))
            }
            @if let Some(standing) = standing { p.measure-texts__standing { (tr_with(standing, &[("edition", &names.later)])) } }
            @for pair in &measure.passages { (folded_if_same(pair, &item)) }
        }
    }
}
