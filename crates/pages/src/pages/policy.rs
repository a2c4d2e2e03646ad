//! One policy in full.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::{
    CodeMeaning, Document, EditionId, Former, Measure, Passage, Place, Policy, PolicyCode, Source,
};
use plan_data::PLAN;

use crate::components::annotations::annotations;
use crate::components::audience_tag::audience_tags;
use crate::components::breadcrumb::breadcrumb;
use crate::components::button::{Emphasis, button_link};
use crate::components::edition_note::edition_note;
use crate::components::indicator_table::indicator_table;
use crate::components::latest_voices::latest_voices;
use crate::components::page_terms::page_terms;
use crate::components::partner_list::partner_list;
use crate::components::section_text::paragraphs;
use crate::components::share::share;
use crate::components::source_note::{source_link, source_note};
use crate::components::strategy_measure::circled;
use crate::components::strategy_place::{later_title, strategy_place};
use crate::metadata::Metadata;
use crate::pages::leading_project::names_children;
use crate::pages::not_found::not_found;
use crate::pages::policy_succession::{self, succeeded};
use crate::urls::{Route, indicator_signs_href, measure_id};

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
            let heading = heading(policy, PLAN.edition_name(edition));
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
    let earlier = PLAN.earlier_texts(policy);
    html! {
        article.page.policy-page data-chapter=(policy.code.chapter) {
            (heading)
            (policy_succession::before(before))
            (goal(policy))
            (send_link(policy))
            (text(policy))
            (strategy_place(policy))
            @for earlier in earlier.iter().rev() { (earlier_text(policy, earlier)) }
            (page_terms(texts(policy)))
            (voices(policy))
            (send_link(policy))
            (share(&Route::Policy(policy.code)))
            (neighbours(policy.code))
        }
    }
}

/// A text that a later edition took the place of. What residents have to say goes to that.
fn superseded(policy: &'static Policy<'static>, heading: &Markup) -> Markup {
    html! {
        article.page.policy-page data-chapter=(policy.code.chapter) {
            (heading)
            (policy_succession::now(policy))
            (goal(policy))
            (text(policy))
            (page_terms(texts(policy)))
            (share(&Route::PolicyText(policy.edition, policy.code)))
        }
    }
}

/// The beginning of the page; with the edition's label where the address names it.
fn heading(policy: &Policy<'_>, edition: &str) -> Markup {
    let chapter = policy.code.chapter;
    let list = Metadata::of(&Route::all_policies()).heading;
    html! {
        (breadcrumb(
            &[(Route::all_policies(), &list), (Route::for_chapter(chapter), chapter.label())],
            policy.name,
        ))
        p.page__kicker {
            (chapter.label())
            @if let Some(subsection) = policy.subsection { "・" (subsection.label()) }
        }
        h1 tabindex="-1" {
            span.policy-page__code { (policy.code) } " " (policy.name)
            @if !edition.is_empty() { "（" (edition) "）" }
        }
        (edition_note(policy.edition))
    }
}

fn goal(policy: &Policy<'_>) -> Markup {
    html! {
        section.policy-goal aria-labelledby="goal" {
            h2.policy-goal__heading #goal { "目標とするまちの姿" }
            p.policy-goal__text { (policy.goal.text) }
            (annotations(policy.goal.source))
            p { (source_link(policy.goal.source, "目標とするまちの姿")) }
        }
    }
}

/// Everything that the policy's text says under its goal.
fn text(policy: &Policy<'_>) -> Markup {
    html! {
        section.page-section aria-labelledby="measures" {
            h2 #measures { "主な取組" }
            ol.measures { @for measure in policy.measures { (measure_item(policy, measure)) } }
            @if names_children(policy) { (leading_project_link()) }
        }

        (co_creation(policy))
        (state_and_challenges(policy))
        @if !policy.indicators.is_empty() {
            section.page-section aria-labelledby="indicators" {
                h2 #indicators { "成果指標" }
                (indicator_table(policy.name, policy.indicators))
                p.page-section__note { a href=(indicator_signs_href()) { "記号とことばの意味を見る" } }
                @for indicator in policy.indicators { (annotations(indicator.source)) }
            }
        }

        (source_note(policy.source))
    }
}

fn send_link(policy: &Policy<'_>) -> Markup {
    let route = Route::Send(Some(Subject::Policy(policy.id())));
    html! { p.page__action { (button_link(Emphasis::SolidFill, &route, "この施策に意見を送る")) } }
}

/// What residents said about the policy, and what the city answered.
fn voices(policy: &Policy<'_>) -> Markup {
    let every = Route::Voices(format!("policy={}", policy.code));
    html! {
        section.page-section aria-labelledby="voices" {
            h2 #voices { "この施策への声と市の回答" }
            (latest_voices(Some(policy.code)))
            p.page__action { a href=(every) { "この施策の公開された声を読む" } }
        }
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
    let subject = Subject::measure(policy, measure.number);
    html! {
        li.measure id=(measure_id(measure.number)) tabindex="-1" {
            h3.measure__heading {
                span.measure__mark { (measure.mark()) }
                span.measure__title { (measure.title.text) }
            }
            @if let Some(later) = later_title(policy, measure.number) {
                p.page-section__note { (PLAN.document_name(Document::Strategy)) "では：" (circled(later.number)) " " (later.title) }
            }
            div.measure__text { (paragraphs(measure.passages)) }
            (annotations(measure.source))
            (audience_tags(policy, Place::Measure(measure.number)))
            p.measure__action {
                @if PLAN.is_current(policy) {
                    a href=(Route::Send(Some(subject))) {
                        "この取組に意見を送る"
                        span.visually-hidden { "（取組" (measure.mark()) "）" }
                    }
                }
                (source_link(measure.source, &format!("取組{}", measure.mark())))
            }
        }
    }
}

fn co_creation(policy: &Policy<'_>) -> Markup {
    html! {
        section.page-section aria-labelledby="co-creation" {
            h2 #co-creation { "共創のパートナーと共創の取組" }
            @if let Some(co_creation) = &policy.co_creation {
                p.page-section__note { "■は、文書で印がついている相手です。選ぶと、同じ印のある施策を見られます。" }
                (partner_list(co_creation.partners))
                div.prose { (paragraphs(co_creation.passages)) }
                (annotations(co_creation.source))
                p { (source_link(co_creation.source, "共創のパートナーと共創の取組")) }
            } @else {
                p.page-section__note { "この施策の文書には、共創のパートナーの表がありません。" }
            }
        }
    }
}

fn state_and_challenges(policy: &Policy<'_>) -> Markup {
    let section = |id: &str, heading: &str, passages: &[Passage<'_>]| {
        html! {
            section.page-section aria-labelledby=(id) {
                h2 id=(id) { (heading) }
                div.prose { (paragraphs(passages)) }
                @if let Some(source) = source_of(passages) {
                    (annotations(source))
                    p { (source_link(source, heading)) }
                }
            }
        }
    };
    html! {
        @if policy.current_state.is_empty() && policy.challenges.is_empty() {
            section.page-section aria-labelledby="state" {
                h2 #state { "現状と課題・成果指標" }
                p.page-section__note {
                    (PLAN.edition_name(policy.edition)) "では、"
                    @match PLAN.edition(policy.edition).map_or("", |edition| edition.state_note) {
                        "" => "この施策の現状と課題、成果指標は示されていません。",
                        note => (note),
                    }
                }
            }
        } @else {
            (section("state", "現状", policy.current_state))
            (section("challenges", "課題", policy.challenges))
        }
    }
}

/// Everything that the page shows of the policy's text.
fn texts<'a>(policy: &Policy<'a>) -> impl Iterator<Item = &'a str> {
    let measures = policy.measures.iter();
    let co_creation = policy.co_creation.iter().flat_map(|it| it.passages);
    [policy.name, policy.goal.text]
        .into_iter()
        .chain(
            measures
                .flat_map(|measure| std::iter::once(&measure.title).chain(measure.passages))
                .chain(co_creation)
                .chain(policy.current_state)
                .chain(policy.challenges)
                .map(|passage| passage.text),
        )
        .chain(policy.indicators.iter().map(|indicator| indicator.name))
}

/// The lines from the first of these paragraphs to the last.
fn source_of(passages: &[Passage<'_>]) -> Option<Source> {
    let (first, last) = (passages.first()?.source, passages.last()?.source);
    Some(Source {
        last: last.last,
        ..first
    })
}

/// An earlier text, folded away, where a later one is shown.
fn earlier_text(current: &Policy<'_>, policy: &Policy<'_>) -> Markup {
    let name = PLAN.edition_name(policy.edition);
    html! {
        details.earlier-text {
            summary.earlier-text__summary { (name) "の文章を見る" }
            div.earlier-text__body {
                (edition_note(policy.edition))
                p.earlier-text__comparison {
                    a href=(Route::PolicyEditions(current.code)) { "変わったところを、ことばごとにくらべる" }
                }
                h3 { "目標とするまちの姿" }
                p { (policy.goal.text) }
                h3 { "主な取組" }
                @for measure in policy.measures {
                    h4 { (measure.mark()) " " (measure.title.text) }
                    (paragraphs(measure.passages))
                    (annotations(measure.source))
                }
                (source_note(policy.source))
            }
        }
    }
}

/// The policies before and after this one.
fn neighbours(code: PolicyCode) -> Markup {
    let policies: Vec<_> = PLAN.current_policies().collect();
    let at = policies
        .iter()
        .position(|policy| policy.code == code)
        .unwrap_or_default();
    let before = at.checked_sub(1).and_then(|at| policies.get(at));
    let after = policies.get(at + 1);
    html! {
        nav.siblings aria-label="前後の施策" {
            ul.siblings__list {
                @for (label, policy) in [("前の施策", before), ("次の施策", after)] {
                    @if let Some(policy) = policy {
                        li {
                            a.siblings__link href=(Route::Policy(policy.code)) {
                                span.siblings__label { (label) }
                                (policy.code) " " (policy.name)
                            }
                        }
                    }
                }
            }
        }
    }
}
