//! 鎌倉ミライ絵巻: the policies as things to be found in one picture of Kamakura.

use maud::{Markup, html};
use plan::filter::{Filter, Findings, find};
use plan::{Chapter, LifeStage, PolicyCode};
use plan_data::PLAN;

use crate::components::breadcrumb::breadcrumb;
use crate::components::emaki::scroll;
use crate::components::page::page_title;
use crate::components::share::share;
use crate::language::{is_japanese, passage, tr, tr_with};
use crate::metadata::Metadata;
use crate::pages::card::sheet;
use crate::urls::Route;

/// The page. With a life stage, only the policies whose words name it keep their colours.
pub fn emaki(life_stage: Option<LifeStage>) -> Markup {
    let heading = Metadata::of(&Route::Emaki(None)).heading;
    let named = life_stage.map(named);
    let policies = PLAN.current_policies().count().to_string();
    html! {
        div.page {
            (breadcrumb(&Route::Emaki(life_stage)))
            div.page__title {
                (page_title(&html! { (heading) }))
                (share(&Route::Emaki(life_stage)))
            }
            p.page__lead {
                (tr_with("絵の中の{count}のものが、市が取り組む{count}の施策です。何の絵でしょうか。選ぶと、その施策を読めます。", &[("count", &policies)]))
                span.emaki-list__hint { (tr("絵は右の端から始まり、横に動かせます。")) }
            }
        }
        div.emaki-scroll role="region" aria-label=(heading) tabindex="0" { (scroll(named.as_deref())) }
        div.page {
            p.page-section__note {
                (tr("絵の中の場所は、実際の場所を示すものではありません。"))
            }
            nav.emaki-choice aria-label=(tr("色を残す施策")) {
                p { (tr("あなたに関わる施策だけに色を残せます。")) }
                ul.situation-links {
                    @for choice in std::iter::once(None).chain(LifeStage::ALL.iter().copied().map(Some)) {
                        li {
                            a.situation-link href=(Route::Emaki(choice)) aria-current=[(choice == life_stage).then_some("true")] {
                                (tr(choice.map_or("すべて", LifeStage::label)))
                            }
                        }
                    }
                }
            }
            @if let (Some(life_stage), Some(named)) = (life_stage, &named) {
                p.emaki-choice__found {
                    (tr_with(
                        "「{stage}」と書かれた施策{count}つに色があります。",
                        &[("stage", tr(life_stage.label())), ("count", &named.len().to_string())],
                    ))
                    @if !is_japanese() { " " }
                    a href=(Route::for_life_stage(life_stage)) { (tr("すべての方に関わる施策も見る")) }
                }
            }
            p.page__action {
                a.card-link href=(sheet(named.iter().flatten().copied())) { (tr("わたしの一枚をつくる（紙に印刷したり、画像で送ったりできます）")) }
            }
            section.page-section {
                h2 { (tr("絵の中の施策")) }
                @for chapter in Chapter::ALL {
                    h3.emaki-list__chapter data-chapter=(chapter) { (passage(chapter.label())) }
                    ul.emaki-list__policies {
                        @for policy in PLAN.current_policies_of(*chapter) {
                            li { a.emaki-list__link href=(Route::Policy(policy.code)) { span.emaki-list__code { (policy.code) } (passage(policy.name)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The policies whose words name a life stage.
fn named(life_stage: LifeStage) -> Vec<PolicyCode> {
    let filter = Filter {
        life_stages: vec![life_stage],
        ..Filter::default()
    };
    match find(&PLAN, &filter, None) {
        Findings::Audience { named, .. } => named.iter().map(|it| it.policy.code).collect(),
        Findings::Policies(policies) => policies.iter().map(|policy| policy.code).collect(),
    }
}
