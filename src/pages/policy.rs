//! One policy in full.

use hearing_api::Subject;
use leptos::prelude::*;
use plan::{Edition, Measure, Place, Policy, PolicyCode};
use plan_data::PLAN;

use crate::components::audience_tag::audience_tags;
use crate::components::breadcrumb::Breadcrumb;
use crate::components::edition_note::EditionNote;
use crate::components::indicator_table::IndicatorTable;
use crate::components::partner_list::PartnerList;
use crate::components::section_text::paragraphs;
use crate::components::source_note::SourceNote;
use crate::metadata::Metadata;
use crate::pages::not_found::NotFound;
use crate::route::{Route, measure_id};

/// The page of the policy with this code, in its latest edition.
pub fn policy_page(code: PolicyCode) -> AnyView {
    let Some(policy) = PLAN.policy(code) else {
        return NotFound().into_any();
    };
    let chapter = code.chapter;
    let earlier = PLAN.policy_in(Edition::Earlier, code).filter(|_| policy.edition == Edition::Later);
    view! {
        <article class="page policy-page" data-chapter=chapter.id()>
            <Breadcrumb
                above=vec![
                    (Route::all_policies(), Metadata::of(&Route::all_policies()).heading),
                    (Route::for_chapter(chapter), chapter.label().to_owned()),
                ]
                current=policy.name.to_owned()
            />
            <p class="page__kicker">
                {chapter.label()}{policy.subsection.map(|subsection| format!("・{}", subsection.label()))}
            </p>
            <h1 tabindex="-1">
                <span class="policy-page__code">{policy.code.to_string()}</span>" "{policy.name}
            </h1>
            <EditionNote edition=policy.edition />

            <section class="policy-goal" aria-labelledby="goal">
                <h2 class="policy-goal__heading" id="goal">"目標とするまちの姿"</h2>
                <p class="policy-goal__text">{policy.goal.text}</p>
            </section>
            {send_link(policy)}

            <section class="page-section" aria-labelledby="measures">
                <h2 id="measures">"主な取組"</h2>
                <ol class="measures">
                    {policy.measures.iter().map(|measure| measure_item(policy, measure)).collect_view()}
                </ol>
            </section>

            {co_creation(policy)}
            {state_and_challenges(policy)}

            {(!policy.indicators.is_empty())
                .then(|| {
                    view! {
                        <section class="page-section" aria-labelledby="indicators">
                            <h2 id="indicators">"成果指標"</h2>
                            <IndicatorTable indicators=policy.indicators />
                        </section>
                    }
                })}

            <SourceNote source=policy.source />
            {earlier.map(earlier_text)}
            {send_link(policy)}
            {neighbours(code)}
        </article>
    }
    .into_any()
}

fn send_link(policy: &Policy<'_>) -> impl IntoView {
    view! {
        <p class="page__action">
            <a
                class="dads-button"
                data-type="solid-fill"
                data-size="lg"
                href=Route::Send(Some(Subject::Policy(policy.code))).to_string()
            >
                "この施策に意見を送る"
            </a>
        </p>
    }
}

fn measure_item(policy: &'static Policy<'static>, measure: &'static Measure<'static>) -> impl IntoView {
    let subject = Subject::Measure { edition: policy.edition, policy: policy.code, number: measure.number };
    view! {
        <li class="measure" id=measure_id(measure.number) tabindex="-1">
            <h3 class="measure__heading">
                <span class="measure__mark">{measure.mark().to_string()}</span>
                <span class="measure__title">{measure.title.text}</span>
            </h3>
            <div class="measure__text">{paragraphs(measure.passages)}</div>
            {audience_tags(policy, Place::Measure(measure.number))}
            <p class="measure__action">
                <a href=Route::Send(Some(subject)).to_string()>
                    "この取組に意見を送る"
                    <span class="visually-hidden">"（取組"{measure.mark().to_string()}"）"</span>
                </a>
            </p>
        </li>
    }
}

fn co_creation(policy: &'static Policy<'static>) -> impl IntoView {
    view! {
        <section class="page-section" aria-labelledby="co-creation">
            <h2 id="co-creation">"共創のパートナーと共創の取組"</h2>
            {match &policy.co_creation {
                Some(co_creation) => {
                    view! {
                        <p class="page-section__note">
                            "■は、文書で印がついている相手です。選ぶと、同じ印のある施策を見られます。"
                        </p>
                        <PartnerList partners=co_creation.partners />
                        <div class="prose">{paragraphs(co_creation.passages)}</div>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <p class="page-section__note">"この施策の文書には、共創のパートナーの表がありません。"</p>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

fn state_and_challenges(policy: &'static Policy<'static>) -> impl IntoView {
    let section = |id: &'static str, heading: &'static str, passages| {
        view! {
            <section class="page-section" aria-labelledby=id>
                <h2 id=id>{heading}</h2>
                <div class="prose">{paragraphs(passages)}</div>
            </section>
        }
    };
    if policy.current_state.is_empty() && policy.challenges.is_empty() {
        return view! {
            <section class="page-section" aria-labelledby="state">
                <h2 id="state">"現状と課題・成果指標"</h2>
                <p class="page-section__note">
                    "この素案では、各施策の現状と課題は資料編（ここにはない文書）にあります。成果指標はまだ示されていません。"
                </p>
            </section>
        }
        .into_any();
    }
    view! {
        {section("state", "現状", policy.current_state)}
        {section("challenges", "課題", policy.challenges)}
    }
    .into_any()
}

/// The text of the earlier draft, folded away, where a later one is shown.
fn earlier_text(policy: &'static Policy<'static>) -> impl IntoView {
    view! {
        <details class="earlier-text">
            <summary class="earlier-text__summary">"前の素案の文章を見る"</summary>
            <div class="earlier-text__body">
                <EditionNote edition=policy.edition />
                <h3>"目標とするまちの姿"</h3>
                <p>{policy.goal.text}</p>
                <h3>"主な取組"</h3>
                {policy
                    .measures
                    .iter()
                    .map(|measure| {
                        view! {
                            <h4>{measure.mark().to_string()}" "{measure.title.text}</h4>
                            {paragraphs(measure.passages)}
                        }
                    })
                    .collect_view()}
                <SourceNote source=policy.source />
            </div>
        </details>
    }
}

/// The policies before and after this one.
fn neighbours(code: PolicyCode) -> impl IntoView {
    let policies: Vec<_> = PLAN.current_policies().collect();
    let at = policies.iter().position(|policy| policy.code == code).unwrap_or_default();
    let link = |label: &'static str, policy: &Policy<'static>| {
        view! {
            <li>
                <a class="siblings__link" href=Route::Policy(policy.code).to_string()>
                    <span class="siblings__label">{label}</span>
                    {policy.code.to_string()}" "{policy.name}
                </a>
            </li>
        }
    };
    view! {
        <nav class="siblings" aria-label="前後の施策">
            <ul class="siblings__list">
                {at.checked_sub(1).and_then(|at| policies.get(at)).map(|policy| link("前の施策", policy))}
                {policies.get(at + 1).map(|policy| link("次の施策", policy))}
            </ul>
        </nav>
    }
}
