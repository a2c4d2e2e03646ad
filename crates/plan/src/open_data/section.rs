//! The headed parts of a document that are no policies, and its footnotes.

use schemars::JsonSchema;
use serde::Serialize;

use super::source::OpenSource;
use super::{id, paragraphs};
use crate::{Footnote, Section};

/// A headed part of a document that is no policy.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenSection<'a> {
    /// The identifier: that of the whole, and the number of each heading on the way.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The mark before the heading, as printed: `１`, `(1)`, `ア`.
    mark: &'a str,
    /// The heading, as printed.
    title: &'a str,
    /// The paragraphs directly under the heading.
    paragraphs: Vec<&'a str>,
    /// The headed parts under it.
    parts: Vec<OpenSection<'a>>,
    /// Where it stands, from the heading to the end of the last part.
    source: OpenSource,
}

impl<'a> OpenSection<'a> {
    pub(super) fn new(id: String, section: &Section<'a>) -> Self {
        Self {
            mark: section.mark,
            title: section.title,
            paragraphs: paragraphs(section.passages),
            parts: Self::all(&id, section.parts),
            source: OpenSource::new(section.source),
            id,
        }
    }

    /// The headed parts of a whole.
    pub(super) fn all<'s>(
        whole: &str,
        sections: impl IntoIterator<Item = &'s Section<'a>>,
    ) -> Vec<Self>
    where
        'a: 's,
    {
        id::sections(whole, sections)
            .map(|(id, section)| Self::new(id, section))
            .collect()
    }
}

/// 脚注.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenFootnote<'a> {
    /// The identifier: `001-footnote-32`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The number that the text refers to it by, in superscript digits: 32 for `³²`.
    #[schemars(range(min = 1))]
    number: u8,
    /// The note, without its number.
    text: &'a str,
    /// Where the note is printed, which is not always in the policy that refers to it.
    source: OpenSource,
}

impl<'a> OpenFootnote<'a> {
    pub(super) fn new(footnote: &Footnote<'a>) -> Self {
        Self {
            id: id::footnote(footnote),
            number: footnote.number,
            text: footnote.text,
            source: OpenSource::new(footnote.source),
        }
    }
}
