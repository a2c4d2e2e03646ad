//! The vision and its goals in やさしい日本語.

use maud::{Markup, html};
use plan::EasySubject;
use plan_data::PLAN;

use super::{head, sentences, ways};
use crate::components::button::{Emphasis, button_link};
use crate::components::translation_note::translation_note;
use crate::language::{passage, tr, tr_with};
use crate::urls::{Route, goal_id};

/// The page.
pub fn goals() -> Markup {
    let edition = PLAN.whole_edition();
    html! {
        article.page.easy {
            (head(&Route::Goals))
            (ways())
            (translation_note(&Route::Goals, None))
            @if let Some(edition) = edition {
                (sentences(EasySubject::Vision(edition)))
                @for goal in PLAN.vision.goals {
                    @let id = goal_id(goal.number);
                    section.page-section aria-labelledby=(id) {
                        h2 id=(id) tabindex="-1" {
                            (tr_with("{number}つ目の目標", &[("number", &goal.number.to_string())]))
                        }
                        (sentences(EasySubject::Goal(edition, goal.number)))
                        p.easy__original {
                            (passage(goal.title)) br;
                            a.line-link href=(Route::Goal(goal.number)) hreflang=[Route::Goal(goal.number).hreflang()] {
                                (tr("市の文章を読む"))
                                span.visually-hidden { "：" (passage(goal.title)) }
                            }
                        }
                    }
                }
            }
            p.page__action { (button_link(Emphasis::SolidFill, &Route::Send(None), tr("意見を送る"))) }
        }
    }
}
