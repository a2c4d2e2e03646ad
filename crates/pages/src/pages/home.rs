//! Home: who are you, search, the goals, and what becomes of an opinion.

use maud::{Markup, html};
use plan::{Chapter, LifeStage, Situation};
use plan_data::PLAN;

use crate::components::button::{Emphasis, button_link};
use crate::components::city_vision::city_vision;
use crate::components::emaki::{HERO, picture};
use crate::components::goal_card::goal_cards;
use crate::components::latest_voices::latest_voices;
use crate::components::life_stage_icon::life_stage_icon;
use crate::components::reading_list::kept;
use crate::components::slogan::slogan;
use crate::components::source_note::source_note;
use crate::metadata::SITE_NAME;
use crate::pages::policies::unfiltered_counts;
use crate::urls::Route;

/// The name of the indicator that this app is here to move, as the plan prints it.
const HEARD_BY_THE_CITY: &str = "市の取組に対して自分の意見を届けられている市民の割合";

/// The page.
pub fn home() -> Markup {
    let counts = unfiltered_counts();
    html! {
        section.hero {
            div.hero__inner {
                h1.hero__heading tabindex="-1" {
                    span.hero__name { (SITE_NAME) }
                    (slogan())
                }
                p.hero__lead {
                    "鎌倉市のこれからを決める" (PLAN.in_words()) "から、あなたに関わることをさがして、意見を送れます。名前も登録もいりません。"
                }
                p.hero__actions {
                    (button_link(Emphasis::SolidFill, &Route::all_policies(), "まちの取組をさがす"))
                    (button_link(Emphasis::Outline, &Route::Send(None), "意見を送る"))
                }
            }
            (picture(&HERO))
        }

        section.home-section aria-labelledby="who" {
            h2.home-section__heading #who { "あなたについて教えてください" }
            p.home-section__lead { "選ぶと、あなたのことが書かれている施策が先に並びます。" }
            ul.stage-tiles {
                @for (life_stage, count) in LifeStage::ALL.iter().zip(counts.life_stages) {
                    li {
                        a.stage-tile href=(Route::for_life_stage(*life_stage)) {
                            (life_stage_icon(*life_stage))
                            span.stage-tile__name { (life_stage.label()) }
                            span.stage-tile__count { (count) "施策" }
                        }
                    }
                }
            }
            h3.home-section__subheading { "状況からさがす" }
            ul.situation-links {
                @for (situation, count) in Situation::ALL.iter().zip(counts.situations) {
                    li {
                        a.situation-link href=(Route::for_situation(*situation)) {
                            (situation.label())
                            span.situation-link__count { (count) span.visually-hidden { "施策" } }
                        }
                    }
                }
            }
        }

        (kept())

        section.home-section aria-labelledby="chapters" {
            h2.home-section__heading #chapters { "章からさがす" }
            ul.chapter-links {
                @for (chapter, count) in Chapter::ALL.iter().zip(counts.chapters) {
                    li {
                        a.chapter-link data-chapter=(chapter) href=(Route::for_chapter(*chapter)) {
                            span.chapter-link__name { (chapter.label()) }
                            span.chapter-link__count { (count) "施策" }
                        }
                    }
                }
            }
        }

        section.home-section aria-labelledby="goals" {
            h2.home-section__heading #goals { "鎌倉が目指す姿" }
            (city_vision("将来都市像（2026〜2034年度）"))
            (goal_cards())
            (source_note(PLAN.vision.city_vision.source))
        }

        (heard())
    }
}

/// The number that says how many are heard, and what becomes of an opinion.
fn heard() -> Markup {
    let mut indicators = PLAN.current_policies().flat_map(|it| it.indicators);
    let indicator = indicators.find(|it| it.name == HEARD_BY_THE_CITY);
    html! {
        section.heard aria-labelledby="heard" {
            div.heard__inner {
                h2.heard__heading #heard { "あなたの声を、届いたままにしない" }
                @if let Some(indicator) = indicator {
                    p.heard__figure {
                        span.heard__value { (indicator.latest) }
                        span.heard__name { (indicator.name) "（" (indicator.latest_year) "）" }
                    }
                    (source_note(indicator.source))
                }
                ol.heard__steps {
                    li.heard__step {
                        strong { "送る" }
                        span { "施策を読んで、思ったことを書きます。スマートフォンで数分です。" }
                    }
                    li.heard__step {
                        strong { "受付番号を受け取る" }
                        span { "番号が出たら、意見は市に届いています。" }
                    }
                    li.heard__step {
                        strong { "行方をたどる" }
                        span { "番号を入れると、市の対応状況と回答を読めます。" }
                    }
                }
                p.heard__actions {
                    (button_link(Emphasis::SolidFill, &Route::Send(None), "意見を送る"))
                    (button_link(Emphasis::Outline, &Route::Follow, "受付番号でたどる"))
                    (button_link(Emphasis::Outline, &Route::Voices(String::new()), "公開された声を読む"))
                }
                (latest_voices(None))
            }
        }
    }
}
