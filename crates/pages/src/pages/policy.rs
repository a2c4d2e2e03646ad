//! One policy in full.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::{CodeMeaning, EditionId, Former, Measure, Passage, Place, Policy, PolicyCode, heading};
use plan_data::PLAN;

use crate::components::annotations::marked_passage;
use crate::components::audience_tag::audience_tags;
use crate::components::breadcrumb::breadcrumb;
use crate::components::button::{Emphasis, button_link};
use crate::components::contents::contents;
use crate::components::easy_lines::easy_lines;
use crate::components::edition_note::edition_notes;
use crate::components::indicator_table::indicator_table;
use crate::components::latest_voices::{every_voice_of, latest_voices};
use crate::components::page::page_title;
use crate::components::page_end::page_end;
use crate::components::page_terms::page_terms;
use crate::components::partner_list::partner_list;
use crate::components::read_aloud::read_aloud;
use crate::components::reading_list::read_later;
use crate::components::section_text::paragraphs;
use crate::components::share::share;
use crate::components::source_note::sourced;
use crate::components::translation_note::translation_note;
use crate::language::{is_japanese, passage, passage_text, tr, tr_with};
use crate::pages::leading_project::names_children;
use crate::pages::not_found::not_found;
use crate::pages::policy_documents::{self, source_of};
use crate::pages::policy_succession::{self, succeeded};
use crate::summary::edition_name;
use crate::urls::{INDICATORS, Route, indicator_signs_href, measure_id};

/// The page of the current policy with this code, or of what became of an earlier one.
pub fn policy(code: PolicyCode) -> Markup {
    match PLAN.meaning(code) {
        None => not_found(),
        Some(CodeMeaning::Current { policy, before }) => {
            current(policy, &heading(policy, ""), &before)
        }
        Some(CodeMeaning::Moved(former) | CodeMeaning::Split(former)) => succeeded(&former),
        Some(CodeMeaning::Gone(policy)) => superseded(policy, &heading(policy, "")),
    }
}

/// The page of a policy's text in one edition.
pub fn policy_text(edition: EditionId, code: PolicyCode) -> Markup {
    match PLAN.policy_in(edition, code) {
        None => not_found(),
        Some(policy) => {
            let heading = heading(policy, &edition_name(edition));
            if PLAN.is_current(policy) {
                current(policy, &heading, &[])
            } else {
                superseded(policy, &heading)
            }
        }
    }
}

fn current(
    policy: &'static Policy<'static>,
    heading: &Markup,
    before: &[Former<'static>],
) -> Markup {
    html! {
        article.page.policy-page data-chapter=(policy.code.chapter) {
            (heading)
            (policy_succession::before(before))
            (translation_note(&Route::Policy(policy.code), Some(Subject::Policy(policy.id()))))
            (contents(parts(policy)))
            (goal(policy))
            (send_link(policy))
            (measures(policy))
            (indicators(policy))
            @if is_japanese() { (voices(policy.code)) } @else { (every_voice_of(policy.code)) }
            (co_creation(policy))
            (state_and_challenges(policy))
            (page_terms(texts(policy)))
            @if is_japanese() { (policy_documents::documents(policy)) }
            (send_link(policy))
            (neighbours(policy.code))
        }
    }
}

/// The parts of a current policy's page that have a heading: the id of each, and what it is called.
fn parts(policy: &Policy<'_>) -> impl Iterator<Item = (&'static str, &'static str)> {
    let parts = [
        ("goal", tr(heading::GOAL), true),
        ("measures", tr(heading::MEASURES), true),
        (
            INDICATORS,
            tr(heading::INDICATORS),
            !policy.indicators.is_empty(),
        ),
        ("voices", "みんなの声と市の回答", is_japanese()),
        (
            "co-creation",
            tr("共創のパートナー"),
            policy.co_creation.is_some(),
        ),
        (
            "state",
            tr(heading::CURRENT_STATE),
            !policy.current_state.is_empty(),
        ),
        (
            "challenges",
            tr(heading::CHALLENGES),
            !policy.challenges.is_empty(),
        ),
        (
            policy_documents::ID,
            policy_documents::HEADING,
            is_japanese(),
        ),
    ];
    parts
        .into_iter()
        .filter(|(_, _, is_there)| *is_there)
        .map(|(id, label, _)| (id, label))
}

/// A text that a later edition took the place of. What residents have to say goes to that.
fn superseded(policy: &'static Policy<'static>, heading: &Markup) -> Markup {
    html! {
        article.page.policy-page data-chapter=(policy.code.chapter) {
            (heading)
            (translation_note(&Route::PolicyText(policy.edition, policy.code), Some(Subject::Policy(policy.id()))))
            (policy_succession::now(policy))
            (goal(policy))
            (measures(policy))
            (indicators(policy))
            (co_creation(policy))
            (state_and_challenges(policy))
            (page_terms(texts(policy)))
            (page_end(&policy_documents::cited(policy)))
        }
    }
}

/// The beginning of the page; with the edition's label where the address names it.
fn heading(policy: &Policy<'_>, edition: &str) -> Markup {
    let chapter = policy.code.chapter;
    html! {
        (breadcrumb(&Route::Policy(policy.code)))
        p.page__kicker {
            (passage(chapter.label()))
            @if let Some(subsection) = policy.subsection { (tr("・")) (passage(subsection.label())) }
        }
        div.page__title {
            (page_title(&html! {
                span.policy-page__code { (policy.code) } " " (passage(policy.name))
                @if !edition.is_empty() { (tr("（")) (edition) (tr("）")) }
            }))
            @if is_japanese() { (ways(policy, edition)) }
        }
        (easy_lines(policy))
        @if is_japanese() { (edition_notes([policy.edition])) }
    }
}

/// What can be done with the page, at the end of its title.
fn ways(policy: &Policy<'_>, edition: &str) -> Markup {
    html! {
        div.page__ways {
            @if edition.is_empty() {
                (share(&Route::Policy(policy.code)))
                (read_later(&format!("{} {}", policy.code, policy.name)))
            } @else {
                (share(&Route::PolicyText(policy.edition, policy.code)))
            }
            (read_aloud())
        }
    }
}

fn goal(policy: &Policy<'_>) -> Markup {
    let name = tr(heading::GOAL);
    html! {
        section.policy-goal aria-labelledby="goal" {
            (sourced(&html! { h2.policy-goal__heading #goal { (name) } }, policy.goal.source, name))
            p.policy-goal__text { (marked_passage(&policy.goal)) }
        }
    }
}

fn measures(policy: &Policy<'_>) -> Markup {
    html! {
        section.page-section aria-labelledby="measures" {
            h2 #measures { (tr(heading::MEASURES)) }
            ol.measures { @for measure in policy.measures { (measure_item(policy, measure)) } }
            @if is_japanese() && names_children(policy) { (leading_project_link()) }
        }
    }
}

fn indicators(policy: &Policy<'_>) -> Markup {
    html! {
        @if !policy.indicators.is_empty() {
            section.page-section aria-labelledby=(INDICATORS) {
                h2 #(INDICATORS) { (tr(heading::INDICATORS)) }
                (indicator_table(passage_text(policy.name), policy.indicators))
                @if is_japanese() {
                    p.page-section__note { a href=(indicator_signs_href()) { "記号とことばの意味を見る" } }
                }
            }
        }
    }
}

fn send_link(policy: &Policy<'_>) -> Markup {
    let route = Route::Send(Some(Subject::Policy(policy.id())));
    html! { p.page__action { (button_link(Emphasis::SolidFill, &route, tr("この施策に意見を送る"))) } }
}

/// What residents said about the policy, and what the city answered.
fn voices(code: PolicyCode) -> Markup {
    html! {
        section.page-section aria-labelledby="voices" { (latest_voices(Some(code))) }
    }
}

/// The leading project is about children as a whole, as few policies are.
fn leading_project_link() -> Markup {
    html! {
        p.page__action {
            "こどもに関わる取組として、計画全体をリードする"
            a href=(Route::LeadingProject) { "「" (PLAN.basic_plan.leading_project.name.text) "」" }
            "（リーディングプロジェクト）もあります。"
        }
    }
}

fn measure_item(policy: &Policy<'_>, measure: &Measure<'_>) -> Markup {
    let route = Route::Send(Some(Subject::measure(policy, measure.number)));
    let name = tr_with("取組{mark}", &[("mark", &measure.mark().to_string())]);
    let heading = html! {
        h3.measure__heading {
            span.measure__mark { (measure.mark()) }
            span { (marked_passage(&measure.title)) }
        }
    };
    html! {
        li.measure id=(measure_id(measure.number)) tabindex="-1" {
            (sourced(&heading, measure.source, &name))
            div.measure__text { (paragraphs(measure.passages)) }
            (audience_tags(policy, Place::Measure(measure.number)))
            @if PLAN.is_current(policy) {
                p.measure__action {
                    a href=(route) hreflang=[route.hreflang()] {
                        (tr("この取組に意見を送る"))
                        span.visually-hidden { (tr_with("（{item}）", &[("item", &name)])) }
                    }
                }
            }
        }
    }
}

/// With whom the city does it. What the document does not print is said among what it does not.
fn co_creation(policy: &Policy<'_>) -> Markup {
    let name = tr(heading::CO_CREATION);
    html! {
        @if let Some(co_creation) = &policy.co_creation {
            section.page-section aria-labelledby="co-creation" {
                (sourced(&html! { h2 #co-creation { (tr("共創のパートナー")) } }, co_creation.source, name))
                p.page-section__note {
                    (tr("文書で■の印がある相手です。"))
                    @if is_japanese() { "選ぶと、同じ印の施策を見られます。" }
                }
                (partner_list(co_creation.partners))
                div.prose { (paragraphs(co_creation.passages)) }
            }
        }
    }
}

fn state_and_challenges(policy: &Policy<'_>) -> Markup {
    let section = |id: &str, name: &str, passages: &[Passage<'_>]| {
        html! {
            @if let Some(source) = source_of(passages) {
                section.page-section aria-labelledby=(id) {
                    (sourced(&html! { h2 id=(id) { (name) } }, source, name))
                    div.prose { (paragraphs(passages)) }
                }
            }
        }
    };
    html! {
        (section("state", tr(heading::CURRENT_STATE), policy.current_state))
        (section("challenges", tr(heading::CHALLENGES), policy.challenges))
    }
}

/// Everything that the page shows of the policy's text.
fn texts<'a>(policy: &Policy<'a>) -> impl Iterator<Item = &'a str> {
    std::iter::once(policy.name)
        .chain(policy.printed().map(|passage| passage.text))
        .chain(policy.indicators.iter().map(|indicator| indicator.name))
}

/// The policies before and after this one.
pub(super) fn neighbours(code: PolicyCode) -> Markup {
    let policies: Vec<_> = PLAN.current_policies().collect();
    let at = policies
        .iter()
        .position(|policy| policy.code == code)
        .unwrap_or_default();
    let before = at.checked_sub(1).and_then(|at| policies.get(at));
    let after = policies.get(at + 1);
    html! {
        nav.siblings aria-label=(tr("前後の施策")) {
            ul.siblings__list {
                @for (label, policy) in [("前の施策", before), ("次の施策", after)] {
                    @if let Some(policy) = policy {
                        li {
                            a.siblings__link href=(Route::Policy(policy.code)) {
                                span.siblings__label { (tr(label)) }
                                (policy.code) " " (passage(policy.name))
                            }
                        }
                    }
                }
            }
        }
    }
}
