//! The plan in やさしい日本語: `seeds/translations/ja-simple.tsv`, each sentence held against the rules by
//! which it is easy and against the lines that it rests on.

mod explained;
mod inherited;
mod rules;
mod tables;

use bumpalo::Bump;
use plan::{Document, EasySentence, EasySubject, EasyText, Measure, Plan, Policy, Source};

use crate::Documents;
use crate::diagnostic::{Diagnostic, Origin};
use crate::quotation;

pub use rules::{EasyRule, broken as broken_rules};

use tables::{Exceptions, Words, rows};

/// How many characters all that is said of a policy has at most, without blanks.
const LONGEST_POLICY: usize = 1000;

/// The files of やさしい日本語.
#[derive(Debug, Clone, Copy)]
pub struct EasyFiles<'f> {
    /// `ja-simple.tsv`: subject, the sentence's number, sentence, lines.
    pub sentences: &'f str,
    /// `ja-simple-words.tsv`: a hard word, its reading, the explanation that follows it.
    pub words: &'f str,
    /// `ja-simple-exceptions.tsv`: subject, the sentence's number or `*`, rule, reason.
    pub exceptions: &'f str,
}

/// A line of the file of sentences.
struct Row<'f> {
    line: u16,
    subject: EasySubject,
    number: u8,
    text: &'f str,
    sources: Vec<Source>,
}

/// The texts of the files in the order of the file, and everything that is wrong with them.
///
/// An edition with a text of its own has one for each of its policies and measures. The policies of
/// one that has none take over what was written of the texts whose place they took, as far as the
/// Japanese that it rests on is the same.
pub fn read<'a>(
    files: EasyFiles<'_>,
    documents: &Documents,
    plan: &Plan<'a>,
    arena: &'a Bump,
) -> (&'a [EasyText<'a>], Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let words = Words::read(files.words, &mut diagnostics);
    let exceptions = Exceptions::read(files.exceptions, &mut diagnostics);
    let mut reader = Reader {
        documents,
        plan,
        words,
        exceptions,
        diagnostics,
    };
    let rows = reader.sentences(files.sentences);
    let texts: Vec<&[Row<'_>]> = rows.chunk_by(|a, b| a.subject == b.subject).collect();
    for text in &texts {
        reader.check(text);
    }
    reader.check_lengths(&rows);
    reader.check_completeness(&texts);
    reader.exceptions.report_unused(&mut reader.diagnostics);
    let mut read: Vec<EasyText<'a>> = texts
        .iter()
        .filter_map(|rows| easy_text(rows, arena))
        .collect();
    read.extend(inherited::texts(&read, plan, documents, arena));
    (arena.alloc_slice_copy(&read), reader.diagnostics)
}

/// The hard words of `words`, a file as [`EasyFiles::words`], that the sentences of a page use without
/// having explained them.
pub fn unexplained_words(sentences: &[&str], words: &str) -> Vec<String> {
    let words = Words::read(words, &mut Vec::new());
    let found = explained::unexplained(sentences, &words);
    found.into_iter().map(|(_, found)| found).collect()
}

fn easy_text<'a>(rows: &[Row<'_>], arena: &'a Bump) -> Option<EasyText<'a>> {
    let subject = rows.first()?.subject;
    let sentences = rows.iter().map(|row| EasySentence {
        text: arena.alloc_str(row.text),
        sources: arena.alloc_slice_copy(&row.sources),
    });
    let sentences: Vec<_> = sentences.collect();
    Some(EasyText {
        subject,
        sentences: arena.alloc_slice_copy(&sentences),
    })
}

/// The lines of what a text explains; `None` if the plan has no such thing.
fn lines_of(subject: EasySubject, plan: &Plan<'_>) -> Option<Source> {
    let visions = std::iter::once(&plan.vision).chain(plan.superseded.iter().map(|it| &it.vision));
    let own = |source: Source| source.document == Document::Edition(subject.edition());
    let mut visions = visions.filter(|it| own(it.title.source));
    match subject {
        // The heading above it says that it is a draft.
        EasySubject::Vision(_) => visions.next().map(|it| Source {
            first: 1,
            ..it.goals_introduction.source
        }),
        EasySubject::Goal(_, number) => {
            let mut goals = visions.next()?.goals.iter();
            let goal = goals.find(|it| it.number == number)?;
            Some(goal.source)
        }
        EasySubject::Policy(text) => Some(plan.text(text)?.source),
        EasySubject::Measure(text, number) => Some(plan.text(text)?.measure(number)?.source),
    }
}

/// What an edition's policies and their measures should have: a text each.
fn subjects_of<'p>(policy: &'p Policy<'_>) -> impl Iterator<Item = EasySubject> + use<'p> {
    let id = policy.id();
    let measures = policy.measures.iter();
    let measure = move |it: &Measure<'_>| EasySubject::Measure(id, it.number);
    std::iter::once(EasySubject::Policy(id)).chain(measures.map(measure))
}

/// The printed text of some lines, without blanks.
fn printed(source: Source, documents: &Documents) -> String {
    let lines = documents.lines_of(source);
    lines.map(|(_, line)| without_blanks(line)).collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

struct Reader<'r, 'a> {
    documents: &'r Documents,
    plan: &'r Plan<'a>,
    words: Words<'r>,
    exceptions: Exceptions<'r>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn push(&mut self, line: u16, message: String) {
        self.diagnostics.push(Diagnostic {
            origin: Origin::EasySentences,
            line,
            message,
        });
    }

    /// The lines of the file that can be read, each with its subject's lines around its own.
    fn sentences<'f>(&mut self, file: &'f str) -> Vec<Row<'f>> {
        let read = rows(file, Origin::EasySentences, &mut self.diagnostics);
        let mut sentences = Vec::new();
        for (line, [subject, number, text, sources]) in read {
            let known = subject.parse().ok();
            let known = known.and_then(|it| Some((it, lines_of(it, self.plan)?)));
            let Some((subject, around)) = known else {
                self.push(
                    line,
                    format!("expected something of the plan, found `{subject}`"),
                );
                continue;
            };
            let within = |it: &Source| around.covers(*it);
            let read: Option<Vec<Source>> = sources.split(',').map(quotation::source).collect();
            let Some(sources) = read.filter(|sources| sources.iter().all(within)) else {
                let (document, first, last) = (around.document, around.first, around.last);
                self.push(
                    line,
                    format!("expected lines within {document}:{first}-{last}, found `{sources}`"),
                );
                continue;
            };
            let Ok(number) = number.parse() else {
                self.push(
                    line,
                    format!("expected a sentence's number, found `{number}`"),
                );
                continue;
            };
            sentences.push(Row {
                line,
                subject,
                number,
                text,
                sources,
            });
        }
        sentences
    }

    /// Checks the sentences on one thing.
    fn check(&mut self, text: &[Row<'_>]) {
        let Some(first) = text.first() else { return };
        let count = match first.subject {
            EasySubject::Policy(_) => 2..=2,
            EasySubject::Measure(..) => 1..=3,
            EasySubject::Vision(_) | EasySubject::Goal(..) => 1..=usize::from(u8::MAX),
        };
        if !count.contains(&text.len()) {
            let (least, most) = (count.start(), count.end());
            self.push(
                first.line,
                format!(
                    "expected {least} to {most} sentences on {}, found {}",
                    first.subject,
                    text.len()
                ),
            );
        }
        for (expected, row) in (1..).zip(text) {
            if row.number != expected {
                self.push(
                    row.line,
                    format!("expected sentence {expected} of {}", row.subject),
                );
            }
            let mut broken = rules::broken(row.text);
            let sources = row.sources.iter();
            let sources: Vec<_> = sources.map(|it| printed(*it, self.documents)).collect();
            broken.extend(rules::unprinted_number(row.text, &sources));
            for (rule, found) in broken {
                self.break_rule(row, rule, &found);
            }
        }
        let sentences: Vec<_> = text.iter().map(|row| row.text).collect();
        for (place, found) in explained::unexplained(&sentences, &self.words) {
            if let Some(row) = text.get(place) {
                self.break_rule(row, EasyRule::Explained, &found);
            }
        }
    }

    fn break_rule(&mut self, row: &Row<'_>, rule: EasyRule, found: &str) {
        if !self.exceptions.allow(row.subject, row.number, rule) {
            self.push(row.line, format!("{}, found {found}", rule.label()));
        }
    }

    /// Checks how much is said of each policy.
    fn check_lengths(&mut self, rows: &[Row<'_>]) {
        for policy in self.plan.policies {
            let id = policy.id();
            let own = |row: &&Row<'_>| {
                matches!(
                    row.subject,
                    EasySubject::Policy(text) | EasySubject::Measure(text, _) if text == id
                )
            };
            let own: Vec<_> = rows.iter().filter(own).collect();
            let length: usize = own
                .iter()
                .map(|row| without_blanks(row.text).chars().count())
                .sum();
            if let Some(first) = own.first().filter(|_| length > LONGEST_POLICY) {
                self.push(
                    first.line,
                    format!(
                        "expected at most {LONGEST_POLICY} characters on a policy, found {length}"
                    ),
                );
            }
        }
    }

    /// Checks that each thing has one text, and each policy and measure of an edition that has any.
    fn check_completeness(&mut self, texts: &[&[Row<'_>]]) {
        let mut seen = Vec::new();
        for row in texts.iter().filter_map(|rows| rows.first()) {
            if seen.contains(&row.subject) {
                self.push(
                    row.line,
                    format!("expected the sentences on {} only once", row.subject),
                );
            }
            seen.push(row.subject);
        }
        let last = texts.last().and_then(|rows| rows.last());
        let line = last.map_or(1, |row| row.line);
        let is_written = |edition| seen.iter().any(|it| it.edition() == edition);
        let policies = self.plan.policies.iter();
        let missing: Vec<_> = policies
            .filter(|policy| is_written(policy.edition))
            .flat_map(subjects_of)
            .filter(|subject| !seen.contains(subject))
            .collect();
        for subject in missing {
            self.push(line, format!("expected sentences on {subject}"));
        }
    }
}
