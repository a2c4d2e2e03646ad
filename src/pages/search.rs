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
    // The first line is for the status, the rest the markup below it.
    let shown = memo(move || {
        let query = match navigation.route() {
            Route::Search(query) => query,
            _ => Query::default(),
        };
        let progress = index.progress();
        let found = index.find(&query);
        let summary = summary(&query, progress, &found);
        format!(
            "{summary}\n{}",
            results(&query, progress, &found).into_string()
        )
    });
    let part = move |at: usize| {
        shown.with(|shown| {
            let parts = shown.split_once('\n').unwrap_or_default();
            [parts.0, parts.1][at].to_owned()
        })
    };
    let act = move |event: MouseEvent| {
        if browser::closest_attribute(&event, "data-action").is_some() {
            index.fetch();
        }
    };
    view! {
        <div class="page search-page">
            <h1 tabindex="-1">{Metadata::of(&Route::search("")).heading}</h1>
            <p class="results__count" role="status">{move || part(0)}</p>
            <div on:click=act inner_html=move || part(1)></div>
        </div>
    }
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

fn results(query: &Query, progress: Progress, found: &Found<'_>) -> Markup {
    html! {
        @if query.words.trim().is_empty() {
            p.page__lead {
                "施策とその取組、将来目標、総合戦略、成果指標、用語、以前の事業を、まとめてさがせます。ひらがなだけでも、文章でもかまいません。"
            }
        } @else if progress == Progress::Failed {
            div.failure role="alert" {
                p { "電波のよいところで、もう一度お試しください。" }
                button.dads-button data-type="outline" data-size="md" type="button" data-action="fetch" { "もう一度さがす" }
            }
        } @else if progress == Progress::Here {
            @for (place, group) in found.groups.iter().enumerate() { (hits_of(query, place, group)) }
            @if let Some(kind) = query.kind {
                p { a href=(Route::search(&query.words)) { (kind.label()) "のほかもさがす" } }
            }
            @if found.groups.is_empty() || found.is_near { (advice()) }
            @if !found.groups.is_empty() { (share()) }
        }
    }
}

/// How many kinds show all the hits that came, where several kinds are shown; of the others, one
/// hit tells whether they are worth a look. A slow phone lays out half as much at each letter.
const IN_FULL: usize = 2;

/// The hits of one kind, and the way to all of them.
fn hits_of(query: &Query, place: usize, group: &Group<'_>) -> Markup {
    let kind = group.kind;
    let is_full = place < IN_FULL;
    let shown = if is_full {
        &group.hits
    } else {
        group.hits.get(..1).unwrap_or_default()
    };
    html! {
        section.hits data-kind=(kind) aria-labelledby=(format!("hits-{}", kind.id())) {
            h2.hits__heading id=(format!("hits-{}", kind.id())) {
                (kind.label()) span.hits__count { (group.total) "件" }
            }
            ul.hits__list { @for hit in shown { (hit_item(hit, is_full)) } }
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
