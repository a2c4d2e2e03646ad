//! わたしの一枚: up to three policies on one sheet, as a picture that is printed, saved and handed on.
//!
//! It is one SVG with its text set in lines, so that what is seen, printed and saved is the same.

use maud::{Markup, PreEscaped, html};
use plan::Policy;
use plan_data::PLAN;

use crate::components::emaki::{Crop, HERO, document};
use crate::components::picture_text::lines;
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
        .map(|policy| format!("{} {}", policy.code, policy.name))
        .collect();
    html! {
        svg.card__picture xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } width=(WIDTH) height=(HEIGHT) role="img" aria-label={ "わたしの一枚：" (names.join("、")) } font-family="Hiragino Mincho ProN, Yu Mincho, Noto Serif JP, Noto Serif CJK JP, serif" fill="#1a1a1a" {
            rect width=(WIDTH) height=(HEIGHT) fill="#fff" {}
            svg width=(WIDTH) height="390" { (document(&crop.unwrap_or(HERO))) }
            text x="60" y="478" font-size="48" { "わたしに関わる鎌倉のこれから" }
            @for (place, policy) in policies.iter().enumerate() { (entry(policy, 556 + 232 * place)) }
            path d="M60 1256h930" stroke="#00616f" stroke-width="3" {}
            text x="60" y="1330" font-size="34" { (SITE_NAME) }
            text x="790" y="1330" font-size="26" fill="#4d4d4d" text-anchor="end" { (day) }
            text x="60" y="1384" font-size="26" fill="#4d4d4d" { "検討中の案より（" (PLAN.in_words()) "）" }
            text x="60" y="1424" font-size="26" fill="#4d4d4d" { "意見を送れます。名前も登録もいりません。" }
            svg x="812" y="1272" width="190" height="190" { (PreEscaped(code)) }
        }
    }
}

/// A policy's name and aim, from a height on.
fn entry(policy: &Policy<'_>, y: usize) -> Markup {
    html! {
        text x="60" y=(y) font-size="40" fill="#006173" { (policy.code) }
        text x="176" y=(y) font-size="40" font-weight="bold" { (policy.name) }
        @for (at, line) in lines(policy.goal.text, 31, 4).iter().enumerate() {
            text x="60" y=(y + 48 + 40 * at) font-size="29" { (line) }
        }
    }
}
