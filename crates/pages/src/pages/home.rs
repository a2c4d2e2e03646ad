//! Home, in the order in which it convinces: what this is, what of it concerns the reader, that
//! opinions are answered, how one is sent, and then the plan itself.

use maud::{Markup, html};
use plan::{Chapter, heading};
use plan_data::PLAN;

use crate::components::button::{Emphasis, button_link};
use crate::components::city_vision::city_vision;
use crate::components::emaki::{HERO, picture};
use crate::components::goal_card::goal_cards;
use crate::components::latest_voices::latest_voices;
use crate::components::of_hundred::of_hundred;
use crate::components::policy_list::ways_beside_the_list;
use crate::components::reader_choices::reader_choices;
use crate::components::reading_list::kept;
use crate::components::schedule::{self, schedule, scheduled};
use crate::components::share::share;
use crate::components::slogan::{offer, slogan};
use crate::components::source_note::sourced;
use crate::context::PageContext;
use crate::metadata::SITE_NAME;
use crate::pages::policies::unfiltered_counts;
use crate::urls::Route;

/// The name of the indicator that this app is here to move, as the plan prints it.
const HEARD_BY_THE_CITY: &str = "市の取組に対して自分の意見を届けられている市民の割合";

/// The page.
pub fn home(context: &PageContext<'_>) -> Markup {
    html! {
        section.hero {
            div.hero__inner {
                h1.hero__heading tabindex="-1" {
                    span.hero__name { (SITE_NAME) }
                    (slogan())
                }
                p.hero__lead {
                    (offer(&PLAN.in_words())) "名前も登録もいりません。"
                }
                p.hero__actions {
                    (button_link(Emphasis::SolidFill, &Route::all_policies(), "まちの取組をさがす"))
                    (button_link(Emphasis::Outline, &Route::Send(None), "意見を送る"))
                }
            }
            (picture(&HERO))
        }

        (reader_choices())

        (until_when(context))

        (kept())

        (heard())

        (chapters())

        section.home-section aria-labelledby="goals" {
            (sourced(
                &html! { h2.home-section__heading #goals { "鎌倉が目指す姿" } },
                PLAN.vision.city_vision.source,
                "将来都市像",
            ))
            (city_vision(&vision_caption()))
            (goal_cards())
        }
    }
}

/// The policies by chapter, and otherwise than as a list.
fn chapters() -> Markup {
    html! {
        section.home-section aria-labelledby="chapters" {
            h2.home-section__heading #chapters { "章からさがす" }
            ul.chapter-links {
                @for (chapter, count) in Chapter::ALL.iter().zip(unfiltered_counts().chapters) {
                    li {
                        a.chapter-link data-chapter=(chapter) href=(Route::for_chapter(*chapter)) {
                            span.chapter-link__name { (chapter.label()) }
                            span.chapter-link__count { (count) "施策" }
                        }
                    }
                }
            }
            h3.home-section__subheading { "絵からさがす、人に見せる" }
            (ways_beside_the_list())
            (share(&Route::Home))
        }
    }
}

/// 将来都市像, with the years that it is for.
fn vision_caption() -> String {
    match PLAN.vision.period.years() {
        Some((first, last)) => format!("{}（{first}〜{last}年度）", heading::CITY_VISION),
        None => heading::CITY_VISION.to_owned(),
    }
}

/// Until when opinions count, and the stages of the plan, where the city says so.
fn until_when(context: &PageContext<'_>) -> Markup {
    html! {
        @if let Some(city) = scheduled(context) {
            section.home-section aria-labelledby="schedule" {
                h2.home-section__heading #schedule { (schedule::HEADING) }
                (schedule(city, context.today))
            }
        }
    }
}

/// What became of opinions, how one is sent, and the number that says how many are heard.
fn heard() -> Markup {
    let mut indicators = PLAN.current_policies().flat_map(|it| it.indicators);
    let indicator = indicators.find(|it| it.name == HEARD_BY_THE_CITY);
    html! {
        section.heard aria-labelledby="heard" {
            div.heard__inner {
                h2.heard__heading #heard { "あなたの声を、届いたままにしない" }
                (latest_voices(None))
                ol.heard__steps {
                    li.heard__step { strong { "送る" } span { "1行から、数分で" } }
                    li.heard__step { strong { "番号を受け取る" } span { "番号が、送れたしるしです" } }
                    li.heard__step { strong { "行方をたどる" } span { "番号で回答を読めます" } }
                }
                p.heard__actions {
                    (button_link(Emphasis::SolidFill, &Route::Send(None), "意見を送る"))
                    (button_link(Emphasis::Outline, &Route::Follow, "行方をたどる"))
                    (button_link(Emphasis::Outline, &Route::Voices(String::new()), "公開された声を読む"))
                }
                @if let Some(indicator) = indicator {
                    div.heard__share {
                        @match of_hundred(indicator) {
                            Some(sentence) => (sourced(&html! { div { (sentence) } }, indicator.source, indicator.name)),
                            None => p { (indicator.name) "：" (indicator.latest) "（" (indicator.latest_year) "）" },
                        }
                    }
                }
            }
        }
    }
}
