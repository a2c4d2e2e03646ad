//! Whose the site is.

use city::City;
use maud::{Markup, html};

use crate::language::{JAPANESE, is_japanese, lang_of_original, tr};

/// What is said where nobody answers for the site.
const TRIAL: &str = "これは試作です。鎌倉市の公式サイトではありません。";

/// What is said where opinions are written and received, for the style sheet to show at a trial alone: a
/// page of the build is everyone's.
pub fn trial_note() -> Markup {
    html! { p.trial-note { (tr("試作のため、意見は鎌倉市には届きません。")) } }
}

/// Whose the site is, in a line.
pub fn whose(city: Option<&City>) -> Markup {
    html! {
        @if let Some(city) = city {
            span {
                (tr("運営："))
                (name(city))
            }
            (telephone(city))
            a href=(city.website) hreflang=[lang_of_original()] {
                @if is_japanese() { (city.operator) "のホームページ" } @else { (tr("市のホームページ")) }
            }
        } @else {
            (tr(TRIAL))
        }
    }
}

/// Whom to ask, in a line; nothing where nobody answers.
pub fn contact(city: Option<&City>) -> Markup {
    html! {
        @if let Some(city) = city {
            p.page-section__note.whose {
                span {
                    (tr("お問い合わせ："))
                    (name(city))
                }
                (telephone(city))
            }
        }
    }
}

/// Its name, which is in Japanese.
fn name(city: &City) -> Markup {
    html! {
        @if is_japanese() { (city.full_name()) } @else { span lang=(JAPANESE) { (city.full_name()) } }
    }
}

fn telephone(city: &City) -> Markup {
    html! { a href={ "tel:" (city.telephone) } { (tr("電話")) " " (city.telephone) } }
}
