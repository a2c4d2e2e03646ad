//! The ways from home to what concerns the reader: a stage of life, or a situation.

use maud::{Markup, html};
use plan::{LifeStage, Situation};
use plan_data::PLAN;

use crate::components::life_stage_icon::life_stage_icon;
use crate::language::{tr, tr_with};
use crate::urls::Route;

/// Its heading.
pub const FIND_WHAT_CONCERNS_YOU: &str = "あなたに関わることから、さがす";

/// The section of home that offers them.
pub fn reader_choices() -> Markup {
    let count = PLAN.current_policies().count().to_string();
    html! {
        section.home-section aria-labelledby="who" {
            h2.home-section__heading #who { (tr(FIND_WHAT_CONCERNS_YOU)) }
            p.home-section__lead { (tr("選んだことを、市は記録しません。")) }
            ul.stage-tiles {
                @for life_stage in LifeStage::ALL {
                    li {
                        a.stage-tile href=(Route::for_life_stage(*life_stage)) {
                            (life_stage_icon(*life_stage))
                            span.stage-tile__name { (tr(life_stage.label())) }
                        }
                    }
                }
                li {
                    a.stage-tile href=(Route::all_policies()) {
                        span.stage-tile__name { (tr("すべて見る")) }
                        span.stage-tile__count { (tr_with("{count}施策", &[("count", &count)])) }
                    }
                }
            }
            h3.home-section__subheading { (tr("状況からさがす")) }
            ul.situation-links {
                @for situation in Situation::ALL {
                    li { a.situation-link href=(Route::for_situation(*situation)) { (tr(situation.label())) } }
                }
            }
        }
    }
}
