//! A receipt's number as a picture, to be kept among one's photographs.
//!
//! Pictures are looked at by others and copied to other places: it has neither the words of the opinion
//! nor its control code, nor what it is about.

use hearing_api::Receipt;
use maud::{Markup, html};

use super::receipt_number::two_lines;
use crate::dates::day_of_time;
use crate::language::{tr, tr_with};
use crate::metadata::SITE_NAME;

/// The picture, as an SVG document; `address` is where the number is asked for.
pub fn receipt_picture(
    receipt: Receipt,
    received_at: &str,
    address: &str,
    is_trial: bool,
) -> Markup {
    let sent = if is_trial {
        "{day}に、試しに送りました"
    } else {
        "{day}に、市に届きました"
    };
    let number = receipt.to_string();
    let [first, second] = two_lines(&number);
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 1080" width="1080" height="1080" font-family="Hiragino Sans, Yu Gothic, Noto Sans JP, Noto Sans CJK JP, sans-serif" fill="#1a1a1a" text-anchor="middle" {
            rect width="1080" height="1080" fill="#fff" {}
            rect width="1080" height="190" fill="#006173" {}
            text x="540" y="120" font-size="56" font-weight="bold" fill="#fff" { (tr(SITE_NAME)) }
            text x="540" y="310" font-size="48" { (tr("送った意見の受付番号")) }
            rect x="90" y="360" width="900" height="330" rx="24" fill="#fff" stroke="#006173" stroke-width="6" {}
            g font-size="104" font-weight="bold" font-family="Menlo, Consolas, Noto Sans Mono, monospace" {
                text x="540" y="490" { (first) }
                text x="540" y="630" { (second) }
            }
            text x="540" y="780" font-size="44" { (tr_with(sent, &[("day", &day_of_time(received_at))])) }
            text x="540" y="870" font-size="40" { (tr("意見の行方は、この番号で見られます")) }
            text x="540" y="930" font-size="36" fill="#006173" { (address) }
            text x="540" y="1020" font-size="36" fill="#4d4d4d" { (tr("番号は、人に見せないでください。")) }
        }
    }
}
