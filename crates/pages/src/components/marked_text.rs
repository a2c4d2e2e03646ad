//! A text with some of its words marked.

use std::ops::Range;

use maud::{Markup, html};

/// `text` with the bytes in `marks` in `<mark>`. The ranges come in order and do not overlap; one
/// that does not fit the text is passed over.
pub fn marked_text(text: &str, marks: &[Range<usize>]) -> Markup {
    let mut pieces = Vec::with_capacity(marks.len());
    let mut shown = 0;
    for mark in marks {
        if let (Some(before), Some(marked)) = (text.get(shown..mark.start), text.get(mark.clone()))
        {
            pieces.push((before, marked));
            shown = mark.end;
        }
    }
    html! {
        @for (before, marked) in pieces { (before) mark { (marked) } }
        (text.get(shown..).unwrap_or_default())
    }
}

/// Where the `quotes` stand in `text`, in order, overlapping ones joined.
pub fn quote_marks(text: &str, quotes: &[&str]) -> Vec<Range<usize>> {
    let mut marked = vec![false; text.len()];
    for quote in quotes.iter().filter(|quote| !quote.is_empty()) {
        for (at, _) in text.match_indices(quote) {
            marked[at..at + quote.len()].fill(true);
        }
    }
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..marked.len()).find(|at| marked[*at]) {
        at = (start..marked.len())
            .find(|at| !marked[*at])
            .unwrap_or(marked.len());
        marks.push(start..at);
    }
    marks
}
