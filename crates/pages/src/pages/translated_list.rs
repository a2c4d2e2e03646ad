//! All policies in another language, by chapter.

use maud::{Markup, html};
use plan::Chapter;
use plan_data::PLAN;

use crate::components::breadcrumb::breadcrumb;
use crate::components::translation_note::translation_note;
use crate::language::{passage, tr, tr_with};
use crate::metadata::Metadata;
use crate::urls::Route;

/// The page.
pub fn translated_list() -> Markup {
    let route = Route::all_policies();
    let metadata = Metadata::of(&route);
    html! {
        div.page {
            (breadcrumb(&route))
            h1 tabindex="-1" { (metadata.heading) }
            p.page__lead { (metadata.description) " " (tr("名前を選ぶと、くわしい内容を読めます。")) }
            (translation_note(&route, None))
            @for chapter in Chapter::ALL { (of_chapter(*chapter)) }
        }
    }
}

fn of_chapter(chapter: Chapter) -> Markup {
    let policies = PLAN.current_policies();
    let policies: Vec<_> = policies.filter(|it| it.code.chapter == chapter).collect();
    let count = tr_with("（{item}）", &[("item", &policies.len().to_string())]);
    html! {
        section.page-section aria-labelledby=(chapter) {
            h2 id=(chapter) { (passage(chapter.label())) (count) }
            ul.translated-policies {
                @for policy in policies {
                    li {
                        a.translated-policies__link href=(Route::Policy(policy.code)) {
                            span.policy-page__code { (policy.code) } " " (passage(policy.name))
                        }
                    }
                }
            }
        }
    }
}
