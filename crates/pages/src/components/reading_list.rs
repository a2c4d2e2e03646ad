//! What a reader marks to be read later, and what they read before. The device alone knows it, so that
//! `web/reading-list.ts` fills these; without it, and at a kiosk, neither is seen.

use maud::{Markup, html};

/// The button that marks a policy to be read later, which its page calls `name`.
pub fn read_later(name: &str) -> Markup {
    html! {
        button.read-later data-later=(name) type="button" {
            span.read-later__star aria-hidden="true" {}
            "あとで読む"
        }
    }
}

/// Home's place for what was marked and read.
pub fn kept() -> Markup {
    html! {
        div.kept data-kept {
            section.home-section hidden aria-labelledby="kept" {
                h2.kept__heading #kept { "前に見た施策" }
                ul.kept__list {}
                p.kept__note {
                    "★は「あとで読む」にした施策です。この端末だけが覚えています。"
                    button.dads-button data-type="text" data-size="md" type="button" { "消す" }
                }
            }
        }
    }
}
