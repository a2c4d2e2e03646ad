//! The terms of `seeds/editorial/glossary.toml`, each held against the documents that print it.

use bumpalo::Bump;
use plan::{GlossaryTerm, Passage, Plan};
use serde::Deserialize;
use toml::Spanned;

use crate::Documents;
use crate::diagnostic::{Diagnostic, Origin};
use crate::lines;
use crate::quotation::{Quotation, QuotingFile};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    term: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    term: Spanned<String>,
    yomi: Spanned<String>,
    #[serde(default)]
    spellings: Vec<Spanned<String>>,
    #[serde(default)]
    footnote: Option<Spanned<u8>>,
    #[serde(default)]
    quote: Option<Quotation>,
    #[serde(default)]
    explanation: Option<Spanned<String>>,
}

/// The terms of the file `glossary`, in the order of their readings, and every entry that does not
/// fit the documents.
///
/// An entry fits if its spellings are printed, or the term itself where it has none, and if it has
/// an explanation, or a footnote or quotation of the documents that stands where it says. No two
/// entries share a spelling. What does not fit is left out; each footnote has to be an entry.
pub fn read<'a>(
    glossary: &str,
    documents: &Documents,
    plan: &Plan<'a>,
    arena: &'a Bump,
) -> (&'a [GlossaryTerm<'a>], Vec<Diagnostic>) {
    let mut reader = Reader {
        file: QuotingFile::new(Origin::Glossary, glossary, documents),
        printed: documents
            .files()
            .into_iter()
            .map(|(document, _)| joined(documents.text(document)))
            .collect(),
        plan,
        arena,
        terms: Vec::new(),
    };
    for entry in reader.file.entries::<File>().term {
        let term = reader.term(&entry);
        reader.terms.extend(term);
    }
    for footnote in plan.footnotes {
        let number = footnote.number;
        if !reader
            .terms
            .iter()
            .any(|term| term.footnote == Some(number))
        {
            reader
                .file
                .push(0..0, format!("expected a term with footnote {number}"));
        }
    }
    let Reader {
        file, mut terms, ..
    } = reader;
    terms.sort_by_key(|term| term.yomi);
    (arena.alloc_slice_copy(&terms), file.into_diagnostics())
}

struct Reader<'f, 'a> {
    file: QuotingFile<'f>,
    /// Each document on a single line.
    printed: Vec<String>,
    plan: &'f Plan<'a>,
    arena: &'a Bump,
    terms: Vec<GlossaryTerm<'a>>,
}

impl<'a> Reader<'_, 'a> {
    fn term(&mut self, entry: &Entry) -> Option<GlossaryTerm<'a>> {
        let term = self.arena.alloc_str(entry.term.get_ref());
        let spellings: Vec<&str> = entry
            .spellings
            .iter()
            .map(|spelling| &*self.arena.alloc_str(spelling.get_ref()))
            .collect();
        let mut found = GlossaryTerm {
            term,
            yomi: self.yomi(&entry.yomi)?,
            spellings: self.arena.alloc_slice_copy(&spellings),
            quote: None,
            footnote: None,
            explanation: None,
        };
        self.check_names(entry, &found)?;
        if let Some(number) = &entry.footnote {
            found.quote = Some(self.footnote(number)?);
            found.footnote = Some(*number.get_ref());
        } else if let Some(quote) = &entry.quote {
            found.quote = Some(self.file.passage(&quote.at, &quote.quote, self.arena)?);
        }
        if let Some(explanation) = &entry.explanation {
            found.explanation = Some(self.file.sentence(explanation, self.arena)?);
        }
        let both = entry.footnote.is_some() && entry.quote.is_some();
        if both || (found.quote.is_none() && found.explanation.is_none()) {
            self.file.push(
                entry.term.span(),
                format!("expected a footnote, a quote or an explanation of `{term}`"),
            );
            return None;
        }
        Some(found)
    }

    fn yomi(&mut self, yomi: &Spanned<String>) -> Option<&'a str> {
        let reading = yomi.get_ref();
        let hiragana = |letter| matches!(letter, 'ぁ'..='ゖ' | 'ー');
        if reading.is_empty() || !reading.chars().all(hiragana) {
            self.file.push(
                yomi.span(),
                format!("expected a reading in hiragana, found `{reading}`"),
            );
            return None;
        }
        Some(self.arena.alloc_str(reading))
    }

    /// Reports a name that no document prints, or that another term has too.
    fn check_names(&mut self, entry: &Entry, term: &GlossaryTerm<'a>) -> Option<()> {
        let heading = entry.spellings.is_empty().then_some(&entry.term);
        for name in heading.into_iter().chain(&entry.spellings) {
            let (narrow, wide) = (name.get_ref(), wide(name.get_ref()));
            let printed = |text: &String| text.contains(narrow.as_str()) || text.contains(&wide);
            if narrow.is_empty() || !self.printed.iter().any(printed) {
                self.file.push(
                    name.span(),
                    format!("expected a document to print `{}`", name.get_ref()),
                );
                return None;
            }
        }
        let names: Vec<&str> = term.names().collect();
        let taken = self
            .terms
            .iter()
            .flat_map(GlossaryTerm::names)
            .find(|name| names.contains(name));
        if let Some(name) = taken {
            self.file.push(
                entry.term.span(),
                format!("expected `{name}` in one term only"),
            );
            return None;
        }
        Some(())
    }

    fn footnote(&mut self, number: &Spanned<u8>) -> Option<Passage<'a>> {
        let footnotes = self.plan.footnotes;
        let found = footnotes
            .iter()
            .find(|footnote| footnote.number == *number.get_ref());
        if found.is_none() {
            self.file.push(
                number.span(),
                format!(
                    "expected document 001 to have footnote {}",
                    number.get_ref()
                ),
            );
        }
        found.map(|footnote| Passage {
            text: footnote.text,
            source: footnote.source,
        })
    }
}

/// A document without its line breaks.
fn joined(document: &str) -> String {
    lines::numbered(document)
        .map(|(_, line)| line.trim())
        .collect()
}

/// A name in the full-width letters and digits of document 000.
fn wide(name: &str) -> String {
    name.chars()
        .map(|letter| match letter {
            '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).unwrap_or(letter),
            _ => letter,
        })
        .collect()
}
