//! The list of policies, under a filter that the URL holds.

use pages::contract::attribute;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::computed::Memo;
use pages::components::changing_text::changing_text;
use pages::components::filter_panel::{PANEL_LABEL, choice_states, panel_label};
use pages::components::policy_list::{Listed, rest_of_lists};
use pages::components::search_progress::Progress;
use pages::list_heading::list_heading;
use pages::metadata::title;
use pages::pages::policies::{
    CHOSEN, EXCERPTS, HEADING, LIST, RESULTS, SUMMARY, codes, conditions, policies, results,
    summary,
};
use pages::urls::Route;
use plan::PolicyCode;
use plan::filter::{self, Filter, Findings};
use plan_data::BRIEF;
use plan_search::FoundPolicies;
use web_sys::{Element, Event};

use crate::browser::{self, request_animation_frame};
use crate::components::filter_panel;
use crate::memo::{keep_html, memo, memo_of_last, react};
use crate::navigation::address::Navigation;
use crate::navigation::progressive_render::render_progressively;
use crate::navigation::takeover::written_for;
use crate::navigation::visibility::is_visible;
use crate::search_index::SearchIndex;

/// What the search says of the words.
#[derive(Clone, Default)]
struct Worded {
    /// As they were typed.
    words: String,
    /// Whether there is an answer; if not, the list goes by the other conditions alone.
    progress: Option<Progress>,
    found: Option<Arc<FoundPolicies<'static>>>,
    codes: Option<Vec<PolicyCode>>,
}

impl PartialEq for Worded {
    /// What is found follows from the words, once the index is there.
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && self.progress == other.progress
    }
}

impl Worded {
    /// What the index says of `words`.
    fn of(words: &str, index: SearchIndex) -> Self {
        let words = words.trim().to_owned();
        if words.is_empty() {
            return Self::default();
        }
        let progress = Some(index.progress());
        let found = index.ask(|engine| engine.find_policies(&words));
        Self {
            words,
            progress,
            codes: found.as_ref().map(codes),
            found: found.map(Arc::new),
        }
    }

    /// What `filter` finds, with these words or, if it has none, without.
    fn find(&self, filter: &Filter) -> Findings<'static> {
        let words = filter.has_words().then_some(&self.codes);
        filter::find(&BRIEF, filter, words.and_then(Option::as_deref))
    }
}

/// What the page lists, and of what.
#[derive(Clone)]
struct Found {
    /// As the URL keeps it, with the words as they were typed.
    filter: Filter,
    worded: Worded,
    findings: Findings<'static>,
    index: SearchIndex,
}

impl PartialEq for Found {
    /// What is found follows from what is asked.
    fn eq(&self, other: &Self) -> bool {
        self.filter == other.filter && self.worded == other.worded
    }
}

impl Found {
    fn new(filter: Filter, worded: Worded, index: SearchIndex) -> Self {
        Self {
            findings: worded.find(&filter),
            filter,
            worded,
            index,
        }
    }

    /// What the page in `main` lists that was written before the app came, if it is the list's; `now` is
    /// what the address asks for.
    fn written(main: &Element, now: &Self) -> Option<Self> {
        let Route::Policies(filter) = written_for(main)? else {
            return None;
        };
        let mut worded = if filter.words.trim() == now.worded.words {
            now.worded.clone()
        } else {
            Worded::of(&filter.words, now.index)
        };
        // Who wrote it had an answer.
        worded.progress = worded.progress.and(Some(Progress::Here));
        Some(Self::new(filter, worded, now.index))
    }

    /// What the page shows of it.
    fn with_listed<T>(&self, show: impl FnOnce(&Listed<'_>) -> T) -> T {
        let words = self.worded.found.as_deref();
        let marks = |text: &str| {
            let marks = words.and_then(|found| self.index.ask(|engine| engine.marks(text, found)));
            marks.unwrap_or_default()
        };
        let excerpts = |code: PolicyCode| {
            let found = words?;
            let page = Route::Policy(code).to_string();
            self.index
                .ask(|engine| engine.excerpts(&page, found, EXCERPTS))
        };
        show(&Listed {
            filter: &self.filter,
            findings: &self.findings,
            progress: self.worded.progress,
            marks: &marks,
            excerpts: &|code| excerpts(code).unwrap_or_default(),
            count: &|filter| self.worded.find(filter).policies().len(),
        })
    }
}

/// Shows the page in `main`, or attaches to the one that stands there.
pub fn open(main: &Element) {
    let navigation = Navigation::from_context();
    let index = SearchIndex::from_context();
    let filter = memo(move || match navigation.route() {
        Route::Policies(filter) => filter,
        _ => Filter::default(),
    });
    let worded = memo(move || filter.with(|filter| Worded::of(&filter.words, index)));
    react(move || {
        if worded.with(|worded| worded.progress == Some(Progress::NotAsked)) {
            index.fetch();
        }
    });
    let counts = memo(move || {
        let codes = |worded: &Worded| {
            filter.with(|filter| filter::counts(&BRIEF, filter, worded.codes.as_deref()))
        };
        worded.with(codes)
    });
    let found = found(navigation, filter, worded, index);
    let now = found.get_untracked();
    let written = Found::written(main, &now).unwrap_or_else(|| {
        let states = filter
            .with_untracked(|filter| counts.with_untracked(|counts| choice_states(filter, counts)));
        let page = now.with_listed(|listed| policies(listed, &states));
        main.set_inner_html(&page.into_string());
        now
    });
    filter_panel::attach(main, filter, counts);
    follow(main, navigation, written, found, index);
}

/// What the page lists. Results that cannot be seen wait until the reader pauses.
fn found(
    navigation: Navigation,
    filter: Memo<Filter>,
    worded: Memo<Worded>,
    index: SearchIndex,
) -> Memo<Found> {
    let is_visible = is_visible(RESULTS);
    memo_of_last(move |last: Option<&Found>| match last {
        Some(last) if navigation.is_settling() && !is_visible.get() => last.clone(),
        _ => Found::new(filter.get(), worded.get(), index),
    })
}

/// Keeps the results what is found, where `written` is what they are so far.
fn follow(
    main: &Element,
    navigation: Navigation,
    written: Found,
    found: Memo<Found>,
    index: SearchIndex,
) {
    let count = |found: &Found| changing_text(&found.with_listed(summary));
    let shown_conditions = |found: &Found| conditions(&found.filter).into_string();
    keep_html(SUMMARY, count(&written), move || found.with(count));
    keep_html(CHOSEN, shown_conditions(&written), move || {
        found.with(shown_conditions)
    });
    react(move || found.with(|found| say_what_is_listed(&found.filter)));
    render_progressively(
        navigation,
        written,
        found,
        cards_in_window,
        |found, most| {
            let results = found.with_listed(|listed| results(listed, most));
            browser::set_html(LIST, &results.into_string());
        },
        |found, shown| {
            for (list, cards) in found.with_listed(|listed| rest_of_lists(listed, shown)) {
                browser::append_html(&list, &cards.into_string());
            }
        },
    );
    for id in [CHOSEN, LIST] {
        if let Some(place) = browser::within(main, id) {
            browser::listen(&place, "click", move |event| {
                if browser::closest_attribute(&event, attribute::ACTION).is_some() {
                    index.fetch();
                }
                back_to_results(&event);
            });
        }
    }
}

/// Says in the page's heading, in its title and on the panel what the list is of.
fn say_what_is_listed(filter: &Filter) {
    let heading = list_heading(filter);
    browser::set_text(HEADING, &heading);
    browser::set_text(PANEL_LABEL, panel_label(filter));
    browser::set_title(&title(&heading));
}

/// How many cards, at most, can be seen at once of a list.
fn cards_in_window() -> usize {
    const CARD: usize = 200;
    (browser::window_height() / CARD).max(2)
}

/// A link to another list goes with the list that it stood in; the focus goes to the new one.
fn back_to_results(event: &Event) {
    let list = Route::all_policies().to_string();
    let to_a_list = |href: String| href == list || href.starts_with(&format!("{list}?"));
    if browser::closest_attribute(event, "href").is_some_and(to_a_list) {
        request_animation_frame(|| browser::focus(RESULTS));
    }
}
