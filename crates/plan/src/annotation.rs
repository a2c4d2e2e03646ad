use std::ops::Range;

use crate::section::Passage;
use crate::source::Source;
use crate::vocabulary;

vocabulary! {
    /// What seems to be wrong with printed words. A judgement of the editors, as the reading is.
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    pub enum AnnotationKind {
        /// The document itself seems to be misprinted.
        Misprint = "misprint", "誤記と思われる箇所";
        /// The document seems to be right, and its text to be read wrongly from the page.
        Extraction = "extraction", "文字の読み取りの誤りと思われる箇所";
        /// One of these two; the text does not tell which.
        MisprintOrExtraction = "misprint-or-extraction", "誤記か、文字の読み取りの誤りと思われる箇所";
        /// Another place of the documents says it otherwise.
        Inconsistency = "inconsistency", "ほかの箇所との食い違い";
        /// Another edition of the same text says it otherwise.
        Edition = "edition", "版による違い";
        /// Nothing in the documents tells what is meant.
        Unclear = "unclear", "意味がはっきりしない箇所";
    }
}

/// A remark beside printed words. The words themselves are never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Annotation<'a> {
    /// The lines on which the words begin and end.
    pub source: Source,
    /// The words as printed, unwrapped. They stand once on these lines.
    pub printed: &'a str,
    /// What was probably meant; `None` where nothing tells.
    pub reading: Option<&'a str>,
    /// Whether somebody who can know has confirmed the reading.
    pub confirmed: bool,
    /// What seems to be wrong.
    pub kind: AnnotationKind,
    /// For residents, in a sentence or two.
    pub note: &'a str,
    /// Words of another place that the note refers to.
    pub elsewhere: Option<Passage<'a>>,
}

impl Annotation<'_> {
    /// What a reader must be told about the reading: that it is a guess. `None` where there is no
    /// reading, or a confirmed one.
    pub const fn caveat(&self) -> Option<&'static str> {
        if self.confirmed || self.reading.is_none() {
            return None;
        }
        Some("編集者の推測です。市が確認したものではありません。")
    }

    /// Where the printed words stand in `text`, in bytes. `None` where they do not: in a text of
    /// other lines, or in one that leaves out a mark which the words include (`1.` of `1. 災害…`).
    pub fn find_in(&self, text: &str) -> Option<Range<usize>> {
        let start = text.find(self.printed)?;
        Some(start..start + self.printed.len())
    }
}

/// Those of the `annotations` whose words stand at least in part on the lines of `source`,
/// in their own order.
pub fn annotations_in<'s, 'a>(
    annotations: &'s [Annotation<'a>],
    source: Source,
) -> impl Iterator<Item = &'s Annotation<'a>> + use<'s, 'a> {
    annotations.iter().filter(move |annotation| {
        let own = annotation.source;
        own.document == source.document && own.first <= source.last && source.first <= own.last
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::EditionId;
    use crate::source::Document;

    const PLAN: Document = Document::Edition(EditionId::new(0));

    fn annotation(first: u16, last: u16) -> Annotation<'static> {
        Annotation {
            source: Source {
                document: PLAN,
                first,
                last,
            },
            printed: "お住い",
            reading: Some("お住まい"),
            confirmed: false,
            kind: AnnotationKind::Misprint,
            note: "",
            elsewhere: None,
        }
    }

    #[test]
    fn lines_that_meet_are_enough_and_another_document_is_not() {
        let annotations = [annotation(10, 12)];
        let found = |document, first, last| {
            let source = Source {
                document,
                first,
                last,
            };
            annotations_in(&annotations, source).count()
        };
        let cases = [(1, 9, 0), (1, 10, 1), (11, 11, 1), (12, 20, 1), (13, 20, 0)];
        for (first, last, count) in cases {
            assert_eq!(found(PLAN, first, last), count, "{first}-{last}");
        }
        assert_eq!(found(Document::Strategy, 1, 20), 0);
    }

    #[test]
    fn the_words_are_found_in_a_text_that_prints_them() {
        let text = "高齢者がお住いの住宅";
        let found = annotation(1, 1).find_in(text);
        assert_eq!(found.map(|range| &text[range]), Some("お住い"));
        assert_eq!(annotation(1, 1).find_in("お住まい"), None);
    }

    #[test]
    fn a_reading_is_called_a_guess_until_it_is_confirmed() {
        let guess = annotation(1, 1);
        assert!(guess.caveat().is_some());
        let confirmed = Annotation {
            confirmed: true,
            ..guess
        };
        let none = Annotation {
            reading: None,
            ..guess
        };
        assert_eq!((confirmed.caveat(), none.caveat()), (None, None));
    }
}
