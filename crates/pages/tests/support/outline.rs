//! Markup as snapshots show it: a line for each element, with what it holds indented below.

use std::ops::Range;

/// Elements that hold nothing and end where they begin, by the beginnings of their tags.
const VOID: [&str; 6] = ["!DOCTYPE", "br", "img", "input", "link", "meta"];

/// How many characters of a text are shown: which words a page has is another test's.
const SHOWN: usize = 20;

/// The outline of markup as maud writes it, where `<` always begins a tag. What an element begins with
/// stands beside its tag; a space at an end of a text is `␣`.
pub fn outline(html: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut depth = 0;
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let text = shown(text.trim_matches('\n'));
        let is_end = tag.starts_with('/');
        let is_open = !is_end && !is_void(tag);
        if is_end {
            depth -= 1;
        } else {
            lines.push(format!("{}<{tag}>", indent(depth)));
        }
        match lines.last_mut() {
            Some(line) if is_open => *line += &text,
            _ if text.is_empty() => {}
            _ => lines.push(indent(depth) + &text),
        }
        depth += usize::from(is_open);
    }
    lines.join("\n")
}

/// The first element of an outline whose tag begins so, with what it holds.
pub fn element(outline: &str, tag: &str) -> String {
    let lines: Vec<&str> = outline.lines().collect();
    let first = places(&lines, tag).next();
    let place = first.unwrap_or_else(|| panic!("no {tag} in {outline}"));
    let depth = depth(lines[place.start]);
    let lines = lines[place].iter().map(|line| &line[depth..]);
    lines.collect::<Vec<_>>().join("\n")
}

/// The outline without what the elements hold whose tag begins so.
pub fn folded(outline: &str, tag: &str) -> String {
    let lines: Vec<&str> = outline.lines().collect();
    let mut shown: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let places: Vec<_> = places(&lines, tag).collect();
    for place in places.into_iter().rev() {
        shown[place.start].push('…');
        shown.drain(place.start + 1..place.end);
    }
    shown.join("\n")
}

/// The lines of each element whose tag begins so.
fn places(lines: &[&str], tag: &str) -> impl Iterator<Item = Range<usize>> {
    let has_tag = move |at: &usize| lines[*at].trim_start().starts_with(tag);
    (0..lines.len()).filter(has_tag).map(|start| {
        let held = lines[start + 1..].iter();
        let held = held.take_while(|line| depth(line) > depth(lines[start]));
        start..start + 1 + held.count()
    })
}

fn is_void(tag: &str) -> bool {
    tag.ends_with('/') || VOID.iter().any(|void| tag.starts_with(void))
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

/// A space at a line's end would not be seen, and taken off by editors.
fn shown(text: &str) -> String {
    let end = text.char_indices().nth(SHOWN);
    let shown = end.map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", &text[..end]));
    let from_first = shown.trim_start_matches(' ');
    let words = from_first.trim_end_matches(' ');
    let spaces = |count| "␣".repeat(count);
    let before = spaces(shown.len() - from_first.len());
    before + words + &spaces(from_first.len() - words.len())
}
