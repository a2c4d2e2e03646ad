//! Reading what a page says from its HTML.

#[path = "entities.rs"]
mod entities;

use entities::unescaped;

/// `html` without what stands between each `open` and the next `close`.
fn without(html: &str, open: &str, close: &str) -> String {
    let mut parts = html.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once(close).map_or(part, |(_, rest)| rest)
    })
}

/// The text of a piece of HTML: without tags, with its entities resolved, without the marks that lead to
/// remarks on its words, and without what numbers of notes say of themselves.
pub fn text(html: &str) -> String {
    let html = without(html, "<a class=\"remark-mark\"", "</a>");
    let mut marks = html.split("<a class=\"footnote-mark\"");
    let first = marks.next().unwrap_or_default().to_owned();
    let html = marks.fold(first, |text, mark| {
        let (mark, rest) = mark.split_once("</a>").unwrap_or((mark, ""));
        text + "<a" + &without(mark, "<span class=\"visually-hidden\">", "</span>") + rest
    });
    let mut text = String::new();
    let mut in_tag = false;
    for character in html.chars() {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(character),
            _ => {}
        }
    }
    unescaped(&text)
}
