//! Home in やさしい日本語: what the plan is, what the city will do, how to say what one thinks.

use maud::{Markup, html};
use plan::{Chapter, EasySubject};
use plan_data::{PLAN, easy_sentences};

use super::search::search_form;
use super::sentence;
use crate::components::button::{Emphasis, button_link};
use crate::components::emaki::{HERO, picture};
use crate::components::standing::standing_of_the_plan;
use crate::components::translation_note::translation_note;
use crate::language::tr;
use crate::metadata::SITE_NAME;
use crate::urls::{Route, easy_goal_href};

/// The steps from what somebody thinks to the city's answer.
const STEPS: [&[&str]; 3] = [
    &[
        "あなたの考えや気持ちを書きます。",
        "名前はいりません。",
        "どの国のことばでも、だいじょうぶです。",
    ],
    &[
        "そのあと、あなたの番号が出ます。",
        "大切な番号です。",
        "なくさないようにしてください。",
    ],
    &["市の人が読みます。", "市の返事は、このサイトに出ます。"],
];

/// The page.
pub fn home() -> Markup {
    html! {
        section.easy__hero {
            div.easy__welcome {
                p.hero__name { (tr(SITE_NAME)) }
                h1.easy__title tabindex="-1" { (tr("鎌倉市の計画を、やさしい日本語で読む")) }
                div {
                    p.easy__line { (tr("これからの鎌倉のまちの、大きな計画です。")) }
                    p.easy__line { (tr(standing_of_the_plan())) }
                    p.easy__line { (tr("あなたの考えを、市に教えてください。")) }
                }
                p.hero__actions {
                    (button_link(Emphasis::SolidFill, &Route::all_policies(), tr("市がすることを読む")))
                    (button_link(Emphasis::Outline, &Route::Send(None), tr("意見を送る")))
                }
            }
            (picture(&HERO))
        }
        div.page.easy {
            (translation_note(&Route::Home, None))
            section.page-section aria-labelledby="vision" {
                h2 #vision { (tr("どんなまちにするか")) }
                (goals())
                p.page__action { a href=(Route::Goals) { (tr("もっと読む")) } }
            }
            section.page-section aria-labelledby="policies" {
                h2 #policies { (tr("市がすること")) }
                (search_form(""))
                (chapter_links())
            }
            section.page-section aria-labelledby="steps" {
                h2 #steps { (tr("意見の送りかた")) }
                ol.easy__steps {
                    @for step in STEPS { li { @for line in step { p.easy__line { (tr(line)) } } } }
                }
                p.page__action { (button_link(Emphasis::SolidFill, &Route::Send(None), tr("意見を送る"))) }
            }
        }
    }
}

/// What each goal says first.
fn goals() -> Markup {
    let edition = PLAN.whole_edition();
    let first = |number| {
        let sentences = edition.map(|it| easy_sentences(EasySubject::Goal(it, number)));
        sentences.and_then(<[_]>::first)
    };
    html! {
        ul.easy__choices {
            @for goal in PLAN.vision.goals {
                @if let Some(one) = first(goal.number) {
                    li { a.easy__choice href=(easy_goal_href(goal.number)) { (sentence(one.text)) } }
                }
            }
        }
    }
}

/// The ways to the chapters' policies on their page.
fn chapter_links() -> Markup {
    let list = Route::all_policies();
    html! {
        ul.easy__choices {
            @for chapter in Chapter::ALL {
                li { a.easy__choice data-chapter=(chapter) href={ (list) "#" (chapter) } { (tr(chapter.label())) } }
            }
        }
    }
}
