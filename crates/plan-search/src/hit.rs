//! An entry as a result shows it: with what was found marked, in the text as printed.

use std::ops::Range;

use crate::expand::Word;
use crate::index::Index;
use crate::place::position;
use crate::query::Question;
use crate::script::is_katakana;
use crate::spellings::{BREAK, Folded};

/// The longest excerpt, in characters.
const EXCERPT: usize = 60;

/// How much of an excerpt goes before the first word found, in characters.
const BEFORE: usize = 18;

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// Its title, as printed.
    pub title: &'a str,
    /// What it belongs to.
    pub context: &'a str,
    /// Where it stands: an address within the app.
    pub href: &'a str,
    /// The bytes of the title that were found, in order, none overlapping.
    pub title_marks: Vec<Range<usize>>,
    /// The part of its text that has most of what was found; empty if it has no text.
    pub excerpt: &'a str,
    /// The bytes of the excerpt that were found, in order, none overlapping.
    pub excerpt_marks: Vec<Range<usize>>,
    /// Whether it only comes near to the query: it does not hold all words themselves.
    pub is_near: bool,
    /// Whether the paragraph has more before the excerpt.
    pub is_cut_before: bool,
    /// Whether the paragraph has more behind it.
    pub is_cut_behind: bool,
}

/// Shows an entry.
pub(crate) fn show<'a>(
    index: &Index<'a>,
    number: usize,
    question: &Question,
    is_near: bool,
) -> Hit<'a> {
    let entry = &index.entries[number];
    // The title and the context are folded before the paragraphs.
    let folded = index.text(number).split(|c| *c == BREAK).skip(2);
    let (mut paragraph, mut most) = ("", None);
    for (candidate, folded) in entry.paragraphs.split('\t').zip(folded) {
        let worth = worth(folded, &question.words);
        if most.is_none_or(|most| worth > most) {
            (paragraph, most) = (candidate, Some(worth));
        }
    }
    let mut excerpt_marks = marks(index, paragraph, question);
    let cut = excerpt(paragraph, excerpt_marks.first());
    excerpt_marks.retain(|mark| mark.start < cut.end);
    for mark in &mut excerpt_marks {
        *mark = mark.start - cut.start..mark.end.min(cut.end) - cut.start;
    }
    Hit {
        title: entry.title,
        context: entry.context,
        href: entry.href,
        title_marks: marks(index, entry.title, question),
        excerpt: &paragraph[cut.clone()],
        excerpt_marks,
        is_near,
        is_cut_before: cut.start > 0,
        is_cut_behind: cut.end < paragraph.len(),
    }
}

/// The bytes of the part of `paragraph` that is shown, around the first mark.
fn excerpt(paragraph: &str, first: Option<&Range<usize>>) -> Range<usize> {
    let at = first.map_or(0, |mark| mark.start);
    let length = paragraph.chars().count();
    let before = paragraph[..at].chars().count();
    // From the beginning of the sentence, or of a part of it, if that is near.
    let clause = paragraph[..at].rfind(['。', '、']);
    let clause = clause.map_or(0, |end| paragraph[..end].chars().count() + 1);
    let wanted = match before - clause {
        near if near <= BEFORE => clause,
        _ => before - BEFORE,
    };
    // As much as there is behind is shown, and the rest before.
    let skipped = wanted.min(length.saturating_sub(EXCERPT));
    let place = |number: usize| {
        paragraph
            .char_indices()
            .nth(number)
            .map_or(paragraph.len(), |(at, _)| at)
    };
    place(skipped)..place(skipped + EXCERPT)
}

/// How many of the words a folded text holds; more for one that it holds itself than for one that
/// only comes near.
fn worth(text: &[Folded], words: &[Word]) -> u32 {
    let of_word = |word: &Word| {
        let alternates = word.alternates.iter();
        alternates
            .filter(|alternate| position(text, &alternate.text).is_some())
            .map(|alternate| 2 + u32::from(alternate.exact))
            .max()
            .unwrap_or_default()
    };
    words.iter().map(of_word).sum()
}

/// The bytes of `text` where words were found.
pub(crate) fn marks(index: &Index<'_>, text: &str, question: &Question) -> Vec<Range<usize>> {
    let (mut folded, mut places) = (Vec::new(), Vec::new());
    index.spellings.fold(text, &mut folded, Some(&mut places));
    let mut found = vec![false; folded.len()];
    let is_katakana = |at: usize| places.get(at).is_some_and(|place| is_katakana(text, place));
    for alternate in question.words.iter().flat_map(|word| &word.alternates) {
        let mut from = 0;
        while let Some(at) = position(&folded[from..], &alternate.text) {
            let begin = from + at;
            from = begin + alternate.text.len();
            if alternate.stands_alone(begin, is_katakana) {
                found[begin..from].fill(true);
            }
        }
    }
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut behind_found = false;
    for (place, found) in places.into_iter().zip(found) {
        match marks.last_mut() {
            Some(last) if found && behind_found => last.end = last.end.max(place.end),
            _ if found => marks.push(place),
            _ => {}
        }
        behind_found = found;
    }
    marks
}
