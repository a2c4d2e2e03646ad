//! Home: the vision, who are you, search, the goals, and what becomes of an opinion.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use plan::filter::Filter;
use plan::{Chapter, Edition, LifeStage, Situation};
use plan_data::PLAN;

use crate::browser;
use crate::components::goal_card::GoalCard;
use crate::components::landscape::Landscape;
use crate::components::life_stage_icon::LifeStageIcon;
use crate::components::source_note::SourceNote;
use crate::metadata::SITE_NAME;
use crate::navigation::Navigation;
use crate::pages::policies::unfiltered_counts;
use crate::route::{Route, key};

/// The page.
#[component]
pub fn Home() -> impl IntoView {
    let counts = unfiltered_counts();
    let navigation = Navigation::from_context();
    let words = RwSignal::new(String::new());
    let search = move |event: SubmitEvent| {
        event.prevent_default();
        let words = browser::normalize(&words.get_untracked());
        navigation.go(Route::Policies(Filter { words, ..Filter::default() }));
    };
    view! {
        <div class="home">
            <section class="hero">
                <Landscape />
                <div class="hero__inner">
                    <h1 class="hero__heading" tabindex="-1">
                        <span class="hero__name">{SITE_NAME}</span>
                        <span class="hero__line">"計画を読む。"</span>
                        <span class="hero__line">"意見を届ける。"</span>
                    </h1>
                    <p class="hero__lead">
                        "鎌倉市のこれからを決める総合計画の素案から、あなたに関わることをさがして、意見を送れます。名前も登録もいりません。"
                    </p>
                    <p class="hero__actions">
                        <a class="dads-button" data-type="solid-fill" data-size="lg" href=Route::all_policies().to_string()>
                            "施策をさがす"
                        </a>
                        <a class="dads-button" data-type="outline" data-size="lg" href=Route::Send(None).to_string()>
                            "意見を送る"
                        </a>
                    </p>
                </div>
            </section>

            <section class="home-section" aria-labelledby="who">
                <h2 class="home-section__heading" id="who">"あなたについて教えてください"</h2>
                <p class="home-section__lead">"選ぶと、計画の中であなたのことが書かれている取組が先に並びます。"</p>
                <ul class="stage-tiles">
                    {LifeStage::ALL
                        .iter()
                        .zip(counts.life_stages)
                        .map(|(life_stage, count)| {
                            view! {
                                <li>
                                    <a class="stage-tile" href=Route::for_life_stage(*life_stage).to_string()>
                                        <LifeStageIcon life_stage=*life_stage />
                                        <span class="stage-tile__name">{life_stage.label()}</span>
                                        <span class="stage-tile__count">{count}"施策"</span>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
                <h3 class="home-section__subheading">"状況からさがす"</h3>
                <ul class="situation-links">
                    {Situation::ALL
                        .iter()
                        .zip(counts.situations)
                        .map(|(situation, count)| {
                            view! {
                                <li>
                                    <a class="situation-link" href=Route::for_situation(*situation).to_string()>
                                        {situation.label()}<span class="situation-link__count">{count}<span class="visually-hidden">"施策"</span></span>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>

            <section class="home-section" aria-labelledby="search">
                <h2 class="home-section__heading" id="search">"ことばでさがす"</h2>
                <form class="search-field" role="search" action=Route::all_policies().to_string() method="get" on:submit=search>
                    <label class="visually-hidden" for="home-words">"さがすことば"</label>
                    <input class="dads-input" id="home-words" type="search" name=key::WORDS autocomplete="off" enterkeyhint="search" on:input=move |event| words.set(event_target_value(&event)) />
                    <button class="dads-button" data-type="solid-fill" data-size="md" type="submit">"さがす"</button>
                </form>
                <h3 class="home-section__subheading">"章からさがす"</h3>
                <ul class="chapter-links">
                    {Chapter::ALL
                        .iter()
                        .zip(counts.chapters)
                        .map(|(chapter, count)| {
                            view! {
                                <li>
                                    <a class="chapter-link" data-chapter=chapter.id() href=Route::for_chapter(*chapter).to_string()>
                                        <span class="chapter-link__name">{chapter.label()}</span>
                                        <span class="chapter-link__count">{count}"施策"</span>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>

            <section class="home-section" aria-labelledby="goals">
                <h2 class="home-section__heading" id="goals">"鎌倉が目指す姿"</h2>
                <figure class="city-vision">
                    <blockquote class="city-vision__text">{PLAN.vision.city_vision.text}</blockquote>
                    <figcaption class="city-vision__caption">"将来都市像（2026〜2034年度）"</figcaption>
                </figure>
                <ul class="goal-cards">
                    {PLAN.vision.goals.iter().map(|goal| view! { <li><GoalCard goal /></li> }).collect_view()}
                </ul>
                <SourceNote source=PLAN.vision.city_vision.source />
            </section>

            {heard()}
        </div>
    }
}

/// The number that this app is here to move, and what becomes of an opinion.
fn heard() -> impl IntoView {
    let indicator = "5-5"
        .parse()
        .ok()
        .and_then(|code| PLAN.policy_in(Edition::Later, code))
        .and_then(|policy| policy.indicators.first());
    view! {
        <section class="heard" aria-labelledby="heard">
            <div class="heard__inner">
                <h2 class="heard__heading" id="heard">"あなたの声を、届いたままにしない"</h2>
                {indicator
                    .map(|indicator| {
                        view! {
                            <p class="heard__figure">
                                <span class="heard__value">{indicator.latest}</span>
                                <span class="heard__name">{indicator.name}"（"{indicator.latest_year}"）"</span>
                            </p>
                            <SourceNote source=indicator.source />
                        }
                    })}
                <ol class="heard__steps">
                    <li class="heard__step">
                        <strong>"送る"</strong>
                        <span>"施策を読んで、思ったことを書きます。スマートフォンで数分です。"</span>
                    </li>
                    <li class="heard__step">
                        <strong>"受付番号を受け取る"</strong>
                        <span>"番号が出たら、意見は市に届いています。"</span>
                    </li>
                    <li class="heard__step">
                        <strong>"行方をたどる"</strong>
                        <span>"番号を入れると、市の対応状況を確かめられます。"</span>
                    </li>
                </ol>
                <p class="heard__actions">
                    <a class="dads-button" data-type="solid-fill" data-size="lg" href=Route::Send(None).to_string()>
                        "意見を送る"
                    </a>
                    <a class="dads-button" data-type="outline" data-size="lg" href=Route::Follow.to_string()>
                        "受付番号でたどる"
                    </a>
                </p>
            </div>
        </section>
    }
}
