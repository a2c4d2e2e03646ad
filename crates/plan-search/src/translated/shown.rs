//! An entry in another language as a result shows it.

use std::ops::Range;

use plan::Language;

use super::Prepared;
use super::question::{Fit, Form, Word};
use super::text::Token;
use crate::hit::Hit;

/// How many characters of an excerpt are read with a word before it.
const BEFORE: usize = 4;

/// The longest excerpt, in characters: about two lines of a phone.
const fn longest(language: Language) -> usize {
    match language {
        Language::English => 160,
        Language::SimplifiedChinese => 70,
        Language::Korean => 90,
    }
}

/// Shows an entry.
pub(super) fn show<'a>(
    prepared: &'a Prepared,
    words: &[Word],
    language: Language,
    is_near: bool,
) -> Hit<'a> {
    let entry = &prepared.entry;
    let marks_of = |place: usize| {
        prepared
            .fields
            .get(place)
            .map_or(vec![], |it| marks(it, words))
    };
    // Behind the title and the context.
    let paragraphs = entry.paragraphs.iter().zip(2..);
    let mut best: (&str, Vec<Range<usize>>, usize) = ("", Vec::new(), 0);
    for (paragraph, place) in paragraphs {
        let tokens = &prepared.fields[place];
        let has = words
            .iter()
            .filter(|word| word.weight_in(tokens) > 0.0)
            .count();
        if best.0.is_empty() || has > best.2 {
            best = (paragraph, marks_of(place), has);
        }
    }
    let (paragraph, mut excerpt_marks, _) = best;
    let cut = excerpt(paragraph, excerpt_marks.first(), longest(language));
    excerpt_marks.retain(|mark| mark.start >= cut.start && mark.end <= cut.end);
    for mark in &mut excerpt_marks {
        *mark = mark.start - cut.start..mark.end - cut.start;
    }
    Hit {
        title: &entry.title,
        context: &entry.context,
        href: &entry.href,
        title_marks: marks_of(0),
        excerpt: &paragraph[cut.clone()],
        excerpt_marks,
        is_near,
        is_cut_before: cut.start > 0,
        is_cut_behind: cut.end < paragraph.len(),
    }
}

/// The bytes at which words stand among these tokens, in order, none overlapping.
fn marks(tokens: &[Token], words: &[Word]) -> Vec<Range<usize>> {
    let forms: Vec<&Form> = words.iter().flat_map(|word| &word.forms).collect();
    let mut found: Vec<Range<usize>> = tokens
        .iter()
        .flat_map(|token| forms.iter().flat_map(|form| places(form, token)))
        .collect();
    found.sort_unstable_by_key(|mark| (mark.start, mark.end));
    let mut marks: Vec<Range<usize>> = Vec::new();
    for mark in found {
        match marks.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => marks.push(mark),
        }
    }
    marks
}

/// The bytes of a token that a form is found by: all of a word in letters.
fn places(form: &Form, token: &Token) -> Vec<Range<usize>> {
    match form.fit(token) {
        Fit::Not => Vec::new(),
        _ if !token.is_run => vec![token.place.clone()],
        _ => {
            let at = token.form.match_indices(&form.text);
            let at =
                at.map(|(at, found)| token.place.start + at..token.place.start + at + found.len());
            at.collect()
        }
    }
}

/// The part of a paragraph that is shown: its beginning, or from a few words before the first mark on.
fn excerpt(paragraph: &str, first: Option<&Range<usize>>, longest: usize) -> Range<usize> {
    let end_of = |start: usize| {
        let rest = &paragraph[start..];
        let end = rest.char_indices().nth(longest).map(|(at, _)| start + at);
        // No word in letters is cut.
        end.map_or(paragraph.len(), |end| {
            let blank = paragraph[start..end].rfind(' ');
            blank.map_or(end, |blank| start + blank)
        })
    };
    let mark = first.map_or(0..0, Range::clone);
    if mark.end <= end_of(0) {
        return 0..end_of(0);
    }
    let before = &paragraph[..mark.start];
    let blanks = before.rmatch_indices([' ', '，', '。', '、']);
    let words = blanks.take(BEFORE).last();
    let start = words.map_or(mark.start, |(at, found)| at + found.len());
    start..end_of(start)
}
