//! わたしの一枚: up to three policies on one sheet, as a picture that is printed, saved and handed on.
//!
//! It is one SVG with its text set in lines, so that what is seen, printed and saved is the same.

use maud::{Markup, PreEscaped, html};
use plan::{Language, Policy};
use plan_data::PLAN;

use crate::components::emaki::{Crop, HERO, document};
use crate::components::picture_text::{lines, lines_of_words};
use crate::language::{
    PageLanguage, is_japanese, lang_of_passage, language, passage_text, tr, tr_with,
};
use crate::metadata::SITE_NAME;

/// How many policies a sheet has at most.
pub const MOST: usize = 3;

/// The sheet, in tenths of a millimetre: A6.
const WIDTH: i32 = 1050;
const HEIGHT: i32 = 1480;

/// The part of the scroll above the policies, which is drawn three times as large.
const VIEW: [i32; 2] = [350, 130];

/// The sheet of some policies as made on a day, with the QR code of its address as an SVG document.
pub fn card_picture(policies: &[&Policy<'_>], day: &str, code: &str) -> Markup {
    let first = policies.first().map(|policy| policy.code);
    let crop = first.and_then(|code| Crop::around(code, VIEW, VIEW[0] / 2));
    let names: Vec<String> = policies
        .iter()
        .map(|policy| format!("{} {}", policy.code, passage_text(policy.name)))
        .collect();
    let label = format!("{}{}{}", tr("わたしの一枚"), tr("："), names.join(tr("、")));
    // A name in letters is longer than one in kanji, and the day stands beside it.
    let size_of_name = if is_japanese() { "34" } else { "28" };
    html! {
        svg.card__picture xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } width=(WIDTH) height=(HEIGHT) role="img" aria-label=(label) font-family=(fonts()) fill="#1a1a1a" {
            rect width=(WIDTH) height=(HEIGHT) fill="#fff" {}
            svg width=(WIDTH) height="390" { (document(&crop.unwrap_or(HERO))) }
            text x="60" y="478" font-size="48" { (tr("わたしに関わる鎌倉のこれから")) }
            @for (place, policy) in policies.iter().enumerate() { (entry(policy, 556 + 232 * place)) }
            path d="M60 1256h930" stroke="#00616f" stroke-width="3" {}
            text x="60" y="1330" font-size=(size_of_name) { (tr(SITE_NAME)) }
            text x="790" y="1330" font-size="26" fill="#4d4d4d" text-anchor="end" { (day) }
            text x="60" y="1384" font-size="26" fill="#4d4d4d" { (origin()) }
            text x="60" y="1424" font-size="26" fill="#4d4d4d" { (tr("意見を送れます。名前も登録もいりません。")) }
            svg x="812" y="1272" width="190" height="190" { (PreEscaped(code)) }
        }
    }
}

/// Which text the policies' names and aims are.
fn origin() -> String {
    if is_japanese() {
        return tr_with("検討中の案より（{plan}）", &[("plan", &PLAN.in_words())]);
    }
    tr("検討中の案を機械で訳したものです。").to_owned()
}

/// The fonts: a picture that was saved has no page whose language would choose them.
fn fonts() -> &'static str {
    match language() {
        Some(PageLanguage::Foreign(Language::English)) => "Georgia, Noto Serif, serif",
        Some(PageLanguage::Foreign(Language::SimplifiedChinese)) => {
            "Songti SC, SimSun, Noto Serif SC, Noto Serif CJK SC, serif"
        }
        Some(PageLanguage::Foreign(Language::Korean)) => {
            "AppleMyungjo, Batang, Noto Serif KR, Noto Serif CJK KR, serif"
        }
        Some(PageLanguage::Easy) | None => {
            "Hiragino Mincho ProN, Yu Mincho, Noto Serif JP, Noto Serif CJK JP, serif"
        }
    }
}

/// A policy's name and aim, from a height on.
fn entry(policy: &Policy<'_>, y: usize) -> Markup {
    // Letters are as many as a line has room for in the widest of the fonts.
    let (size_of_name, size_of_aim, name) = if is_japanese() {
        (40, 29, vec![policy.name.to_owned()])
    } else {
        (34, 27, in_lines(policy.name, 20, 2))
    };
    let aim = in_lines(policy.goal.text, 31, 5 - name.len());
    let (lang_of_name, lang_of_aim) = (
        lang_of_passage(policy.name),
        lang_of_passage(policy.goal.text),
    );
    html! {
        text x="60" y=(y) font-size="40" fill="#006173" { (policy.code) }
        @for (at, line) in name.iter().enumerate() {
            text x="176" y=(y + 40 * at) font-size=(size_of_name) font-weight="bold" lang=[lang_of_name] { (line) }
        }
        @for (at, line) in aim.iter().enumerate() {
            text x="60" y=(y + 8 + 40 * (name.len() + at)) font-size=(size_of_aim) lang=[lang_of_aim] { (line) }
        }
    }
}

/// A passage in lines, broken as the language of the page breaks them.
fn in_lines(passage: &str, width: usize, most: usize) -> Vec<String> {
    let text = passage_text(passage);
    match language() {
        Some(PageLanguage::Foreign(Language::English | Language::Korean)) => {
            lines_of_words(text, width, most)
        }
        _ => lines(text, width, most),
    }
}
