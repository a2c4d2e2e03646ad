use crate::source::Source;

/// A paragraph, or a heading's text, with the lines it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Passage<'a> {
    /// The text, unwrapped and otherwise as printed.
    pub text: &'a str,
    /// Where it stands.
    pub source: Source,
}

/// A headed part of a document that is no policy: 基本構想について, 人口, (1) 総論, ….
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Section<'a> {
    /// The mark before the heading, as printed: `１`, `(1)`, `ア`.
    pub mark: &'a str,
    /// The heading's text.
    pub title: &'a str,
    /// The paragraphs directly under the heading.
    pub passages: &'a [Passage<'a>],
    /// The headed parts under it.
    pub parts: &'a [Section<'a>],
    /// The lines from the heading to the last line of the last part.
    pub source: Source,
}

impl Section<'_> {
    /// The first and the last fiscal year of the period that its first paragraph gives:
    /// `令和８年（2026 年）度から令和 16年（2034 年）度まで`.
    pub fn years(&self) -> Option<(u16, u16)> {
        let text = self.passages.first()?.text;
        let year = |before: &str| before.rsplit_once('（')?.1.trim().parse().ok();
        let mut years = text.split("年）度").filter_map(year);
        years.next().zip(years.next())
    }
}

/// A footnote of an edition. Notes 1 to 31 of document 001 are in none of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Footnote<'a> {
    /// The number that the text refers to it by, in superscript digits: 32 for `³²`.
    pub number: u8,
    /// The note, without its number.
    pub text: &'a str,
    /// Where the note is printed, which is not always in the policy that refers to it.
    pub source: Source,
}

#[cfg(test)]
mod tests {
    use crate::source::Document;

    use super::*;

    fn years(text: &str) -> Option<(u16, u16)> {
        let source = Source {
            document: Document::Strategy,
            first: 1,
            last: 1,
        };
        let section = Section {
            mark: "２",
            title: "基本構想期間",
            passages: &[Passage { text, source }],
            parts: &[],
            source,
        };
        section.years()
    }

    #[test]
    fn a_period_has_the_years_that_its_paragraph_gives() {
        let printed = "令和８年（2026 年）度から令和 16年（2034 年）度までの９年間とします。";
        assert_eq!(years(printed), Some((2026, 2034)));
        for other in [
            "",
            "令和８年（2026 年）度からとします。",
            "（仮）年）度から",
        ] {
            assert_eq!(years(other), None, "{other}");
        }
    }
}
