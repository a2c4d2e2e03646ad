//! What some words find of the plan in another language. The server answers; the file says where to
//! look instead, for a copy of the site that no server answers for.

use maud::{Markup, html};
use plan_search::{Found, Group, Hit, Kind};

use crate::components::beyond_the_plan::BEYOND_THE_PLAN;
use crate::components::breadcrumb::breadcrumb;
use crate::components::marked_text::marked_text;
use crate::components::reader_choices::FIND_WHAT_CONCERNS_YOU;
use crate::components::translation_note::translation_note;
use crate::language::{JAPANESE, lang_of_original, tr, tr_with};
use crate::metadata::Metadata;
use crate::pages::policies::NOTHING_FOUND;
use crate::pages::search::{ASK_FOR_WORDS, NOT_THERE, RESULTS, SUMMARY, excerpt};
use crate::urls::{Query, Route, is_in_language_of_page};

/// What is said where nothing has all of the words.
pub(super) const ONLY_NEAR: &str =
    "すべてのことばがそろうものは見つかりませんでした。近いもの：{count}";
/// What to do where nothing fits.
pub(super) const TRY_OTHER_WORDS: &str = "ことばを短くするか、別の言い方でお試しください。";

/// How many hits of each kind are shown where several are: a policy is more than a word of it.
const fn each(kind: Kind) -> usize {
    match kind {
        Kind::Policy => 5,
        _ => 3,
    }
}

/// How many are shown of a kind that was asked for alone.
const ALONE: usize = 50;

/// What the page answers.
pub struct Answer<'a> {
    /// What was asked.
    pub query: Query,
    /// What was found.
    pub found: Found<'a>,
    /// Whether its excerpts are in Japanese, because its words are.
    pub is_by_japanese: bool,
    /// How many characters of the query counted, where it had more.
    pub counted: Option<usize>,
}

/// How many hits at most the page shows of a kind.
pub fn limit(query: &Query) -> impl Fn(usize, Kind) -> usize {
    let alone = query.kind;
    move |_, kind| match alone {
        None => each(kind),
        Some(alone) if alone == kind => ALONE,
        Some(_) => 0,
    }
}

/// The page with what was found.
pub fn translated_search(answer: &Answer<'_>) -> Markup {
    let words = answer.query.words.trim();
    let groups = &answer.found.groups;
    html! {
        div.page.search-page {
            (breadcrumb(&Route::search("")))
            h1 tabindex="-1" { (tr_with("「{words}」の検索結果", &[("words", words)])) }
            p.results__count #(SUMMARY) role="status" { (summary(answer)) }
            @if let Some(counted) = answer.counted {
                p { (tr_with("はじめの{count}文字でさがしました。", &[("count", &counted.to_string())])) }
            }
            div #(RESULTS) {
                @for group in groups { (section(group, answer)) }
                @if groups.is_empty() || answer.found.is_near { (advice()) }
            }
            (translation_note(&Route::Search(answer.query.clone()), None))
        }
    }
}

/// The page before anything is asked.
pub fn translated_search_unasked() -> Markup {
    let metadata = Metadata::of(&Route::search(""));
    html! {
        div.page.search-page {
            (breadcrumb(&Route::search("")))
            h1 tabindex="-1" { (metadata.heading) }
            p.page__lead { (tr(ASK_FOR_WORDS)) " " (tr("日本語のことばでもさがせます。")) }
            p { (tr("さがしてもこのページのままのときは、この場所では検索を使えません。一覧からさがしてください。")) }
            (ways())
            (translation_note(&Route::search(""), None))
        }
    }
}

fn summary(answer: &Answer<'_>) -> String {
    let total: usize = answer.found.groups.iter().map(|group| group.total).sum();
    let total = total.to_string();
    let count: [(&str, &str); 1] = [("count", &total)];
    if answer.found.groups.is_empty() {
        tr(NOTHING_FOUND).to_owned()
    } else if answer.found.is_near {
        tr_with(ONLY_NEAR, &count)
    } else {
        tr_with("見つかったもの：{count}", &count)
    }
}

fn section(group: &Group<'_>, answer: &Answer<'_>) -> Markup {
    let Query { words, kind } = &answer.query;
    let heading = format!("hits-{}", group.kind);
    let all = Route::Search(Query {
        words: words.clone(),
        kind: Some(group.kind),
    });
    html! {
        section.hits aria-labelledby=(heading) {
            h2.hits__heading id=(heading) { (tr(group.kind.label())) span.hits__count { (group.total) } }
            ul.hits__list { @for hit in &group.hits { (hit_item(hit, answer.is_by_japanese)) } }
            @if group.total > group.hits.len() && kind.is_none() {
                p.hits__more { a href=(all) { (tr("もっと見る")) span.visually-hidden { (tr("（")) (tr(group.kind.label())) (tr("）")) } } }
            }
        }
        @if kind.is_some() { p.hits__more { a href=(Route::search(words)) { (tr("ほかの種類もさがす")) } } }
    }
}

fn hit_item(hit: &Hit<'_>, is_by_japanese: bool) -> Markup {
    let leads_out = !is_in_language_of_page(hit.href);
    html! {
        li.hit {
            a.hit__link href=(hit.href) hreflang=[lang_of_original().filter(|_| leads_out)] {
                (marked_text(hit.title, &hit.title_marks))
            }
            @if !hit.context.is_empty() { p.hit__context { (hit.context) } }
            @if !hit.excerpt.is_empty() {
                p.hit__excerpt lang=[is_by_japanese.then_some(JAPANESE)] {
                    (excerpt(hit))
                }
            }
        }
    }
}

/// What to do where nothing fits.
fn advice() -> Markup {
    html! {
        div.nothing-found {
            h2.nothing-found__heading { (tr(NOT_THERE)) }
            p { (tr(TRY_OTHER_WORDS)) }
            (ways())
        }
    }
}

/// Where to look without words.
fn ways() -> Markup {
    let send = Route::Send(None);
    html! {
        ul.nothing-found__list {
            li { a href=(Route::all_policies()) { (tr("施策の一覧からさがす")) } }
            li { a href={ (Route::Home) "#who" } { (tr(FIND_WHAT_CONCERNS_YOU)) } }
            li { a href=(send) hreflang=[send.hreflang()] { (tr(BEYOND_THE_PLAN)) } }
        }
    }
}
