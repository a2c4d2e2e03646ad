//! What some words find in all documents.

use maud::{Markup, html};
use plan_search::{Found, Group, Hit, Kind};

use crate::components::beyond_the_plan::beyond_the_plan;
use crate::components::breadcrumb::breadcrumb_of_interactive;
use crate::components::marked_text::marked_text;
use crate::components::search_progress::{LOOKING, Progress, UNREAD, search_failure};
use crate::components::share::share;
use crate::metadata::heading_of_interactive;
use crate::urls::{Query, Route, found_voices_href, voices_with};

/// How many kinds show their hits in full, where several are shown; of the others, one hit tells
/// whether they are worth a look. A slow phone lays out half as much.
const IN_FULL: usize = 2;
/// How many hits of each kind are shown in full.
const EACH: usize = 3;
/// How many are shown of a kind that was asked for alone.
const ALONE: usize = 50;
/// How many of the best hits stand above all kinds, where their kind comes further down.
pub const NEAREST: usize = 2;

/// The id of the heading.
pub const HEADING: &str = "results-heading";
/// The id of what holds the results.
pub const RESULTS: &str = "results";
/// The id of the voices among the results.
const VOICES: &str = "hits-voices";
/// What they are called.
const VOICES_LABEL: &str = "声と市の回答";
/// What the page says where no words are given.
pub const ASK_FOR_WORDS: &str = "さがすことばを、ページの上の欄に入れてください。";
/// The heading of what to do where nothing fits.
pub const NOT_THERE: &str = "さがしているものがないとき";
/// The id of what says how much was found.
pub const SUMMARY: &str = "results-count";

/// What the page answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was asked.
    pub query: Query,
    /// Whether the index is there.
    pub progress: Progress,
    /// What it found.
    pub found: Found<'static>,
    /// The voices that have the words, where they are known.
    pub voices: Markup,
}

impl PartialEq for Answer {
    /// What is found follows from the query, once the index is there. Nothing has to be found
    /// without words.
    fn eq(&self, other: &Self) -> bool {
        let is_asked = !self.query.words.trim().is_empty();
        self.query == other.query && (!is_asked || self.progress == other.progress)
    }
}

/// The page.
pub fn search(answer: &Answer) -> Markup {
    html! {
        div.page.search-page {
            div { (breadcrumb_of_interactive(&[])) }
            h1 #(HEADING) tabindex="-1" { (heading(answer)) }
            p.results__count #(SUMMARY) role="status" { (summary(answer)) }
            div #(RESULTS) data-found data-address=(Route::Search(answer.query.clone())) { (results(answer, usize::MAX)) }
        }
    }
}

/// The page before anything is asked.
pub fn search_unasked(query: &Query) -> Markup {
    search(&Answer {
        query: query.clone(),
        progress: Progress::NotAsked,
        found: Found::default(),
        voices: Markup::default(),
    })
}

/// How many hits at most the page shows of a kind, at its place among those found.
pub fn limit(query: &Query) -> impl Fn(usize, Kind) -> usize {
    let alone = query.kind;
    move |place, kind| match alone {
        None if place < IN_FULL => EACH,
        None => 1,
        Some(alone) if alone == kind => ALONE,
        Some(_) => 0,
    }
}

/// The heading: what was asked for, and how much there is.
pub fn heading(answer: &Answer) -> Markup {
    let words = words(answer);
    html! {
        @if words.is_empty() {
            (heading_of_interactive(&Route::search("")))
        } @else {
            "「" bdi { (words) } "」の検索結果"
            @if is_counted(answer) { span.search-page__total { (total(answer)) "件" } }
        }
    }
}

fn words(answer: &Answer) -> String {
    answer.query.words.trim().replace('\n', " ")
}

fn total(answer: &Answer) -> usize {
    answer.found.groups.iter().map(|group| group.total).sum()
}

/// Whether the heading says all that there is to say.
fn is_counted(answer: &Answer) -> bool {
    answer.progress == Progress::Here && !answer.found.is_near && total(answer) > 0
}

/// What was found, in words; who sees the heading needs none where its number says it.
pub fn summary(answer: &Answer) -> Markup {
    let words = words(answer);
    let total = total(answer);
    let said = match answer.progress {
        _ if words.is_empty() => ASK_FOR_WORDS.to_owned(),
        Progress::NotAsked | Progress::Coming => LOOKING.to_owned(),
        Progress::Failed => UNREAD.to_owned(),
        Progress::Here if total == 0 => format!("「{words}」は見つかりませんでした。"),
        Progress::Here if answer.found.is_near => {
            format!(
                "「{words}」のことばがそろうものは見つかりませんでした。近いものを{total}件示します。"
            )
        }
        Progress::Here => format!("「{words}」が{total}件見つかりました。"),
    };
    html! { span.visually-hidden[is_counted(answer)] { (said) } }
}

/// What was found, at most so many hits of it.
pub fn results(answer: &Answer, most: usize) -> Markup {
    if answer.query.words.trim().is_empty() {
        return welcome();
    }
    match answer.progress {
        Progress::NotAsked | Progress::Coming => Markup::default(),
        Progress::Failed => search_failure(),
        Progress::Here => html! {
            (kinds(&answer.found))
            @if let Some(best) = answer.found.best_further_down() {
                section.hits aria-labelledby="nearest" {
                    h2.hits__heading #nearest { "いちばん近いもの" }
                    ul.hits__list { @for hit in best.hits.iter().take(NEAREST) { (hit_item(hit, true)) } }
                }
            }
            @for section in sections(&answer.found).take_while(|section| section.first < most) {
                (section.markup(answer, most - section.first))
            }
            @if most >= hits_in(&answer.found) { (tail(answer)) }
        },
    }
}

/// The sections that begin behind so many hits, and what stands below them.
pub fn results_behind(answer: &Answer, shown: usize) -> Markup {
    html! {
        @if shown < hits_in(&answer.found) {
            @for section in sections(&answer.found).skip_while(|section| section.first < shown) {
                (section.markup(answer, usize::MAX))
            }
            (tail(answer))
        }
    }
}

/// What stands below the hits.
fn tail(answer: &Answer) -> Markup {
    let Answer { query, found, .. } = answer;
    html! {
        @if voices_place(found) == found.groups.len() { (voices(answer)) }
        @if let Some(kind) = query.kind {
            p { a href=(Route::search(&query.words)) { (kind.label()) "のほかもさがす" } }
        }
        @if found.groups.is_empty() || found.is_near { (advice()) }
        @if !found.groups.is_empty() { (share(&Route::Search(query.clone()))) }
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

/// The ways to the kinds, where there are several.
fn kinds(found: &Found<'_>) -> Markup {
    let voices = voices_place(found);
    html! {
        @if found.groups.len() > 1 {
            nav.chosen aria-label="結果の種類" {
                @for (place, Group { kind, total, .. }) in found.groups.iter().enumerate() {
                    @if place == voices { (way_to_voices()) }
                    a.chosen__item.chosen__link href={ "#hits-" (kind.id()) } { (kind.label()) span { (total) "件" } }
                }
                @if voices == found.groups.len() { (way_to_voices()) }
            }
        }
    }
}

fn way_to_voices() -> Markup {
    html! { a.chosen__item.chosen__link href={ "#" (VOICES) } { (VOICES_LABEL) } }
}

/// The place for the voices that have the words: behind what the city does, before what is said of it
/// elsewhere. They are the server's to find; a script fills the place, which stays as high as it is. Where
/// one kind alone is asked for, they have none.
fn voices(answer: &Answer) -> Markup {
    let Query { words, kind } = &answer.query;
    if kind.is_some() {
        return Markup::default();
    }
    html! {
        section.hits #(VOICES) aria-labelledby="hits-voices-heading" {
            h2.hits__heading #hits-voices-heading { (VOICES_LABEL) }
            div.hits__voices data-sought=[answer.voices.0.is_empty().then(|| found_voices_href(words))] {
                @if answer.voices.0.is_empty() {
                    p.hits__more { a href=(voices_with(words)) { "公開された声のなかからさがす" } }
                    p.hit__context { "通信がつながっているときに、ここにも出ます。" }
                } @else { (answer.voices) }
            }
        }
    }
}

/// Before which group the voices stand.
fn voices_place(found: &Found<'_>) -> usize {
    let is_of_city = |group: &&Group<'_>| group.kind <= Kind::Measure;
    found.groups.iter().take_while(is_of_city).count()
}

/// The hits of one kind, as the page shows them.
pub struct Section<'f> {
    group: &'f Group<'static>,
    is_full: bool,
    /// Whether the voices stand before it.
    is_behind_voices: bool,
    /// How many of its hits stand above all kinds, and are not shown again.
    nearest: usize,
    /// How many hits stand above its first one.
    pub first: usize,
}

/// The kinds in their order, each with the hits that are shown of it.
pub fn sections<'f>(found: &'f Found<'static>) -> impl Iterator<Item = Section<'f>> {
    let mut above = 0;
    let voices = voices_place(found);
    found.groups.iter().enumerate().map(move |(place, group)| {
        let first = above;
        above += group.hits.len();
        Section {
            group,
            is_full: place < IN_FULL || place == found.best,
            is_behind_voices: place == voices,
            nearest: if place > 0 && place == found.best {
                NEAREST
            } else {
                0
            },
            first,
        }
    })
}

/// How many hits the page shows.
fn hits_in(found: &Found<'static>) -> usize {
    found.groups.iter().map(|group| group.hits.len()).sum()
}

impl Section<'_> {
    /// The id of its element.
    pub fn id(&self) -> String {
        format!("hits-{}", self.group.kind.id())
    }

    /// The id of its list.
    pub fn list_id(&self) -> String {
        format!("{}-list", self.id())
    }

    /// Whether some of its hits are among the first so many, and some are not.
    pub fn is_cut_by(&self, hits: usize) -> bool {
        (self.first + 1..self.first + self.group.hits.len()).contains(&hits)
    }

    /// The section with its first hits; with all of them, also the way to more.
    fn markup(&self, answer: &Answer, most: usize) -> Markup {
        let query = &answer.query;
        let heading = format!("{}-heading", self.id());
        html! {
            @if self.is_behind_voices { (voices(answer)) }
            section.hits id=(self.id()) data-kind=(self.group.kind) aria-labelledby=(heading) {
                h2.hits__heading id=(heading) {
                    (self.group.kind.label()) span.hits__count { (self.group.total) "件" }
                }
                ul.hits__list id=(self.list_id()) { (self.items(0, most)) }
                @if self.group.hits.len() <= self.nearest { p.hit__context { "上の「いちばん近いもの」にあります。" } }
                @if most >= self.group.hits.len() { (self.more(query)) }
            }
        }
    }

    /// Its hits from one place to another, without those that stand above all kinds.
    pub fn items(&self, from: usize, to: usize) -> Markup {
        let from = from.max(self.nearest);
        let hits = self.group.hits.iter().take(to).skip(from);
        html! { @for hit in hits { (hit_item(hit, self.is_full)) } }
    }

    /// The way to all hits of this kind, if there are more.
    pub fn more(&self, query: &Query) -> Markup {
        html! {
            @if self.group.total > self.group.hits.len() && query.kind.is_none() {
                p.hits__more {
                    a href=(Route::Search(Query { words: query.words.clone(), kind: Some(self.group.kind) })) {
                        (self.group.kind.label()) "をもっと見る"
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
                p.hit__excerpt { (excerpt(hit)) }
            }
        }
    }
}

/// The part of a hit's text that is quoted.
pub fn excerpt(hit: &Hit<'_>) -> Markup {
    html! {
        @if hit.is_cut_before { "…" }
        (marked_text(hit.excerpt, &hit.excerpt_marks))
        @if hit.is_cut_behind { "…" }
    }
}

/// What to do where nothing fits.
fn advice() -> Markup {
    html! {
        div.nothing-found {
            h2.nothing-found__heading { (NOT_THERE) }
            ul.nothing-found__list {
                li { "ことばを短くするか、別の言い方でお試しください（例：「ゴミ捨て場」→「ごみ」）。" }
                li { a href=(Route::all_policies()) { "施策の一覧からさがす" } }
                li { a href=(Route::Glossary) { "用語を見る" } }
                li { (beyond_the_plan()) }
            }
        }
    }
}
