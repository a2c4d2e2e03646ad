//! 文書のなかでの位置づけ: what the documents say of a policy beside its text, closed at its page's end.

use maud::{Markup, html};
use plan::{Policy, Source, heading};
use plan_data::PLAN;

use crate::components::page_end::{Cited, remarks, source_list, sources_heading};
use crate::components::section_text::paragraphs;
use crate::components::strategy_place::{cited_in_strategy, strategy_place};
use crate::urls::Route;

/// The id of the closed part.
pub(super) const ID: &str = "documents";
/// What it is called.
pub(super) const HEADING: &str = "文書のなかでの位置づけ";

/// The closed part of the page of a current policy, and above it the remarks on all its words.
pub(super) fn documents(policy: &Policy<'_>) -> Markup {
    let earlier = PLAN.earlier_texts(policy);
    let mut cited = cited(policy);
    cited.extend(cited_in_strategy(policy));
    for text in &earlier {
        let name = format!("{}の文章", PLAN.edition_name(text.edition));
        cited.push((name, text.source));
    }
    html! {
        (remarks(&cited))
        details.fold.policy-documents #(ID) {
            summary.fold__summary { h2.fold__heading { (HEADING) } }
            div.fold__body {
                (absent(policy))
                (strategy_place(policy))
                @for text in earlier.iter().rev() { (earlier_text(policy, text)) }
                section {
                    h3 { (sources_heading(&cited)) }
                    (source_list(&cited))
                }
            }
        }
    }
}

/// The texts of a policy, each with its lines.
pub(super) fn cited(policy: &Policy<'_>) -> Vec<Cited> {
    let one = |name: &str, source| (name.to_owned(), source);
    let mut cited = vec![one(heading::GOAL, policy.goal.source)];
    let measures = policy.measures.iter();
    cited.extend(measures.map(|measure| (format!("取組{}", measure.mark()), measure.source)));
    let indicators = policy.indicators.iter();
    cited.extend(
        indicators.map(|indicator| (format!("成果指標「{}」", indicator.name), indicator.source)),
    );
    cited.extend(
        policy
            .co_creation
            .map(|it| one(heading::CO_CREATION, it.source)),
    );
    cited.extend(source_of(policy.current_state).map(|source| one(heading::CURRENT_STATE, source)));
    cited.extend(source_of(policy.challenges).map(|source| one(heading::CHALLENGES, source)));
    cited.push(one("この施策の全体", policy.source));
    cited
}

/// The lines from the first of these paragraphs to the last.
pub(super) fn source_of(passages: &[plan::Passage<'_>]) -> Option<Source> {
    let (first, last) = (passages.first()?.source, passages.last()?.source);
    Some(Source {
        last: last.last,
        ..first
    })
}

/// Which parts of a policy its document does not print.
fn absent(policy: &Policy<'_>) -> Markup {
    let parts = [
        (
            "現状と課題",
            policy.current_state.is_empty() && policy.challenges.is_empty(),
        ),
        (heading::INDICATORS, policy.indicators.is_empty()),
        ("共創のパートナーの表", policy.co_creation.is_none()),
    ];
    let absent = parts.iter().filter(|(_, is_absent)| *is_absent);
    let absent: Vec<_> = absent.map(|(name, _)| *name).collect();
    let edition = PLAN.edition(policy.edition);
    html! {
        @if !absent.is_empty() {
            p.page-section__note {
                (PLAN.edition_name(policy.edition)) "には、この施策の" (absent.join("、")) "は載っていません。"
                @if policy.current_state.is_empty() { (edition.map_or("", |it| it.state_note)) }
            }
        }
    }
}

/// An earlier text of a policy.
fn earlier_text(current: &Policy<'_>, policy: &Policy<'_>) -> Markup {
    html! {
        section.earlier-text {
            h3 { (PLAN.edition_name(policy.edition)) "の文章" }
            p { a.line-link href=(Route::PolicyEditions(current.code)) { "変わったところを、ことばごとにくらべる" } }
            h4 { (heading::GOAL) }
            p { (policy.goal.text) }
            h4 { (heading::MEASURES) }
            @for measure in policy.measures {
                h5 { (measure.mark()) " " (measure.title.text) }
                (paragraphs(measure.passages))
            }
        }
    }
}
