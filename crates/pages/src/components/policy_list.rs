//! The lists of policies that a filter finds: those that name the reader or have the words, and the
//! others by chapter.

use std::iter::once;
use std::ops::Range;

use maud::{Markup, html};
use plan::filter::{Filter, Findings, ForEveryone, Naming};
use plan::{Chapter, Policy, PolicyCode};

use super::policy_card::{Marks, everyone_card, naming_card, policy_card, policy_row};
use super::search_progress::Progress;
use crate::urls::Route;

/// What the list of policies lists.
#[derive(Clone, Copy)]
pub struct Listed<'l> {
    /// As the URL has it, with the words as they were typed.
    pub filter: &'l Filter,
    /// What it finds.
    pub findings: &'l Findings<'static>,
    /// Whether the search has answered the filter's words; `None` where it has none.
    pub progress: Option<Progress>,
    /// Where the words stand in a text.
    pub marks: Marks<'l>,
    /// The paragraphs of a policy in which the words stand, each with their bytes.
    pub excerpts: &'l dyn Fn(PolicyCode) -> Vec<(&'static str, Vec<Range<usize>>)>,
    /// How many policies another filter finds, with the same words or none.
    pub count: &'l dyn Fn(&Filter) -> usize,
}

/// What shows the policies otherwise than as a list: in a picture, and on a sheet to hand on.
pub fn ways_beside_the_list() -> Markup {
    html! {
        ul.situation-links {
            li { a.situation-link href=(Route::Emaki(None)) { "鎌倉ミライ絵巻" } }
            li.card-link { a.situation-link href=(Route::Card(String::new())) { "わたしの一枚をつくる" } }
        }
    }
}

/// How many lines of an index are as high as a card.
const ROWS_PER_CARD: usize = 3;

/// A policy as one list shows it.
enum Item<'l> {
    Row(&'l Policy<'static>),
    Card(&'l Policy<'static>),
    Naming(&'l Naming<'static>),
    ForEveryone(&'l ForEveryone<'static>),
}

/// A list with its items.
struct List<'l> {
    /// Of the chapter that it is of; `None` where it goes by the reader or the words.
    chapter: Option<Chapter>,
    items: Vec<Item<'l>>,
}

impl List<'_> {
    fn id(&self) -> String {
        let name = self.chapter.map_or("found", Chapter::id);
        format!("list-{name}")
    }

    /// The items from one on, at most so many.
    fn items(&self, listed: &Listed<'_>, from: usize, most: usize) -> Markup {
        let marks = listed.marks;
        html! {
            @for item in self.items.iter().skip(from).take(most) {
                @match item {
                    Item::Row(policy) => (policy_row(policy)),
                    Item::Card(policy) => (policy_card(policy, marks, &(listed.excerpts)(policy.code))),
                    Item::Naming(naming) => (naming_card(naming, marks)),
                    Item::ForEveryone(item) => (everyone_card(item, marks)),
                }
            }
        }
    }

    fn list(&self, listed: &Listed<'_>, most: usize) -> Markup {
        html! { ul.results__list id=(self.id()) { (self.items(listed, 0, most)) } }
    }
}

/// Whether policies are listed by chapter, and not as the words find them.
fn is_index(listed: &Listed<'_>) -> bool {
    !listed.filter.has_words()
}

fn lists<'l>(listed: &Listed<'l>) -> Vec<List<'l>> {
    let mut lists: Vec<List<'l>> = once(None)
        .chain(Chapter::ALL.iter().copied().map(Some))
        .map(|chapter| List {
            chapter,
            items: Vec::new(),
        })
        .collect();
    let mut add = |chapter: Option<Chapter>, item: Item<'l>| {
        if let Some(list) = lists.iter_mut().find(|list| list.chapter == chapter) {
            list.items.push(item);
        }
    };
    match listed.findings {
        Findings::Policies(policies) => {
            for policy in policies {
                let chapter = is_index(listed).then_some(policy.code.chapter);
                let is_row = is_index(listed) && !listed.filter.in_full;
                add(
                    chapter,
                    if is_row {
                        Item::Row(policy)
                    } else {
                        Item::Card(policy)
                    },
                );
            }
        }
        Findings::Audience { named, everyone } => {
            for naming in named {
                add(None, Item::Naming(naming));
            }
            for item in everyone {
                let chapter = item.policy.code.chapter;
                add(Some(chapter), Item::ForEveryone(item));
            }
        }
    }
    lists.retain(|list| !list.items.is_empty());
    lists
}

/// How many items of each list are shown where `most` cards are to be shown in all.
fn shown(lists: &[List<'_>], most: usize) -> Vec<usize> {
    let mut left = most;
    if matches!(
        lists.first().map(|list| &list.items[..]),
        Some([Item::Row(_), ..])
    ) {
        left = most.saturating_mul(ROWS_PER_CARD);
    }
    let take = |list: &List<'_>| {
        let taken = list.items.len().min(left);
        left -= taken;
        taken
    };
    lists.iter().map(take).collect()
}

/// The lists, with at most so many cards.
pub fn policy_lists(listed: &Listed<'_>, most: usize) -> Markup {
    let lists = lists(listed);
    let shown = shown(&lists, most);
    let is_folded = matches!(listed.findings, Findings::Audience { .. });
    let has_others = lists.iter().any(|list| list.chapter.is_some());
    html! {
        @for (list, most) in lists.iter().zip(&shown).filter(|(list, _)| list.chapter.is_none()) {
            h2.visually-hidden { @if is_folded { (NAMED) } @else { "見つかった施策" } }
            (list.list(listed, *most))
        }
        @if is_folded && has_others { h2.results__heading { (FOR_EVERYONE) } }
        @for (list, most) in lists.iter().zip(&shown) {
            @if let Some(chapter) = list.chapter {
                @if is_folded {
                    details.chapter-fold data-chapter=(chapter) {
                        summary.chapter-fold__summary {
                            span.chapter-fold__name { (chapter.label()) }
                            span.chapter-fold__count { (list.items.len()) "施策" }
                        }
                        (list.list(listed, *most))
                    }
                } @else {
                    div.chapter-index data-chapter=(chapter) {
                        // The page's heading says it where there is no other chapter.
                        h2 class=(if lists.len() > 1 { "chapter-index__heading" } else { "visually-hidden" }) {
                            span { (chapter.label()) }
                            span.chapter-index__count { (list.items.len()) span.visually-hidden { "施策" } }
                        }
                        (list.list(listed, *most))
                    }
                }
            }
        }
    }
}

/// What was left out of each list, by the list's id, where `most` cards were shown.
pub fn rest_of_lists(listed: &Listed<'_>, most: usize) -> Vec<(String, Markup)> {
    let lists = lists(listed);
    let shown = shown(&lists, most);
    lists
        .iter()
        .zip(shown)
        .filter(|(list, shown)| *shown < list.items.len())
        .map(|(list, shown)| (list.id(), list.items(listed, shown, usize::MAX)))
        .collect()
}

/// The heading of the policies whose words name the reader.
const NAMED: &str = "あなたのことが書かれている施策";
/// The heading of the others that have measures for everyone.
pub const FOR_EVERYONE: &str = "すべての方に関わる施策";
