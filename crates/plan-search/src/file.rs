//! The index as a file: lines of fields, which the host writes and the app reads.

use crate::kind::Kind;
use crate::words::Words;

/// The first line. Another one is another format.
const HEADING: &str = "search 2";

/// What a search can find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Where it stands: an address within the app.
    pub href: String,
    /// What it belongs to, in a few words: `施策2-2 こども・若者`.
    pub context: String,
    /// Its title.
    pub title: String,
    /// Its text, the more important first.
    pub paragraphs: Vec<String>,
}

/// The file that [`Index::read`](crate::Index::read) reads.
pub fn write(words: &Words<'_>, entries: &[Entry]) -> String {
    let mut file = format!("{HEADING}\n");
    let mut line = |mark: char, fields: &[&str]| {
        file.push(mark);
        for (number, field) in fields.iter().enumerate() {
            if number > 0 {
                file.push('\t');
            }
            // A tab or a line break would end the field.
            file.extend(field.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        file.push('\n');
    };
    for spelling in words.spellings {
        line('=', &[&[spelling.form], spelling.others].concat());
    }
    for reading in words.readings {
        line('~', &[&[reading.kana, ""], reading.words].concat());
    }
    // The words once for all that leads to them.
    for alike in words.synonyms.chunk_by(|one, next| one.words == next.words) {
        let mut fields: Vec<&str> = alike.iter().map(|synonym| synonym.typed).collect();
        fields.push("");
        fields.extend(alike[0].words);
        line('>', &fields);
    }
    for filler in words.fillers {
        line('-', &[filler]);
    }
    let mut context = "";
    for entry in entries {
        if entry.context != context {
            context = &entry.context;
            line('@', &[context]);
        }
        let mut fields = vec![entry.href.as_str(), &entry.title];
        fields.extend(entry.paragraphs.iter().map(String::as_str));
        let number = Kind::ALL.iter().position(|kind| *kind == entry.kind);
        line(
            char::from(b'0' + u8::try_from(number.unwrap_or_default()).unwrap_or_default()),
            &fields,
        );
    }
    file
}

/// A line of the file.
pub(crate) enum Line<'a> {
    Spelling(&'a str),
    Reading(&'a str),
    Synonym(&'a str),
    Filler(&'a str),
    Entry(Printed<'a>),
}

/// An entry as it stands in the file.
#[derive(Clone, Copy)]
pub(crate) struct Printed<'a> {
    pub(crate) kind: Kind,
    pub(crate) href: &'a str,
    pub(crate) context: &'a str,
    pub(crate) title: &'a str,
    /// Set off by tabs.
    pub(crate) paragraphs: &'a str,
}

/// Gives every line to `each`; `None` if the file is not of this format.
pub(crate) fn read<'a>(file: &'a str, mut each: impl FnMut(Line<'a>)) -> Option<()> {
    let mut lines = file.split_terminator('\n');
    let mut context = "";
    if lines.next() != Some(HEADING) {
        return None;
    }
    for line in lines {
        let mark = *line.as_bytes().first()?;
        let fields = line.get(1..)?;
        match mark {
            b'=' => each(Line::Spelling(fields)),
            b'~' => each(Line::Reading(fields)),
            b'>' => each(Line::Synonym(fields)),
            b'-' => each(Line::Filler(fields)),
            b'@' => context = fields,
            _ => {
                let kind = *Kind::ALL.get(usize::from(mark.wrapping_sub(b'0')))?;
                let (href, rest) = fields.split_once('\t')?;
                let (title, paragraphs) = rest.split_once('\t').unwrap_or((rest, ""));
                each(Line::Entry(Printed {
                    kind,
                    href,
                    context,
                    title,
                    paragraphs,
                }));
            }
        }
    }
    Some(())
}
