//! Until when opinions count, and how far the plan is. `web/stages.ts` marks what has passed in files,
//! which are read on other days than they are written.

use city::{City, Day, Stage};
use maud::{Markup, html};

use crate::context::PageContext;

/// What the part of a page is called that has this.
pub const HEADING: &str = "いつまで";

/// The city, if it says until when.
pub fn scheduled<'a>(context: &PageContext<'a>) -> Option<&'a City> {
    let city = context.city?;
    (city.deadline.is_some() || !city.stages.is_empty()).then_some(city)
}

/// The deadline as a sentence, and the stages of the plan.
pub fn schedule(city: &City, today: Option<Day>) -> Markup {
    html! {
        @if let Some(deadline) = city.deadline {
            p.home-section__lead data-until=(deadline) data-passed[has_passed(deadline, today)] {
                "意見は" time datetime=(deadline) { (deadline.in_words()) } "まで"
                span data-for="passed" { "（期限は過ぎました）" }
            }
        }
        @if !city.stages.is_empty() { (stages(city, today)) }
    }
}

fn stages(city: &City, today: Option<Day>) -> Markup {
    let passed = |stage: &Stage| stage.until.is_some_and(|until| has_passed(until, today));
    let current = today.and_then(|_| city.stages.iter().position(|it| !passed(it)));
    html! {
        ol.stages {
            @for (at, stage) in city.stages.iter().enumerate() {
                li.stages__stage data-until=[stage.until] data-passed[passed(stage)] aria-current=[(current == Some(at)).then_some("step")] {
                    strong { (stage.name) }
                    span data-for="current" { "いま" }
                    span data-for="passed" { "済み" }
                    @if let Some(until) = stage.until {
                        time.stages__until datetime=(until) { (until.in_words()) "まで" }
                    }
                }
            }
        }
    }
}

/// Whether a day is known to have passed.
pub fn has_passed(until: Day, today: Option<Day>) -> bool {
    today.is_some_and(|today| until < today)
}
