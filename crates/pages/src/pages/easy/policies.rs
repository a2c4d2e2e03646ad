//! All policies in やさしい日本語, by chapter, each with its two lines.

use maud::{Markup, html};
use plan::Chapter;
use plan_data::PLAN;

use super::search::search_form;
use super::{head, policy_item};
use crate::components::translation_note::translation_note;
use crate::language::tr;
use crate::metadata::Metadata;
use crate::urls::Route;

/// The page.
pub fn policies() -> Markup {
    let route = Route::all_policies();
    html! {
        div.page.easy {
            (head(&route))
            p.page__lead { (Metadata::of(&route).description) " " (tr("読みたいものをえらんでください。")) }
            (search_form(""))
            (translation_note(&route, None))
            @for chapter in Chapter::ALL { (of_chapter(*chapter)) }
        }
    }
}

/// A chapter's policies, folded. The id is inside, where a browser that is led to it unfolds them.
fn of_chapter(chapter: Chapter) -> Markup {
    html! {
        details.fold data-chapter=(chapter) {
            summary.fold__summary { h2.fold__heading { (tr(chapter.label())) } }
            ul.fold__body id=(chapter) tabindex="-1" {
                @for policy in PLAN.current_policies_of(chapter) { (policy_item(policy)) }
            }
        }
    }
}
