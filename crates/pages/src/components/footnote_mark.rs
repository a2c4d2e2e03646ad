//! Numbers of footnotes in a text, `³²`: each leads to its note among the page's terms.

use maud::{Markup, html};
use plan::GlossaryTerm;
use plan_data::GLOSSARY;

use crate::language::{passage_text, tr};
use crate::urls::term_id;

/// The digits in which documents print the number of a note, by their value.
const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// `text` with each number of a note as the way to the term that the note explains. What is no note's
/// number, as the 2 of `m ²`, stays as it is.
pub fn with_footnotes(text: &str) -> Markup {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(DIGITS) {
        let end = rest[start..]
            .find(|character| !DIGITS.contains(&character))
            .map_or(rest.len(), |length| start + length);
        let printed = &rest[start..end];
        pieces.push(match explained_by(printed) {
            Some(term) => html! { (rest[..start]) (mark(printed, term)) },
            None => html! { (rest[..end]) },
        });
        rest = &rest[end..];
    }
    html! { @for piece in pieces { (piece) } (rest) }
}

/// The term that the note of this printed number explains.
fn explained_by(printed: &str) -> Option<&'static GlossaryTerm<'static>> {
    let digit = |character| DIGITS.iter().position(|digit| *digit == character);
    let number = printed
        .chars()
        .filter_map(digit)
        .fold(0, |number: usize, digit| {
            number.saturating_mul(10).saturating_add(digit)
        });
    GLOSSARY
        .iter()
        .find(|term| term.footnote.is_some_and(|it| usize::from(it) == number))
}

fn mark(printed: &str, term: &GlossaryTerm<'_>) -> Markup {
    html! {
        a.footnote-mark href={ "#" (term_id(term.term)) } {
            (printed) span.visually-hidden { (tr("（")) (passage_text(term.term)) (tr("）")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_notes_lead_to_their_terms_and_units_do_not() {
        let html = with_footnotes("比率³²とEBPM³⁵、9.08 m ²、³").into_string();
        let marks: Vec<_> = html.split("href=\"#").skip(1).collect();
        assert_eq!(marks.len(), 2, "{html}");
        assert!(marks[0].starts_with(&format!("{}\">³²", term_id("健全化判断比率"))));
        assert!(marks[1].starts_with(&format!("{}\">³⁵", term_id("EBPM"))));
        assert!(html.ends_with("、9.08 m ²、³"), "{html}");
    }
}
