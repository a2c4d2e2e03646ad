//! The policies in another language: all of them by chapter, or those that a filter finds.

use maud::{Markup, html};
use plan::filter::{self, Filter, Findings, ForEveryone, NamedPlace, Naming};
use plan::{Chapter, Place, Policy, heading};
use plan_data::PLAN;

use crate::components::audience_tag::audience_tags;
use crate::components::breadcrumb::breadcrumb;
use crate::components::policy_card::passages_at;
use crate::components::policy_list::FOR_EVERYONE;
use crate::components::translated_conditions::{choices, chosen_translated};
use crate::components::translation_note::translation_note;
use crate::language::{passage, tr, tr_with};
use crate::metadata::Metadata;
use crate::pages::policies::NOTHING_FITS;
use crate::urls::{Route, measure_href};

/// The page.
pub fn translated_list(filter: &Filter) -> Markup {
    let route = Route::Policies(filter.clone());
    let metadata = Metadata::of(&route);
    let findings = filter::find(&PLAN, filter, None);
    html! {
        div.page {
            (breadcrumb(&route))
            h1 tabindex="-1" { (metadata.heading) }
            @if filter.is_empty() {
                p.page__lead { (metadata.description) " " (tr("名前を選ぶと、くわしい内容を読めます。")) }
            } @else {
                p.page__lead { (summary(&findings)) }
            }
            (chosen_translated(filter))
            (choices(filter))
            (translation_note(&route, None))
            (results(&findings))
        }
    }
}

/// How much was found, in words.
fn summary(findings: &Findings<'_>) -> String {
    let count = |all: usize| all.to_string();
    match findings {
        Findings::Policies(policies) => tr_with(
            "見つかった施策：{count}（全部で{all}）",
            &[
                ("count", &count(policies.len())),
                ("all", &count(PLAN.current_policies().count())),
            ],
        ),
        Findings::Audience { named, everyone } => tr_with(
            "このことが書かれている施策：{named}／すべての方に関わる施策：{everyone}",
            &[
                ("named", &count(named.len())),
                ("everyone", &count(everyone.len())),
            ],
        ),
    }
}

fn results(findings: &Findings<'static>) -> Markup {
    html! {
        @if findings.policies().is_empty() {
            div.nothing-found {
                h2.nothing-found__heading { (tr(NOTHING_FITS)) }
                ul.nothing-found__list { li { a href=(Route::all_policies()) { (tr("すべて見る")) } } }
            }
        }
        @match findings {
            Findings::Policies(policies) => (by_chapter(policies, |it| it.code.chapter, names)),
            Findings::Audience { named, everyone } => {
                @if !named.is_empty() {
                    section.page-section aria-labelledby="named" {
                        h2 #named { (tr("このことが書かれている施策")) }
                        ul.results__list { @for naming in named { (naming_card(naming)) } }
                    }
                }
                @if !everyone.is_empty() {
                    h2.results__heading { (tr(FOR_EVERYONE)) }
                    (by_chapter(everyone, |it| it.policy.code.chapter, folded))
                }
            }
        }
    }
}

/// What is listed, each chapter that has some of it.
fn by_chapter<'l, T>(
    listed: &'l [T],
    chapter_of: impl Fn(&T) -> Chapter,
    of_chapter: impl Fn(Chapter, &[&'l T]) -> Markup,
) -> Markup {
    let in_chapter = |chapter: Chapter| {
        let listed = listed.iter().filter(|it| chapter_of(it) == chapter);
        listed.collect::<Vec<_>>()
    };
    html! {
        @for chapter in Chapter::ALL {
            @let listed = in_chapter(*chapter);
            @if !listed.is_empty() { (of_chapter(*chapter, &listed)) }
        }
    }
}

/// The names of a chapter's policies.
fn names(chapter: Chapter, policies: &[&&Policy<'static>]) -> Markup {
    let count = tr_with("（{item}）", &[("item", &policies.len().to_string())]);
    html! {
        section.page-section aria-labelledby=(chapter) {
            h2 id=(chapter) { (passage(chapter.label())) (count) }
            ul.translated-policies {
                @for policy in policies {
                    li {
                        a.translated-policies__link href=(Route::Policy(policy.code)) {
                            span.policy-page__code { (policy.code) } " " (passage(policy.name))
                        }
                    }
                }
            }
        }
    }
}

/// A chapter's measures for everyone, folded.
fn folded(chapter: Chapter, items: &[&ForEveryone<'static>]) -> Markup {
    html! {
        details.chapter-fold data-chapter=(chapter) {
            summary.chapter-fold__summary {
                span.chapter-fold__name { (passage(chapter.label())) }
                span.chapter-fold__count { (items.len()) }
            }
            ul.results__list { @for item in items { (everyone_card(item)) } }
        }
    }
}

fn everyone_card(item: &ForEveryone<'static>) -> Markup {
    let policy = item.policy;
    html! {
        li.policy-card data-size="small" data-chapter=(policy.code.chapter) {
            (name(policy))
            ul.policy-card__measures {
                @for measure in item.measures.iter().filter_map(|number| policy.measure(*number)) {
                    li { (measure.mark()) " " (passage(measure.title.text)) }
                }
            }
        }
    }
}

/// A policy whose words name the reader, with the places that do.
fn naming_card(naming: &Naming<'static>) -> Markup {
    let policy = naming.policy;
    html! {
        li.policy-card data-chapter=(policy.code.chapter) {
            (name(policy))
            @for named in &naming.places {
                div.named-place {
                    h4.named-place__heading { (place_heading(policy, named.place)) }
                    @for text in naming_passages(policy, named) { p.named-place__text { (passage(text)) } }
                    (audience_tags(policy, named.place))
                }
            }
        }
    }
}

fn name(policy: &Policy<'_>) -> Markup {
    html! {
        h3 {
            a.policy-card__link href=(Route::Policy(policy.code)) {
                span.policy-card__code { (policy.code) } " " span { (passage(policy.name)) }
            }
        }
    }
}

fn place_heading(policy: &Policy<'_>, place: Place) -> Markup {
    let measure = match place {
        Place::Measure(number) => policy.measure(number),
        _ => None,
    };
    html! {
        @match (measure, place) {
            (Some(measure), _) => a href=(measure_href(policy.code, measure.number)) {
                (measure.mark()) " " (passage(measure.title.text))
            },
            (None, Place::CoCreation) => (tr(heading::CO_CREATION_EFFORTS)),
            (None, Place::Challenges) => (tr(heading::CHALLENGES)),
            (None, _) => (tr(heading::GOAL)),
        }
    }
}

/// The passages at a place in which its words stand. Which of the translation's words they are nobody
/// has marked.
fn naming_passages(policy: &'static Policy<'static>, named: &NamedPlace<'_>) -> Vec<&'static str> {
    let names = |text: &&str| named.quotes.iter().any(|quote| text.contains(quote));
    let passages = passages_at(policy, named.place);
    passages.map(|it| it.text).filter(names).collect()
}
