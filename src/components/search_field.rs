//! The field that searches for words. A plain form; the app follows it without leaving the page.

use maud::{Markup, html};

use crate::route::{Route, key};

/// A search field that leads to the list of policies.
pub fn search_field() -> Markup {
    html! {
        form.search-field role="search" action=(Route::all_policies()) method="get" {
            label.visually-hidden for="home-words" { "さがすことば" }
            input.dads-input #home-words type="search" name=(key::WORDS) autocomplete="off" enterkeyhint="search";
            button.dads-button data-type="solid-fill" data-size="md" type="submit" { "さがす" }
        }
    }
}
