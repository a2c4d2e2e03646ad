//! Reading what a page says from its HTML.

#[path = "entities.rs"]
mod entities;

use entities::unescaped;

/// The text of a piece of HTML: without tags, with its entities resolved.
pub fn text(html: &str) -> String {
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
