//! What some words find in all documents.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};
use plan::search::{Found, Group, Hit};

use crate::browser;
use crate::components::marked_text::marked_text;
use crate::components::share::share;
use crate::metadata::Metadata;
use crate::navigation::Navigation;
use crate::reaction::memo;
use crate::route::{Query, Route};
use crate::search_index::{Progress, SearchIndex};

/// The page.
#[component]
pub fn Search() -> impl IntoView {
    let navigation = Navigation::from_context();
    let index = SearchIndex::from_context();
    index.fetch();
    let at_once = hits_in_window();
    let shown = memo(move || {
        let query = match navigation.route() {
            Route::Search(query) => query,
            _ => Query::default(),
        };
        let progress = index.progress();
        let found = index.find(&query);
        let [first, rest] = results(&query, progress, &found, at_once);
        Shown {
            summary: summary(&query, progress, &found),
            first: first.into_string(),
            // What is below the window waits for a pause.
            rest: if navigation.is_settling() {
                String::new()
            } else {
                rest.into_string()
            },
        }
    });
    let act = move |event: MouseEvent| {
        if browser::closest_attribute(&event, "data-action").is_some() {
            index.fetch();
        }
    };
    view! {
        <div class="page search-page">
            <h1 tabindex="-1">{Metadata::of(&Route::search("")).heading}</h1>
            <p class="results__count" role="status">{move || shown.with(|shown| shown.summary.clone())}</p>
            <div on:click=act inner_html=move || shown.with(|shown| shown.first.clone())></div>
            <div inner_html=move || shown.with(|shown| shown.rest.clone())></div>
        </div>
    }
}

/// What the page shows.
#[derive(PartialEq)]
struct Shown {
    summary: String,
    /// The results that fit the window, as HTML.
    first: String,
    /// Those below.
    rest: String,
}

/// How many hits, about, can be seen at once below what stands above them.
fn hits_in_window() -> usize {
    const ABOVE: usize = 290;
    const HIT: usize = 150;
    (browser::window_height().saturating_sub(ABOVE) / HIT).max(3)
}

/// What was found, in words.
fn summary(query: &Query, progress: Progress, found: &Found<'_>) -> String {
    let words = query.words.trim().replace('\n', " ");
    let total: usize = found.groups.iter().map(|group| group.total).sum();
    match progress {
        _ if words.is_empty() => "さがすことばを、ページの上の欄に入れてください。".to_owned(),
        Progress::NotAsked | Progress::Coming => "さがしています。".to_owned(),
        Progress::Failed => "さがすためのデータを読み込めませんでした。".to_owned(),
        Progress::Here if total == 0 => format!("「{words}」は見つかりませんでした。"),
        Progress::Here if found.is_near => {
            format!(
                "「{words}」をすべて含むものは見つかりませんでした。近いものを{total}件示します。"
            )
        }
        Progress::Here => format!("「{words}」が{total}件見つかりました。"),
    }
}

/// The results: the kinds that fill the window with `at_once` hits, and what comes below them.
fn results(query: &Query, progress: Progress, found: &Found<'_>, at_once: usize) -> [Markup; 2] {
    if query.words.trim().is_empty() {
        return [welcome(), Markup::default()];
    }
    match progress {
        Progress::NotAsked | Progress::Coming => Default::default(),
        Progress::Failed => [failure(), Markup::default()],
        Progress::Here => {
            let mut fitting = at_once;
            let first = found
                .groups
                .iter()
                .enumerate()
                .take_while(|(place, group)| {
                    let fits = fitting > 0;
                    fitting = fitting.saturating_sub(hits_shown(*place, group).len());
                    fits
                });
            let first = first.count();
            let sections = |from: usize, to: usize| {
                let groups = found.groups.iter().enumerate().skip(from).take(to - from);
                html! { @for (place, group) in groups { (hits_of(query, place, group)) } }
            };
            let rest = html! {
                (sections(first, found.groups.len()))
                @if let Some(kind) = query.kind {
                    p { a href=(Route::search(&query.words)) { (kind.label()) "のほかもさがす" } }
                }
                @if found.groups.is_empty() || found.is_near { (advice()) }
                @if !found.groups.is_empty() { (share()) }
            };
            [sections(0, first), rest]
        }
    }
}

/// What can be looked for, where nothing is yet.
fn welcome() -> Markup {
    html! {
        p.page__lead {
            "施策とその取組、将来目標、総合戦略、成果指標、用語、以前の事業を、まとめてさがせます。ひらがなだけでも、文章でもかまいません。"
        }
    }
}

/// The index did not come.
fn failure() -> Markup {
    html! {
        div.failure role="alert" {
            p { "電波のよいところで、もう一度お試しください。" }
            button.dads-button data-type="outline" data-size="md" type="button" data-action="fetch" { "もう一度さがす" }
        }
    }
}

/// How many kinds show all the hits that came, where several kinds are shown; of the others, one
/// hit tells whether they are worth a look. A slow phone lays out half as much at each letter.
const IN_FULL: usize = 2;

/// The hits of a kind that are shown where it stands at `place` among the kinds.
fn hits_shown<'f, 'a>(place: usize, group: &'f Group<'a>) -> &'f [Hit<'a>] {
    let most = if place < IN_FULL { group.hits.len() } else { 1 };
    group.hits.get(..most).unwrap_or_default()
}

/// The hits of one kind, and the way to all of them.
fn hits_of(query: &Query, place: usize, group: &Group<'_>) -> Markup {
    let kind = group.kind;
    let shown = hits_shown(place, group);
    html! {
        section.hits data-kind=(kind) aria-labelledby=(format!("hits-{}", kind.id())) {
            h2.hits__heading id=(format!("hits-{}", kind.id())) {
                (kind.label()) span.hits__count { (group.total) "件" }
            }
            ul.hits__list { @for hit in shown { (hit_item(hit, place < IN_FULL)) } }
            @if group.total > shown.len() && query.kind.is_none() {
                p.hits__more {
                    a href=(Route::Search(Query { words: query.words.clone(), kind: Some(kind) })) {
                        (kind.label()) "をもっと見る"
                    }
                }
            }
        }
    }
}

/// A hit; not in full, its text is quoted only if the title does not say why it was found.
fn hit_item(hit: &Hit<'_>, is_full: bool) -> Markup {
    let is_quoted = !hit.excerpt.is_empty() && (is_full || hit.title_marks.is_empty());
    html! {
        li.hit {
            a.hit__link href=(hit.href) { (marked_text(hit.title, &hit.title_marks)) }
            p.hit__context { (hit.context) }
            @if is_quoted {
                p.hit__excerpt {
                    @if hit.is_cut_before { "…" }
                    (marked_text(hit.excerpt, &hit.excerpt_marks))
                    @if hit.is_cut_behind { "…" }
                }
            }
        }
    }
}

/// What to do where nothing fits.
fn advice() -> Markup {
    html! {
        div.nothing-found {
            h2.nothing-found__heading { "さがしているものがないとき" }
            ul.nothing-found__list {
                li { "ことばを短くするか、別の言い方でお試しください（例：「ゴミ捨て場」→「ごみ」）。" }
                li { a href=(Route::all_policies()) { "施策の一覧からさがす" } }
                li { a href=(Route::Glossary) { "用語を見る" } }
                li { a href=(Route::Send(None)) { "計画にないことを、意見として送る" } }
            }
        }
    }
}
