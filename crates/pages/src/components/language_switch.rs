//! The same page in the other languages, and in やさしい日本語.

use maud::{Markup, html};

use crate::contract::{field, id};
use crate::language::{JAPANESE, PageLanguage, language, tr};
use crate::urls::Route;

/// What the language of the documents calls itself.
const NIHONGO: &str = "日本語";

/// A link to the page in each language, the documents' own first; the current one marked.
pub fn language_links(page: &Route) -> Vec<Markup> {
    let page = page.without_receipt();
    let current = language();
    let link = |tag: &str, name: &str, address: String, is_current: bool| {
        html! {
            a.languages__link href=(address) lang=(tag) hreflang=(tag) aria-current=[is_current.then_some("true")] { (name) }
        }
    };
    let japanese = link(JAPANESE, NIHONGO, page.in_japanese(), current.is_none());
    let others = PageLanguage::ALL.map(|it| {
        let is_current = current == Some(it);
        link(it.id(), it.label(), page.in_language(it), is_current)
    });
    std::iter::once(japanese).chain(others).collect()
}

/// The links behind a button; over the form, buttons of it.
pub fn language_switch(page: &Route) -> Markup {
    let is_form = language().is_some() && matches!(page, Route::Send(_));
    let links = if is_form {
        buttons()
    } else {
        language_links(page)
    };
    html! {
        details.languages {
            summary.languages__button aria-label=(tr("言語（Language）")) {
                svg.languages__globe viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                    path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3.6 6 3.6 9s-.6 6-3.6 9c-3-3-3.6-6-3.6-9S9 6 12 3" {}
                }
                span.header__besides { "Language" }
            }
            @if is_form { (button_of_enter()) }
            ul.languages__list {
                // The form in another language has what was typed: the server hands it on.
                @for link in links { li { (link) } }
            }
        }
    }
}

/// Buttons of the opinion form that ask for it in the other languages.
pub fn form_buttons() -> Markup {
    html! {
        (button_of_enter())
        @for button in buttons() { (button) }
    }
}

/// Enter in a field presses the form's first button: it asks for the check page, and not for a language.
fn button_of_enter() -> Markup {
    html! { button type="submit" form=(id::OPINION_FORM) name=(field::CHECK) value="yes" hidden {} }
}

fn buttons() -> Vec<Markup> {
    let current = language();
    let button = |tag: &str, name: &str, address: String| {
        html! {
            button.languages__link type="submit" form=(id::OPINION_FORM) formaction=(address) name=(field::CHANGE) value="yes" lang=(tag) { (name) }
        }
    };
    let japanese = current.map(|_| button(JAPANESE, NIHONGO, Route::Follow.in_japanese()));
    let others = PageLanguage::ALL.into_iter();
    let others = others.filter(|it| current != Some(*it));
    let others = others.map(|it| button(it.id(), it.label(), Route::Follow.in_language(it)));
    japanese.into_iter().chain(others).collect()
}
