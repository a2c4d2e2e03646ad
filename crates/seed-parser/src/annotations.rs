//! The remarks of `seeds/editorial/annotations.toml` on misprints, each held against the words
//! that it remarks on.

use bumpalo::Bump;
use plan::{Annotation, AnnotationKind};
use serde::Deserialize;
use toml::Spanned;

use crate::Documents;
use crate::diagnostic::{Diagnostic, Origin};
use crate::quotation::{Quotation, QuotingFile};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    annotation: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    at: Spanned<String>,
    printed: Spanned<String>,
    #[serde(default)]
    reading: Option<Spanned<String>>,
    #[serde(default)]
    confirmed: bool,
    kind: Spanned<String>,
    note: Spanned<String>,
    #[serde(default)]
    elsewhere: Option<Quotation>,
}

/// The annotations of the file `annotations`, in the order of documents and lines, and every entry
/// that does not fit the documents.
///
/// An entry fits if its words stand once on its lines, if its reading says something else, and if
/// the words that it quotes from elsewhere stand there. What does not fit is left out.
pub fn read<'a>(
    annotations: &str,
    documents: &Documents,
    arena: &'a Bump,
) -> (&'a [Annotation<'a>], Vec<Diagnostic>) {
    let mut file = QuotingFile::new(Origin::Annotations, annotations, documents);
    let mut read: Vec<Annotation<'a>> = Vec::new();
    for entry in file.entries::<File>().annotation {
        let Some(annotation) = annotation(&entry, &mut file, arena) else {
            continue;
        };
        let again = read
            .iter()
            .any(|other| (other.source, other.printed) == (annotation.source, annotation.printed));
        if again {
            let printed = annotation.printed;
            file.push(
                entry.printed.span(),
                format!("expected one annotation on `{printed}`, found a second"),
            );
        } else {
            read.push(annotation);
        }
    }
    read.sort_by_key(|annotation| {
        let source = annotation.source;
        (source.document, source.first, source.last)
    });
    (arena.alloc_slice_copy(&read), file.into_diagnostics())
}

fn annotation<'a>(
    entry: &Entry,
    file: &mut QuotingFile<'_>,
    arena: &'a Bump,
) -> Option<Annotation<'a>> {
    let printed = file.passage(&entry.at, &entry.printed, arena)?;
    let Ok(kind) = entry.kind.get_ref().parse() else {
        let ids: Vec<_> = AnnotationKind::ALL.iter().map(|kind| kind.id()).collect();
        file.push(
            entry.kind.span(),
            format!(
                "expected one of {}, found `{}`",
                ids.join(", "),
                entry.kind.get_ref()
            ),
        );
        return None;
    };
    let note = file.sentence(&entry.note, arena)?;
    let reading = match &entry.reading {
        Some(reading) if [printed.text, ""].contains(&reading.get_ref().as_str()) => {
            file.push(
                reading.span(),
                format!("expected a reading other than `{}`", printed.text),
            );
            return None;
        }
        Some(reading) => Some(&*arena.alloc_str(reading.get_ref())),
        None if entry.confirmed => {
            file.push(
                entry.printed.span(),
                "expected the confirmed reading".to_owned(),
            );
            return None;
        }
        None => None,
    };
    let elsewhere = match &entry.elsewhere {
        Some(other) => Some(file.passage(&other.at, &other.quote, arena)?),
        None => None,
    };
    Some(Annotation {
        source: printed.source,
        printed: printed.text,
        reading,
        confirmed: entry.confirmed,
        kind,
        note,
        elsewhere,
    })
}
