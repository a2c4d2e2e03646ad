//! One future goal in full.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::heading;
use plan_data::PLAN;

use crate::components::breadcrumb::breadcrumb;
use crate::components::button::{Emphasis, button_link};
use crate::components::edition_note::edition_notes;
use crate::components::goal_card::numeral;
use crate::components::page::page_title;
use crate::components::page_end::page_end;
use crate::components::section_text::paragraphs;
use crate::components::source_note::sourced;
use crate::components::translation_note::translation_note;
use crate::language::{passage, passage_text, tr};
use crate::pages::not_found::not_found;
use crate::urls::Route;

/// The page of the goal with this number.
pub fn goal(number: u8) -> Markup {
    let Some(goal) = PLAN.goal(number) else {
        return not_found();
    };
    let others = PLAN
        .vision
        .goals
        .iter()
        .filter(|other| other.number != number);
    html! {
        div.page {
            (breadcrumb(&Route::Goal(number)))
            (sourced(&kicker(number), goal.source, passage_text(goal.title)))
            (page_title(&passage(goal.title)))
            (translation_note(&Route::Goal(number), Some(Subject::Goal(number))))
            (edition_notes(PLAN.whole_edition()))
            div.prose { (paragraphs(goal.passages)) }
            p.page__action {
                (button_link(Emphasis::SolidFill, &Route::Send(Some(Subject::Goal(number))), tr("この将来目標に意見を送る")))
            }
            (page_end(&[(goal.title.to_owned(), goal.source)]))
            nav.siblings aria-label=(tr("ほかの将来目標")) {
                ul.siblings__list {
                    @for other in others {
                        li {
                            a.siblings__link href=(Route::Goal(other.number)) {
                                span.siblings__label { (tr(heading::FUTURE_GOALS)) " " (numeral(other.number)) }
                                (passage(other.title))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn kicker(number: u8) -> Markup {
    html! { p.page__kicker.goal-kicker { (tr(heading::FUTURE_GOALS)) " " span.goal-numeral { (numeral(number)) } } }
}
