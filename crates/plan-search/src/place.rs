//! Where a word stands in a folded text.

use std::ops::Range;

use crate::spellings::Folded;

/// Where `part` first stands in `text`. Latin letters and digits begin where a word begins.
pub(crate) fn position(text: &[Folded], part: &[Folded]) -> Option<usize> {
    let first = part.first()?;
    let begins = (text.len() + 1).checked_sub(part.len())?;
    let mut from = 0;
    loop {
        let at = from + text[from..begins].iter().position(|c| c == first)?;
        let is_within_word = at > 0 && is_latin(*first) && is_latin(text[at - 1]);
        if !is_within_word && text[at..].starts_with(part) {
            return Some(at);
        }
        from = at + 1;
    }
}

pub(crate) fn is_latin(folded: Folded) -> bool {
    matches!(u8::try_from(folded), Ok(b'0'..=b'9' | b'a'..=b'z'))
}

pub(crate) fn count(text: &[Folded], part: &[Folded]) -> usize {
    let mut rest: Range<usize> = 0..text.len();
    let mut count = 0;
    while let Some(at) = position(&text[rest.clone()], part) {
        count += 1;
        rest.start += at + part.len();
    }
    count
}
