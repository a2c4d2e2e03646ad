//! Policies × partner roles.

use maud::{Markup, html};
use plan::{Chapter, PartnerRole, PartnerSet, Policy};
use plan_data::PLAN;

use crate::components::edition_note::edition_notes;
use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end};
use crate::components::partner_matrix::{partner_matrix, partners as printed, ticks};
use crate::components::share_bar::share_bar;
use crate::components::translation_note::translation_note;
use crate::language::{is_japanese, tr, tr_with};
use crate::urls::{Route, co_creation_href};

/// The page.
pub fn partners() -> Markup {
    let policies = PLAN.current_policies().count();
    let matrices: Vec<PartnerSet> = PLAN.current_policies().filter_map(printed).collect();
    let mut without: Vec<_> = PLAN
        .current_policies()
        .filter(|policy| printed(policy).is_none())
        .map(|policy| policy.code.chapter)
        .collect();
    without.dedup();
    html! {
        div.page.partners-page {
            (page_head(&Route::Partners))
            (translation_note(&Route::Partners, None))
            (edition_notes(printing().map(|policy| policy.edition)))
            section.page-section aria-labelledby="roles" {
                h2 #roles { (finding(&matrices)) }
                p.page-section__note { (tr("選ぶと、その相手の印（■）がある施策を見られます。")) }
                ul.role-totals {
                    @for role in PartnerRole::ALL {
                        @let count = ticks(&matrices, *role);
                        li {
                            a.role-totals__link href=(Route::for_partner(*role)) {
                                span.role-totals__name { (tr(role.label())) }
                                (share_bar(count as f64 / matrices.len() as f64))
                                span.role-totals__count {
                                    @if is_japanese() { (count) span.role-totals__of { "施策" } } @else { (tr_with("{count}施策", &[("count", &count.to_string())])) }
                                }
                            }
                        }
                    }
                }
            }

            section.page-section aria-labelledby="matrix" {
                h2 #matrix { (tr("施策ごとの表")) }
                p.page-section__note {
                    (tr_with(
                        "{all}の施策のうち、表があるのは{count}です。■は文書に印がある相手です。施策の名前から「共創の取組」へ進めます。",
                        &[("all", &policies.to_string()), ("count", &matrices.len().to_string())],
                    ))
                }
                (partner_matrix())
            }

            @if is_japanese() { (limits(&without, policies - matrices.len())) }
            (page_end(&cited()))
        }
    }
}

/// What the table does not tell: `without` are the chapters that have policies without one, `count`
/// such policies.
fn limits(without: &[Chapter], count: usize) -> Markup {
    html! {
        details.fold {
            summary.fold__summary { h2.fold__heading { "この表からわからないこと" } }
            div.fold__body {
                p {
                    "印は文書のとおりで、直していません。"
                    @if let (Some(unticked), Some(unnamed)) = (example(false), example(true)) {
                        "本文に出てくるのに印のない相手（" (unticked) "など）や、"
                        "印があるのに本文に出てこない相手（" (unnamed) "など）があり、"
                        "どちらが正しいかは文書からはわかりません。"
                    }
                }
                @if !without.is_empty() {
                    p {
                        "表がない" (count) "の施策は、パートナーがいないという意味ではありません。"
                        @for chapter in without { "「" (chapter.label()) "」" }
                        "の施策には、この表が印刷されていません。"
                    }
                }
            }
        }
    }
}

/// Where each policy's table stands.
fn cited() -> Vec<Cited> {
    let sources = printing().filter_map(|policy| {
        let co_creation = policy.co_creation?;
        Some((
            format!("{} {}", policy.code, policy.name),
            co_creation.source,
        ))
    });
    sources.collect()
}

/// Which role the most policies tick, in a sentence: `市民といっしょに取り組む施策は32のうち31`.
fn finding(matrices: &[PartnerSet]) -> String {
    let counted = PartnerRole::ALL
        .iter()
        .map(|role| (ticks(matrices, *role), role));
    let most = counted.max_by_key(|(count, _)| *count);
    most.map_or_else(String::new, |(count, role)| {
        tr_with(
            "{role}といっしょに取り組む施策は{all}のうち{count}",
            &[
                ("role", tr(role.label())),
                ("all", &matrices.len().to_string()),
                ("count", &count.to_string()),
            ],
        )
    })
}

/// The current policies that have a matrix.
fn printing() -> impl Iterator<Item = &'static Policy<'static>> {
    PLAN.current_policies()
        .filter(|policy| printed(policy).is_some())
}

/// The role of the examples: its name is no everyday word, as 地域 is.
const EXAMPLE: PartnerRole = PartnerRole::CivicGroups;

/// A policy whose text names that role while its table does not tick it; or, if `is_ticked`, one whose
/// table ticks it while its text speaks of no 団体 at all.
fn example(is_ticked: bool) -> Option<Markup> {
    let word = if is_ticked { "団体" } else { EXAMPLE.label() };
    let policy = printing().find(|policy| {
        let ticks = printed(policy).is_some_and(|ticks| ticks.contains(EXAMPLE));
        ticks == is_ticked && says(policy, word) != is_ticked
    })?;
    Some(html! {
        a href=(co_creation_href(policy.code)) { (policy.code) " " (policy.name) } "の「" (EXAMPLE.label()) "」"
    })
}

/// Whether a policy's measures, or its paragraphs on co-creation, have this word.
fn says(policy: &Policy<'_>, word: &str) -> bool {
    let measures = policy.measures.iter().flat_map(|measure| measure.passages);
    let co_creation = policy.co_creation.iter().flat_map(|it| it.passages);
    let mut passages = measures.chain(co_creation);
    passages.any(|passage| passage.text.contains(word))
}
