//! The place for the newest voices.

use maud::{Markup, html};
use plan::PolicyCode;

use crate::language::tr;
use crate::urls::{Route, latest_voices_href};

/// The place of the newest voices, all or a policy's. They are no part of the page, which is a
/// file: a script fetches them from the server once the reader comes near, in place of what stands
/// here without it.
pub fn latest_voices(policy: Option<PolicyCode>) -> Markup {
    html! {
        div data-latest=(latest_voices_href(policy)) {
            @if let Some(code) = policy { (heading_of_policy("", "")) (every_voice_of(code)) }
        }
    }
}

/// The heading over a policy's voices, with how many there are of them and of answers where that is
/// known: `（3件）`.
pub fn heading_of_policy(voices: &str, answers: &str) -> Markup {
    html! { h2 #voices { "みんなの声" (voices) "と市の回答" (answers) } }
}

/// The way to all voices of a policy.
pub fn every_voice_of(code: PolicyCode) -> Markup {
    let every = Route::Voices(format!("policy={code}"));
    html! { p.page__action { a href=(every) { (tr("この施策の公開された声を読む")) } } }
}
