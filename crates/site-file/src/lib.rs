//! `site.toml`: whose the site is, and until when opinions are taken.
//!
//! `docs/site.example.toml` is an example, which a test reads.

use std::fmt;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use city::{City, Day, Stage};
use serde::Deserialize;
use toml::Spanned;

/// The copy in the built site, which is the one that the server reads.
pub const COPY: &str = "_shell/site.toml";

/// Why a file is not used.
#[derive(Debug)]
pub enum Refused {
    /// It cannot be read.
    Unreadable(String, io::Error),
    /// It says what it should not, or does not say what it should.
    Unexpected(Vec<Diagnostic>),
}

/// Something that the file should have at a line, and has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file as it was named.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What was expected, and what was found where that helps.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    /// `site.toml:3: expected …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(file, error) => write!(f, "cannot read {file}: {error}"),
            Self::Unexpected(diagnostics) => {
                let lines: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for Refused {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteTable {
    operator: Spanned<String>,
    office: Spanned<String>,
    telephone: Spanned<String>,
    website: Spanned<String>,
    deadline: Option<Spanned<String>>,
    #[serde(default, rename = "stage")]
    stages: Vec<StageTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageTable {
    name: Spanned<String>,
    until: Option<Spanned<String>>,
}

/// Reads the file.
pub fn read(path: &Path) -> Result<City, Refused> {
    let name = path.display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => parse(&name, &text),
        Err(error) => Err(Refused::Unreadable(name, error)),
    }
}

/// What the text of a file says, or everything in it that is not as it should be.
pub fn parse(name: &str, text: &str) -> Result<City, Refused> {
    let mut reader = Reader {
        name,
        text,
        diagnostics: Vec::new(),
    };
    let city = match toml::from_str::<SiteTable>(text) {
        Ok(table) => Some(reader.city(&table)),
        Err(error) => {
            reader.push(error.span().unwrap_or_default(), error.message().to_owned());
            None
        }
    };
    city.filter(|_| reader.diagnostics.is_empty())
        .ok_or(Refused::Unexpected(reader.diagnostics))
}

struct Reader<'f> {
    name: &'f str,
    text: &'f str,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn city(&mut self, table: &SiteTable) -> City {
        City {
            operator: self.words(&table.operator, "who runs the site"),
            office: self.words(&table.office, "the office that answers for it"),
            telephone: self.telephone(&table.telephone),
            website: self.website(&table.website),
            deadline: table.deadline.as_ref().and_then(|text| self.day(text)),
            stages: self.stages(&table.stages),
        }
    }

    /// The stages; each ends after the one before, and no date is known behind one that is not.
    fn stages(&mut self, tables: &[StageTable]) -> Vec<Stage> {
        let mut stages: Vec<Stage> = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            let until = table.until.as_ref().and_then(|text| self.day(text));
            let before = at.checked_sub(1).and_then(|at| tables.get(at));
            if let (Some(text), Some(before)) = (&table.until, before) {
                let last = stages.last().and_then(|stage| stage.until);
                match (last, until) {
                    (Some(last), Some(day)) if day <= last => {
                        let expected = format!("a day after {last}, found `{day}`");
                        self.expected(text.span(), &expected);
                    }
                    _ if before.until.is_none() => {
                        let expected = format!("`until` in {} before", before.name.get_ref());
                        self.expected(text.span(), &expected);
                    }
                    _ => {}
                }
            }
            stages.push(Stage {
                name: self.words(&table.name, "what the stage is called"),
                until,
            });
        }
        stages
    }

    fn words(&mut self, text: &Spanned<String>, what: &str) -> String {
        let words = text.get_ref().trim();
        if words.is_empty() {
            self.expected(text.span(), what);
        }
        words.to_owned()
    }

    fn telephone(&mut self, text: &Spanned<String>) -> String {
        let number = text.get_ref();
        let is_number = number.bytes().any(|byte| byte.is_ascii_digit())
            && number
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"+-".contains(&byte));
        if !is_number {
            self.found(text, "a telephone number such as 0467-00-0000");
        }
        number.clone()
    }

    fn website(&mut self, text: &Spanned<String>) -> String {
        let address = text.get_ref();
        let host = address
            .strip_prefix("https://")
            .or_else(|| address.strip_prefix("http://"));
        if !host.is_some_and(|host| !host.is_empty() && !host.contains(char::is_whitespace)) {
            self.found(text, "an address such as https://www.city.example.jp/");
        }
        address.clone()
    }

    fn day(&mut self, text: &Spanned<String>) -> Option<Day> {
        let day = text.get_ref().parse().ok();
        if day.is_none() {
            self.found(text, "a date such as 2027-03-31");
        }
        day
    }

    fn found(&mut self, text: &Spanned<String>, what: &str) {
        self.expected(text.span(), &format!("{what}, found `{}`", text.get_ref()));
    }

    fn expected(&mut self, span: Range<usize>, what: &str) {
        self.push(span, format!("expected {what}"));
    }

    fn push(&mut self, span: Range<usize>, message: String) {
        let before = self.text.as_bytes().iter().take(span.start);
        self.diagnostics.push(Diagnostic {
            file: self.name.to_owned(),
            line: 1 + before.filter(|byte| **byte == b'\n').count(),
            message,
        });
    }
}
