//! The choices that narrow the list of policies, each with its count.

use leptos::prelude::*;
use leptos::reactive::computed::Memo;
use pages::components::filter_panel::{
    ChoiceState, WORDS, choice_id, choice_states, count_id, every_choice,
};
use pages::pages::policies::RESULTS;
use pages::urls::{Route, key};
use plan::filter::{Counts, Filter};
use web_sys::{Element, Event};

use crate::browser;
use crate::memo::react;
use crate::navigation::address::Navigation;
use crate::search_index::SearchIndex;

/// Makes the panel in `main` answer: `filter` is the filter in the URL, `counts` what stands behind
/// each choice.
pub fn attach(main: &Element, filter: Memo<Filter>, counts: Memo<Counts>) {
    let navigation = Navigation::from_context();
    let index = SearchIndex::from_context();
    // What the panel says is not known at first. Then what has changed is written, and nothing else:
    // the browser lays out again what it is given.
    let mut shown: Vec<ChoiceState> = Vec::new();
    react(move || {
        browser::set_value(WORDS, &filter.get().words);
        let states = filter.with(|filter| counts.with(|counts| choice_states(filter, counts)));
        for (place, ((facet, at), now)) in every_choice().zip(&states).enumerate() {
            let is_same =
                |before: &ChoiceState| (before.chosen, before.count) == (now.chosen, now.count);
            if shown.get(place).is_some_and(is_same) {
                continue;
            }
            let id = choice_id(facet, at);
            browser::set_checked(&id, now.chosen);
            browser::replace_text(&count_id(&id), &now.count.to_string());
        }
        shown = states;
    });
    let Some(form) = browser::form_around(main, WORDS) else {
        return;
    };
    browser::listen(&form, "focusin", move |event| {
        if browser::closest_attribute(&event, "id").is_some_and(|id| id == WORDS) {
            index.fetch();
        }
    });
    browser::listen(&form, "input", move |event| {
        change(navigation, filter, &event);
    });
    browser::listen(&form, "submit", |event| {
        event.prevent_default();
        browser::focus(RESULTS);
    });
}

fn change(navigation: Navigation, filter: Memo<Filter>, event: &Event) {
    if browser::is_composing(event) {
        return;
    }
    let Some((name, entered)) = browser::field_of(event) else {
        return;
    };
    let filter = filter.get_untracked();
    if name == key::WORDS {
        let words = entered;
        return navigation.follow_input(Route::Policies(Filter { words, ..filter }));
    }
    let id = browser::value_of(event);
    let choice =
        every_choice().find(|(facet, at)| facet.key() == name && facet.choice(*at).0 == id);
    if let Some((facet, at)) = choice {
        let chosen = facet.with(filter.clone(), at, entered == "true");
        // A browser that brings a form back may have made the choice that the address has.
        if chosen != filter {
            navigation.go(Route::Policies(chosen));
        }
    }
}
