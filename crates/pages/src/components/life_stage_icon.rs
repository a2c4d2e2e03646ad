//! A small picture for each stage of life. Decoration: the label stands beside it.

use maud::{Markup, html};
use plan::LifeStage;

/// The picture of a stage.
pub fn life_stage_icon(life_stage: LifeStage) -> Markup {
    let path = match life_stage {
        LifeStage::Pregnancy => {
            "M20 33S7 25 7 16a6.5 6.5 0 0 1 13-2 6.5 6.5 0 0 1 13 2c0 9-13 17-13 17z"
        }
        LifeStage::Infant => {
            "M20 7a13 13 0 1 0 0 26 13 13 0 0 0 0-26zm0 0c3 0 4 2 3 4M15 19v1m10-1v1m-9 5c2.5 2.5 5.5 2.5 8 0"
        }
        LifeStage::School => "M9 34V16a11 11 0 0 1 22 0v18zM15 8V5h10v3M9 22h22M17 22v5h6v-5",
        LifeStage::Youth => "M4 16l16-8 16 8-16 8zM11 20v9c5 4 13 4 18 0v-9M36 16v11",
        LifeStage::Parenting => {
            "M14 6a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM5 34V24a5 5 0 0 1 5-5h8a5 5 0 0 1 5 5M28 17a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM21 34v-2a4 4 0 0 1 4-4h6a4 4 0 0 1 4 4v2"
        }
        LifeStage::Working => "M5 13h30v19H5zM14 13V9h12v4M5 21c10 5 20 5 30 0M18 22h4",
        LifeStage::Senior => {
            "M17 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM9 35V24a6 6 0 0 1 6-6h4c4 0 6 3 7 7l1 3M30 35V27a3 3 0 0 1 6 0M17 35v-8"
        }
    };
    html! {
        svg.life-stage-icon viewBox="0 0 40 40" aria-hidden="true" focusable="false" { path d=(path) {} }
    }
}
