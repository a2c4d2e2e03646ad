//! A text with some of its words marked.

use std::ops::Range;

use leptos::prelude::*;

/// `text` with the bytes in `marks` in `<mark>`. The ranges come in order and do not overlap; one
/// that does not fit the text is passed over.
pub fn marked_text(text: &'static str, marks: &[Range<usize>]) -> Vec<AnyView> {
    let mut views = Vec::with_capacity(marks.len() * 2 + 1);
    let mut shown = 0;
    for mark in marks {
        let (Some(before), Some(marked)) = (text.get(shown..mark.start), text.get(mark.clone())) else {
            continue;
        };
        if !before.is_empty() {
            views.push(before.into_any());
        }
        views.push(view! { <mark>{marked}</mark> }.into_any());
        shown = mark.end;
    }
    if let Some(rest) = text.get(shown..).filter(|rest| !rest.is_empty()) {
        views.push(rest.into_any());
    }
    views
}

/// Where the `quotes` stand in `text`, in order, overlapping ones joined.
pub fn quote_marks(text: &str, quotes: &[&str]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = quotes
        .iter()
        .filter(|quote| !quote.is_empty())
        .flat_map(|quote| text.match_indices(quote).map(|(at, found)| at..at + found.len()))
        .collect();
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}
