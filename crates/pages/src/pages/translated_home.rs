//! Home in another language: what this is, what the plan promises, how to say what one thinks.

use maud::{Markup, html};
use plan::heading;
use plan_data::PLAN;

use crate::components::button::{Emphasis, button_link};
use crate::components::emaki::{HERO, picture};
use crate::components::reader_choices::reader_choices;
use crate::components::translation_note::translation_note;
use crate::language::{passage, tr};
use crate::metadata::{Metadata, SITE_NAME};
use crate::urls::{Route, goal_id};

/// The steps from an opinion to its answer.
const STEPS: [&str; 3] = [
    "意見を書きます。どの言語でも書けます。名前も登録もいりません。",
    "送ると、受付番号が出ます。この番号で、あなたの意見がどうなったかを見られます。",
    "市の人が読み、返事をこのサイトに書きます。",
];

/// The page.
pub fn translated_home() -> Markup {
    let metadata = Metadata::of(&Route::Home);
    html! {
        section.hero {
            div.hero__inner {
                h1.hero__heading tabindex="-1" {
                    span.hero__name { (tr(SITE_NAME)) }
                    (tr("計画を読む、意見を届ける"))
                }
                p.hero__lead { (metadata.description) }
                p.hero__actions {
                    (button_link(Emphasis::SolidFill, &Route::all_policies(), tr("市がすることを読む")))
                    (button_link(Emphasis::Outline, &Route::Send(None), tr("意見を送る")))
                }
            }
            (picture(&HERO))
        }
        (translation_note(&Route::Home, None))
        (reader_choices())
        section.home-section aria-labelledby="vision" {
            h2.home-section__heading #vision { (tr(heading::CITY_VISION)) }
            p.home-section__lead { (passage(PLAN.vision.city_vision.text)) }
            h3.home-section__subheading { (tr(heading::FUTURE_GOALS)) }
            @for goal in PLAN.vision.goals {
                details.fold {
                    summary.fold__summary { (goal.number) ". " (passage(goal.title)) }
                    div.fold__body.prose #(goal_id(goal.number)) { @for one in goal.passages { p { (passage(one.text)) } } }
                }
            }
            p.page__action { a.line-link href=(Route::Overview) { (Metadata::of(&Route::Overview).heading) } }
        }
        section.home-section aria-labelledby="steps" {
            h2.home-section__heading #steps { (tr("意見の送りかた")) }
            ol.translated-steps { @for step in STEPS { li { (tr(step)) } } }
            p.page__action { (button_link(Emphasis::SolidFill, &Route::Send(None), tr("意見を送る"))) }
        }
    }
}
