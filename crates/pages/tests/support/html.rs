//! Reading what a page says from its HTML.

#[path = "entities.rs"]
mod entities;

use entities::unescaped;

/// The text of a piece of HTML: without tags, with its entities resolved, and without the marks that
/// lead to remarks on its words.
pub fn text(html: &str) -> String {
    let mut parts = html.split("<a class=\"remark-mark\"");
    let first = parts.next().unwrap_or_default().to_owned();
    let html = parts.fold(first, |text, part| {
        text + part.split_once("</a>").map_or(part, |(_, rest)| rest)
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
