//! The pages in やさしい日本語. What they say of the plan is `plan_data::EASY_TEXTS`, what they say
//! themselves the catalogue's.

mod goals;
mod home;
mod policies;
mod policy;
mod search;

pub use goals::goals;
pub use home::home;
pub use policies::policies;
pub use policy::policy;
pub use search::{search, search_unasked};

use maud::{Markup, html};
use plan::{EasySubject, Policy};
use plan_data::easy_sentences;

use crate::components::breadcrumb::breadcrumb;
use crate::components::read_aloud::read_aloud;
use crate::language::{passage, tr};
use crate::metadata::Metadata;
use crate::urls::Route;

/// What a page begins with.
fn head(route: &Route) -> Markup {
    html! {
        (breadcrumb(route))
        h1 tabindex="-1" { (Metadata::of(route).heading) }
    }
}

/// What can be done with a page that is read from its beginning to its end.
fn ways() -> Markup {
    html! { div.page__ways { (read_aloud()) } }
}

/// A sentence, in which what explains a word steps back.
fn sentence(text: &str) -> Markup {
    let mut parts = text.split('〈');
    let before = parts.next().unwrap_or_default();
    html! {
        (before)
        @for part in parts {
            @if let Some((explanation, rest)) = part.split_once('〉') {
                span.easy__explanation { "〈" (explanation) "〉" }
                (rest)
            }
        }
    }
}

/// What is said of something of the plan, each sentence in a paragraph.
fn lines(subject: EasySubject) -> Markup {
    html! {
        @match easy_sentences(subject) {
            [] => { p.easy__line { (tr("やさしい日本語の文章は、まだありません。")) } }
            lines => { @for line in lines { p.easy__line { (sentence(line.text)) } } }
        }
    }
}

/// The same as a list, where there are several.
fn sentences(subject: EasySubject) -> Markup {
    html! {
        @match easy_sentences(subject) {
            [] | [_] => { (lines(subject)) }
            several => {
                ul.easy__sentences { @for one in several { li.easy__line { (sentence(one.text)) } } }
            }
        }
    }
}

/// A policy among others, with its two lines.
fn policy_item(policy: &Policy<'_>) -> Markup {
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
