//! The lines of a file between tabs: the words that sentences explain, and the exceptions from rules.

use plan::EasySubject;

use super::EasyRule;
use super::without_blanks;
use crate::diagnostic::{Diagnostic, Origin};

/// The lines of a file that have so many columns, with their numbers; the others are reported.
pub(super) fn rows<'f, const N: usize>(
    file: &'f str,
    origin: Origin,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(u16, [&'f str; N])> {
    let mut read = Vec::new();
    for (line, text) in (1..=u16::MAX).zip(file.lines()) {
        let columns: Vec<_> = text.split('\t').collect();
        match columns.try_into() {
            Ok(columns) => read.push((line, columns)),
            Err(_) => diagnostics.push(Diagnostic {
                origin,
                line,
                message: format!("expected {N} columns between tabs"),
            }),
        }
    }
    read
}

/// A word that a sentence explains where it first uses it.
pub(super) struct Word<'f> {
    pub(super) word: &'f str,
    /// Without blanks.
    pub(super) explanation: String,
}

/// The words that are explained, the longest first.
pub(super) struct Words<'f>(Vec<Word<'f>>);

impl<'f> Words<'f> {
    pub(super) fn read(file: &'f str, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut words: Vec<Word<'f>> = Vec::new();
        for (line, [word, reading, explanation]) in rows(file, Origin::EasyWords, diagnostics) {
            let mut push = |message| {
                diagnostics.push(Diagnostic {
                    origin: Origin::EasyWords,
                    line,
                    message,
                });
            };
            if words.iter().any(|it| it.word == word) {
                push(format!("expected `{word}` only once"));
            }
            let is_kana = |it: char| matches!(it, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
            if reading.is_empty() || !reading.chars().all(is_kana) {
                push(format!("expected a reading in kana, found `{reading}`"));
            }
            words.push(Word {
                word,
                explanation: without_blanks(explanation),
            });
        }
        words.sort_by_key(|it| std::cmp::Reverse(it.word.len()));
        Self(words)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Word<'f>> {
        self.0.iter()
    }
}

struct Exception<'f> {
    line: u16,
    subject: &'f str,
    /// A sentence's number, or `*` for all.
    sentence: &'f str,
    rule: EasyRule,
    used: bool,
}

/// What a rule finds and is right.
pub(super) struct Exceptions<'f>(Vec<Exception<'f>>);

impl<'f> Exceptions<'f> {
    pub(super) fn read(file: &'f str, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut exceptions = Vec::new();
        for (line, [subject, sentence, rule, reason]) in
            rows(file, Origin::EasyExceptions, diagnostics)
        {
            match rule.parse() {
                Ok(rule) if !reason.trim().is_empty() => exceptions.push(Exception {
                    line,
                    subject,
                    sentence,
                    rule,
                    // What it is about is measured where Python is.
                    used: rule == EasyRule::Readability,
                }),
                Ok(_) => report(diagnostics, line, "expected a reason".to_owned()),
                Err(_) => report(
                    diagnostics,
                    line,
                    format!("expected a rule, found `{rule}`"),
                ),
            }
        }
        Self(exceptions)
    }

    /// Whether this sentence may break the rule.
    pub(super) fn allow(&mut self, subject: EasySubject, sentence: u8, rule: EasyRule) -> bool {
        let (subject, sentence) = (subject.to_string(), sentence.to_string());
        let mut exceptions = self.0.iter_mut();
        let found = exceptions.find(|it| {
            it.rule == rule
                && it.subject == subject
                && [sentence.as_str(), "*"].contains(&it.sentence)
        });
        found.is_some_and(|exception| {
            exception.used = true;
            true
        })
    }

    pub(super) fn report_unused(&self, diagnostics: &mut Vec<Diagnostic>) {
        for exception in self.0.iter().filter(|it| !it.used) {
            let message = format!("nothing breaks this rule: `{}`", exception.rule);
            report(diagnostics, exception.line, message);
        }
    }
}

fn report(diagnostics: &mut Vec<Diagnostic>, line: u16, message: String) {
    diagnostics.push(Diagnostic {
        origin: Origin::EasyExceptions,
        line,
        message,
    });
}
