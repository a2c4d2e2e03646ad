//! Physical lines, and the logical lines that they wrap.

use std::borrow::Cow;

use crate::item::{Dialect, Item};

/// A paragraph or heading, with the physical lines it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line<'d> {
    /// The text, without the blanks of the layout around it.
    pub(crate) text: Cow<'d, str>,
    /// The first physical line, counted from 1.
    pub(crate) first: u16,
    /// The last physical line, inclusive.
    pub(crate) last: u16,
}

/// A document's logical lines, and what was wrong with their wrapping.
pub(crate) struct Lines<'d> {
    pub(crate) lines: Vec<Line<'d>>,
    pub(crate) faults: Vec<(u16, &'static str)>,
    /// The number of the last physical line; 1 for an empty document.
    pub(crate) end: u16,
}

/// The physical lines, numbered from 1. Lines that [`plan::Source`] cannot number are left out.
pub(crate) fn numbered(document: &str) -> impl Iterator<Item = (u16, &str)> {
    (1..=u16::MAX).zip(
        document
            .strip_prefix('\u{feff}')
            .unwrap_or(document)
            .lines(),
    )
}

/// Reads a document that prints every paragraph on a line of its own: 001.
pub(crate) fn unwrapped(document: &str) -> Lines<'_> {
    let mut lines = Lines {
        lines: Vec::new(),
        faults: faults_of_length(document),
        end: 1,
    };
    for (number, printed) in numbered(document) {
        lines.end = number;
        let text = printed.trim();
        if !text.is_empty() {
            lines.lines.push(Line {
                text: Cow::Borrowed(text),
                first: number,
                last: number,
            });
        }
    }
    lines
}

/// Reads a document whose paragraphs are wrapped, and marked by a blank at the end of their last line: 000.
///
/// A blank inside brackets that are still open is none of these marks: it is the blank of an
/// English wrap, and belongs to the text. A stray page number is no line.
pub(crate) fn wrapped(document: &str) -> Lines<'_> {
    let mut lines = Lines {
        lines: Vec::new(),
        faults: faults_of_length(document),
        end: 1,
    };
    let mut paragraph = None;
    for (number, printed) in numbered(document) {
        lines.end = number;
        let text = printed.trim_start();
        if text.is_empty() {
            continue;
        }
        if paragraph.is_some() && Item::of(text.trim_end(), Dialect::WholePlan) != Item::Text {
            lines.faults.push((
                number,
                "a blank at the end of the paragraph before this line",
            ));
            lines.lines.extend(paragraph.take().map(Paragraph::finish));
        }
        let open = paragraph.get_or_insert_with(|| Paragraph::new(number));
        open.push(number, text);
        if open.ended() {
            lines.lines.extend(paragraph.take().map(Paragraph::finish));
        }
    }
    if let Some(open) = paragraph {
        lines.faults.push((
            open.line.last,
            "the rest of this paragraph, and a blank at its end",
        ));
        lines.lines.push(open.finish());
    }
    lines
        .lines
        .retain(|line| Item::of(&line.text, Dialect::WholePlan) != Item::PageNumber);
    lines
}

fn faults_of_length(document: &str) -> Vec<(u16, &'static str)> {
    let too_long = document.lines().nth(usize::from(u16::MAX)).is_some();
    too_long
        .then_some((u16::MAX, "the end of the document by this line"))
        .into_iter()
        .collect()
}

struct Paragraph<'d> {
    line: Line<'d>,
    /// Brackets opened and not yet closed.
    depth: usize,
}

impl<'d> Paragraph<'d> {
    fn new(first: u16) -> Self {
        Self {
            line: Line {
                text: Cow::Borrowed(""),
                first,
                last: first,
            },
            depth: 0,
        }
    }

    fn push(&mut self, number: u16, printed: &'d str) {
        for character in printed.chars() {
            match character {
                '（' => self.depth += 1,
                '）' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        self.line.text += printed;
        self.line.last = number;
    }

    fn ended(&self) -> bool {
        self.depth == 0 && self.line.text.ends_with(char::is_whitespace)
    }

    fn finish(self) -> Line<'d> {
        let text = match self.line.text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
            Cow::Owned(text) => Cow::Owned(text.trim_end().to_owned()),
        };
        Line { text, ..self.line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(document: &str) -> Vec<(String, u16, u16)> {
        wrapped(document)
            .lines
            .into_iter()
            .map(|line| (line.text.into_owned(), line.first, line.last))
            .collect()
    }

    #[test]
    fn a_blank_at_the_end_of_a_line_ends_its_paragraph() {
        assert_eq!(
            texts("  一つの\n\n段落。 \n \n次の段落。  \n"),
            [
                ("一つの段落。".to_owned(), 1, 3),
                ("次の段落。".to_owned(), 5, 5)
            ]
        );
    }

    #[test]
    fn line_ends_of_windows_change_nothing() {
        assert_eq!(
            texts("一つの\r\n\r\n段落。 \r\n"),
            texts("一つの\n\n段落。 \n")
        );
    }

    #[test]
    fn a_blank_within_brackets_belongs_to_the_text() {
        assert_eq!(
            texts("目標（Sustainable \n\nDevelopment Goals）です。 \n"),
            [(
                "目標（Sustainable Development Goals）です。".to_owned(),
                1,
                3
            )]
        );
    }

    #[test]
    fn a_heading_ends_a_paragraph_that_lost_its_mark() {
        let lines = wrapped("段落。\n① 題名 \n");
        assert_eq!(lines.lines.len(), 2);
        assert_eq!(
            lines.faults,
            [(2, "a blank at the end of the paragraph before this line")]
        );
    }

    #[test]
    fn a_document_of_too_many_lines_is_reported_and_read_to_the_last_that_has_a_number() {
        let document = "行\n".repeat(70_000);
        let lines = unwrapped(&document);
        assert_eq!(
            (lines.lines.len(), lines.end, lines.faults.len()),
            (65_535, 65_535, 1)
        );
    }
}
