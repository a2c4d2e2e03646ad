//! What there is to read in the plan's documents, and where.

use maud::{Markup, html};

use crate::components::breadcrumb::breadcrumb;
use crate::components::reading_entry::reading_entry;
use crate::metadata::Metadata;
use crate::urls::{ProjectChoice, Route};

/// A part of the page: what it is about, and its pages, each with a line that says what is there.
struct Part {
    heading: &'static str,
    pages: &'static [(Route, &'static str)],
}

const PARTS: [Part; 4] = [
    Part {
        heading: "これからの計画",
        pages: &[
            (
                Route::Goals,
                "2034年度までに鎌倉が目指す姿と、3つの将来目標です。",
            ),
            (
                Route::BasicPolicy,
                "計画全体をつらぬく考え方です。ふたつのことばがあります。",
            ),
            (
                Route::LeadingProject,
                "こどもたちを真ん中に置いた、先頭に立つ取組です。",
            ),
            (
                Route::Strategy,
                "5つの方向と国の戦略の分類から、施策をたどれます。",
            ),
        ],
    },
    Part {
        heading: "表と図で見る",
        pages: &[
            (
                Route::Partners,
                "だれと取り組む施策かを、ひとつの表で見られます。",
            ),
            (
                Route::Emaki(None),
                "鎌倉のまちを描いた1枚の絵から、施策をたどれます。",
            ),
            (Route::Indicators, "いまの数値と、目標や目指す方向です。"),
            (
                Route::Projects(ProjectChoice::All),
                "これまでの計画の事業と費用です。",
            ),
        ],
    },
    Part {
        heading: "文章をくらべる、確かめる",
        pages: &[
            (
                Route::Editions,
                "前の文章から、どこが変わったかがわかります。",
            ),
            (Route::Glossary, "計画に出てくる用語と略語の意味です。"),
            (
                Route::Sources,
                "もとの文書の全文を、行の番号とともに読めます。",
            ),
        ],
    },
    Part {
        heading: "データとして使う",
        pages: &[(
            Route::OpenData,
            "計画の文章と表を、JSONとCSVで入手できます。",
        )],
    },
];

/// The page.
pub fn overview() -> Markup {
    let heading = Metadata::of(&Route::Overview).heading;
    html! {
        div.page {
            (breadcrumb(&[], &heading))
            h1 tabindex="-1" { (heading) }
            p.page__lead { "計画の文書にあるものを、ここから読めます。施策は「施策」のページからさがせます。" }
            @for part in &PARTS {
                section.page-section {
                    h2 { (part.heading) }
                    ul.reading-list {
                        @for (route, line) in part.pages { (reading_entry(route, line)) }
                    }
                }
            }
        }
    }
}
