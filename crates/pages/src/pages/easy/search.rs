//! What some words find of the policies, in やさしい日本語. The server answers; the file asks for words.

use maud::{Markup, html};
use plan::PolicyCode;
use plan_data::PLAN;

use super::{head, policy_item};
use crate::components::translation_note::translation_note;
use crate::language::{tr, tr_with};
use crate::pages::policies::NOTHING_FOUND;
use crate::pages::translated_search::{ONLY_NEAR, TRY_OTHER_WORDS};
use crate::urls::{Route, key};

/// The id of the field.
const FIELD: &str = "easy-search";

/// The page with what was found for the words, the likeliest first; `is_near` if none has all of them.
pub fn search(words: &str, found: &[PolicyCode], is_near: bool) -> Markup {
    let route = Route::search(words);
    let policies: Vec<_> = found.iter().filter_map(|it| PLAN.policy(*it)).collect();
    html! {
        div.page.easy {
            (head(&route))
            (search_form(words))
            p.results__count role="status" { (summary(policies.len(), is_near)) }
            @if policies.is_empty() {
                p.easy__line { (tr(TRY_OTHER_WORDS)) }
                p.page__action { a href=(Route::all_policies()) { (tr("施策の一覧からさがす")) } }
            } @else {
                section.page-section aria-labelledby="found" {
                    h2 #found { (tr("市がすること")) }
                    ul { @for policy in policies { (policy_item(policy)) } }
                }
            }
            (translation_note(&route, None))
        }
    }
}

/// The page before anything is asked.
pub fn search_unasked() -> Markup {
    let route = Route::search("");
    html! {
        div.page.easy {
            (head(&route))
            (search_form(""))
            p.page__action { a href=(Route::all_policies()) { (tr("施策の一覧からさがす")) } }
            (translation_note(&route, None))
        }
    }
}

fn summary(count: usize, is_near: bool) -> String {
    let words = match (count, is_near) {
        (0, _) => NOTHING_FOUND,
        (_, true) => ONLY_NEAR,
        (_, false) => "見つかったもの：{count}",
    };
    tr_with(words, &[("count", &count.to_string())])
}

/// The field of words, and what searches for them.
pub(super) fn search_form(words: &str) -> Markup {
    html! {
        form.easy__search role="search" method="get" action=(Route::search("")) {
            label.dads-field__label for=(FIELD) { (tr("計画全体からさがす")) }
            input.dads-input.easy__words id=(FIELD) type="search" name=(key::WORDS) value=(words)
                placeholder=(tr("例：待機児童")) autocomplete="off" enterkeyhint="search";
            button.dads-button data-type="outline" data-size="lg" type="submit" { (tr("さがす")) }
        }
    }
}
