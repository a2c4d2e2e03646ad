//! All policies in やさしい日本語, by chapter, each with its two lines.

use maud::{Markup, html};
use plan::{Chapter, EasySubject, Policy};
use plan_data::{PLAN, easy_sentences};

use super::{head, sentence};
use crate::components::translation_note::translation_note;
use crate::language::{passage, tr};
use crate::metadata::Metadata;
use crate::urls::Route;

/// The page.
pub fn policies() -> Markup {
    let route = Route::all_policies();
    html! {
        div.page.easy {
            (head(&route))
            p.page__lead { (Metadata::of(&route).description) " " (tr("読みたいものをえらんでください。")) }
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
                @for policy in PLAN.current_policies_of(chapter) { (item(policy)) }
            }
        }
    }
}

fn item(policy: &Policy<'_>) -> Markup {
    let lines = easy_sentences(EasySubject::Policy(policy.id()));
    html! {
        li.easy__policy {
            h3 {
                a href=(Route::Policy(policy.code)) {
                    span.policy-page__code { (policy.code) } " " (passage(policy.name))
                }
            }
            @for line in lines { p.easy__line { (sentence(line.text)) } }
        }
    }
}
