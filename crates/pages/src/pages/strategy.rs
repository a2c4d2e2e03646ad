//! 総合戦略: the city's five themes, each with its directions and the policies tied to them.

use maud::{Markup, html};
use plan::{Document, Slide};
use plan_data::STRATEGY;

use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end_of_original};
use crate::components::policy_squares::{Row, each_once, policy_squares};
use crate::components::section_text::paragraphs;
use crate::components::source_note::sourced;
use crate::components::strategy_table::themes_table;
use crate::components::strategy_theme::{directions, strategy_theme};
use crate::components::translation_note::translation_note;
use crate::language::{is_japanese, original, passage, passage_text, tr, tr_around, tr_with};
use crate::metadata::Metadata;
use crate::summary::document_name;
use crate::urls::{Route, theme_href};

/// What a link to this page says of it.
pub fn to_strategy() -> String {
    format!("{}と国の戦略の分類から、施策をたどれます。", directions())
}

/// The page.
pub fn strategy() -> Markup {
    let national = Metadata::of(&Route::NationalStrategy).heading;
    html! {
        div.page.strategy-page {
            (page_head(&Route::Strategy))
            (translation_note(&Route::Strategy, None))
            p.page__lead {
                (tr_with(
                    "{document}は、基本計画の施策を、{directions}にまとめています。",
                    &[("document", &document_name(Document::Strategy)), ("directions", &directions())],
                ))
                @if !is_japanese() { (tr("見出しと名前は訳してあります。ほかの文章は日本語です。")) }
            }
            (picture())
            section.page-section id="themes" tabindex="-1" {
                h2 { (tr("方向ごとの取組方針と施策")) }
                p.page-section__note { (tr("この案の文章には、方向ごとの数値目標（KPI）は書かれていません。")) }
                @for (index, theme) in STRATEGY.themes.iter().enumerate() { (strategy_theme(index + 1, theme)) }
            }
            p.page__action { a href=(Route::NationalStrategy) { (tr_with("{page}を見る", &[("page", &national)])) } }
            (slides())
            (page_end_of_original(&cited()))
        }
    }
}

/// How many policies each theme has.
fn picture() -> Markup {
    let rows: Vec<Row> = (1..)
        .zip(STRATEGY.themes)
        .map(|(number, theme)| {
            let directions = theme.directions.iter();
            Row {
                mark: number.to_string(),
                title: passage(theme.title.text),
                href: theme_href(number),
                policies: each_once(directions.flat_map(|it| it.policies).map(|link| link.code)),
            }
        })
        .collect();
    let heading = |most: &Row| {
        tr_around(
            "いちばん多いのは「{theme}」の{count}施策です",
            &[
                ("theme", most.title.clone()),
                ("count", html! { (most.policies.len()) }),
            ],
        )
    };
    policy_squares(tr("方向ごとの施策"), &rows, heading, &themes_table())
}

/// What else the slides say. Where a diagram is lost, it says so in words.
fn slides() -> Markup {
    html! {
        details.fold id="slides" {
            summary.fold__summary { (tr_with("資料のほかの説明（{count}）", &[("count", &STRATEGY.slides.len().to_string())])) }
            div.fold__body {
                p.page-section__note { (tr("もとの資料にある図は、ここにはありません。図のあったところには、図の中の文字だけが残っています。")) }
                @for slide in STRATEGY.slides { (slide_section(slide)) }
            }
        }
    }
}

fn slide_section(slide: &Slide<'_>) -> Markup {
    html! {
        section.slide {
            (sourced(&html! { h3 { (passage(slide.title.text)) } }, slide.source, passage_text(slide.title.text)))
            div.prose {
                @if slide.passages.is_empty() {
                    p { (tr("この見出しの下は図だけで、文章がありません。図の内容は、もとの資料で確かめてください。")) }
                }
                (original(|| paragraphs(slide.passages)))
            }
        }
    }
}

fn cited() -> Vec<Cited> {
    let themes = (1..).zip(STRATEGY.themes);
    let themes = themes.map(|(number, it)| (format!("方向{number} {}", it.title.text), it.source));
    let slides = STRATEGY.slides.iter();
    let slides = slides.map(|slide| (slide.title.text.to_owned(), slide.source));
    themes.chain(slides).collect()
}
