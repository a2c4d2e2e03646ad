//! What there is to read in the plan's documents, and where.

use std::borrow::Cow;

use maud::{Markup, html};
use plan_data::PLAN;

use crate::components::page::page_head;
use crate::components::reading_entry::reading_entry;
use crate::language::tr;
use crate::pages::strategy::to_strategy;
use crate::summary::summary;
use crate::urls::{ProjectChoice, Route};

/// A part of the page: what it is about, and its pages, each with a line that says what is there.
struct Part {
    heading: &'static str,
    pages: Vec<(Route, Cow<'static, str>)>,
}

fn parts() -> [Part; 4] {
    [
        Part {
            heading: "これからの計画",
            pages: vec![
                (Route::Goals, to_goals().into()),
                (
                    Route::BasicPolicy,
                    "計画全体をつらぬく考え方です。ふたつのことばがあります。".into(),
                ),
                summarised(Route::LeadingProject),
                (Route::Strategy, to_strategy().into()),
            ],
        },
        Part {
            heading: "表と図で見る",
            pages: vec![
                summarised(Route::Partners),
                summarised(Route::Emaki(None)),
                summarised(Route::Indicators),
                summarised(Route::Projects(ProjectChoice::All)),
            ],
        },
        Part {
            heading: "文章をくらべる、確かめる",
            pages: vec![
                summarised(Route::Editions),
                summarised(Route::Glossary),
                (
                    Route::Sources,
                    "もとの文書の全文を、行の番号とともに読めます。".into(),
                ),
            ],
        },
        Part {
            heading: "データとして使う",
            pages: vec![summarised(Route::OpenData)],
        },
    ]
}

/// A page with what it says of itself.
fn summarised(route: Route) -> (Route, Cow<'static, str>) {
    let sentence = summary(&route).map_or_else(String::new, |(_, sentence)| sentence);
    (route, sentence.into())
}

/// What the plan's goals are for, and how many they are.
fn to_goals() -> String {
    let goals = PLAN.vision.goals.len();
    match PLAN.vision.period.years() {
        Some((_, last)) => {
            format!("{last}年度までに鎌倉が目指す姿と、{goals}つの将来目標です。")
        }
        None => format!("鎌倉が目指す姿と、{goals}つの将来目標です。"),
    }
}

/// The page.
pub fn overview() -> Markup {
    html! {
        div.page {
            (page_head(&Route::Overview))
            p.page__lead { (tr("計画の文書にあるものを、ここから読めます。施策は「まちの取組」からさがせます。")) }
            @for part in parts() {
                section.page-section {
                    h2 { (tr(part.heading)) }
                    ul.reading-list {
                        @for (route, line) in &part.pages { (reading_entry(route, line)) }
                    }
                }
            }
        }
    }
}
