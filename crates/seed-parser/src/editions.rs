//! `seeds/editions.toml`: which editions the plan has, and what each of them prints.

use std::collections::BTreeMap;
use std::ops::Range;

use bumpalo::Bump;
use plan::{Chapter, Edition, EditionId, EditionStatus, Plan, Policy, PolicyCode, PolicyMove};
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Origin};
use crate::item::{Block, Dialect};
use crate::toml_file::TomlFile;

/// An edition as the file describes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EditionEntry {
    pub(crate) id: EditionId,
    /// The file of its document, in `seeds/`.
    pub file: String,
    title: String,
    name: String,
    document_name: Option<String>,
    note: String,
    state_note: String,
    status: EditionStatus,
    date: Option<String>,
    pub(crate) dialect: Dialect,
    /// How many policies it prints in each chapter that it covers, in their order.
    pub(crate) policies: BTreeMap<Chapter, u8>,
    /// The chapters whose policies print a part that is not in every policy.
    pub(crate) parts: Vec<(Block, Vec<Chapter>)>,
    pub(crate) leftovers: Vec<Leftover>,
    moves: Vec<Move>,
    /// The line of the file that it begins on.
    line: u16,
}

impl EditionEntry {
    /// The chapters that it prints.
    pub(crate) fn chapters(&self) -> impl Iterator<Item = Chapter> {
        self.policies.keys().copied()
    }

    /// The codes that it gives its policies.
    pub(crate) fn codes(&self) -> impl Iterator<Item = PolicyCode> {
        self.policies.iter().flat_map(|(chapter, count)| {
            (1..=*count).map(|number| PolicyCode {
                chapter: *chapter,
                number,
            })
        })
    }

    /// Whether its policies of this chapter print this part.
    pub(crate) fn prints(&self, part: Block, chapter: Chapter) -> bool {
        let mut listed = self.parts.iter();
        matches!(part, Block::Goal | Block::Measures)
            || listed.any(|(other, chapters)| *other == part && chapters.contains(&chapter))
    }

    /// 全43施策, or 施策5-1〜5-9.
    fn coverage(&self) -> String {
        let codes: Vec<_> = self.codes().collect();
        match (codes.first(), codes.last()) {
            (Some(first), Some(last)) if self.policies.len() < Chapter::ALL.len() => {
                format!("施策{first}〜{last}")
            }
            _ => format!("全{}施策", codes.len()),
        }
    }
}

/// A line that the extraction left in a document, and that says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leftover {
    pub(crate) line: String,
    pub(crate) times: usize,
    pub(crate) reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Move {
    edition: EditionId,
    from: PolicyCode,
    to: Vec<PolicyCode>,
    line: u16,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct EditionsFile {
    #[serde(default)]
    edition: Vec<Spanned<EditionTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditionTable {
    id: Spanned<String>,
    file: Spanned<String>,
    title: String,
    name: String,
    document_name: Option<String>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    state_note: String,
    status: Spanned<String>,
    date: Option<String>,
    dialect: Spanned<String>,
    policies: BTreeMap<Spanned<String>, u8>,
    #[serde(default)]
    parts: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    #[serde(default)]
    leftover: Vec<LeftoverTable>,
    #[serde(default, rename = "move")]
    moves: Vec<MoveTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LeftoverTable {
    line: String,
    times: usize,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MoveTable {
    from: Spanned<String>,
    to: Vec<Spanned<String>>,
}

/// The editions of the file, in its order, and every entry that is not as it should be. An edition
/// without a usable id or dialect is left out.
pub(crate) fn read(file: &str) -> (Vec<EditionEntry>, Vec<Diagnostic>) {
    let mut reader = Reader(TomlFile::new(Origin::Editions, file));
    let tables = reader.0.entries::<EditionsFile>().edition;
    let mut entries: Vec<EditionEntry> = Vec::new();
    for table in &tables {
        let Some(entry) = reader.entry(table) else {
            continue;
        };
        if let Some(last) = entries.last()
            && last.id >= entry.id
        {
            let expected = format!("an edition after {}, found `{}`", last.id, entry.id);
            reader.expected(table.get_ref().id.span(), &expected);
        }
        entries.push(entry);
    }
    if !entries
        .iter()
        .any(|it| it.policies.len() == Chapter::ALL.len())
    {
        reader.expected(0..0, "an edition that prints every chapter");
    }
    for dialect in [Dialect::WholePlan, Dialect::Administration] {
        if !entries.iter().any(|entry| entry.dialect == dialect) {
            reader.expected(0..0, &format!("an edition in the dialect {dialect}"));
        }
    }
    (entries, reader.0.diagnostics)
}

struct Reader<'f>(TomlFile<'f>);

impl Reader<'_> {
    fn expected(&mut self, span: Range<usize>, what: &str) {
        self.0.push(span, format!("expected {what}"));
    }

    fn word<T: std::str::FromStr>(&mut self, word: &Spanned<String>, what: &str) -> Option<T> {
        let read = word.get_ref().parse().ok();
        if read.is_none() {
            self.expected(word.span(), &format!("{what}, found `{}`", word.get_ref()));
        }
        read
    }

    fn entry(&mut self, table: &Spanned<EditionTable>) -> Option<EditionEntry> {
        let line = self.0.line(&table.span());
        let table = table.get_ref();
        let id: EditionId = self.word(&table.id, "three digits")?;
        if plan::Document::OTHERS
            .iter()
            .any(|other| other.number() == id.number)
        {
            self.expected(table.id.span(), "a number that no other document has");
        }
        if !table.file.get_ref().starts_with(&format!("{id}_")) {
            self.expected(
                table.file.span(),
                &format!("a file that begins with `{id}_`"),
            );
        }
        let status = self.word(&table.status, "draft or adopted");
        let dialect = self.word(&table.dialect, "whole-plan or administration")?;
        let mut policies = BTreeMap::new();
        for (chapter, count) in &table.policies {
            if let Some(chapter) = self.word(chapter, "a chapter") {
                policies.insert(chapter, *count);
            }
        }
        let mut parts = Vec::new();
        for (part, chapters) in &table.parts {
            if let Some(part) = self.word(part, "a part of a policy that is not in every one") {
                let read = chapters.iter().filter_map(|it| self.word(it, "a chapter"));
                parts.push((part, read.collect()));
            }
        }
        let leftovers = table.leftover.iter().map(|leftover| Leftover {
            line: leftover.line.clone(),
            times: leftover.times,
            reason: leftover.reason.clone(),
        });
        let mut moves = Vec::new();
        for table in &table.moves {
            moves.extend(self.policy_move(table));
        }
        Some(EditionEntry {
            id,
            file: table.file.get_ref().clone(),
            title: table.title.clone(),
            name: table.name.clone(),
            document_name: table.document_name.clone(),
            note: table.note.clone(),
            state_note: table.state_note.clone(),
            status: status.unwrap_or(EditionStatus::Draft),
            date: table.date.clone(),
            dialect,
            policies,
            parts,
            leftovers: leftovers.collect(),
            moves,
            line,
        })
    }

    fn policy_move(&mut self, table: &MoveTable) -> Option<Move> {
        let text = table.from.get_ref();
        let from = text
            .split_once('-')
            .and_then(|(edition, code)| Some((edition.parse().ok()?, code.parse().ok()?)));
        if from.is_none() {
            let expected = format!("an edition and a code, such as 001-5-3, found `{text}`");
            self.expected(table.from.span(), &expected);
        }
        let to = table.to.iter();
        let to = to.filter_map(|code| self.word(code, "a policy's code"));
        let to = to.collect();
        let (edition, from) = from?;
        Some(Move {
            edition,
            from,
            to,
            line: self.0.line(&table.from.span()),
        })
    }
}

/// The editions as the plan holds them.
pub(crate) fn describe<'a>(entries: &[EditionEntry], arena: &'a Bump) -> &'a [Edition<'a>] {
    let editions = entries.iter().map(|entry| {
        let chapters: Vec<_> = entry.chapters().collect();
        let moves = entry.moves.iter().map(|moved| PolicyMove {
            edition: moved.edition,
            from: moved.from,
            to: arena.alloc_slice_copy(&moved.to),
        });
        let moves: Vec<_> = moves.collect();
        let label = format!("{}（{}）", entry.name, entry.coverage());
        Edition {
            id: entry.id,
            name: arena.alloc_str(&entry.name),
            document_name: arena.alloc_str(entry.document_name.as_ref().unwrap_or(&entry.name)),
            note: arena.alloc_str(&entry.note),
            state_note: arena.alloc_str(&entry.state_note),
            label: arena.alloc_str(&label),
            title: arena.alloc_str(&entry.title),
            status: entry.status,
            date: entry.date.as_deref().map(|date| &*arena.alloc_str(date)),
            chapters: arena.alloc_slice_copy(&chapters),
            moves: arena.alloc_slice_copy(&moves),
        }
    });
    arena.alloc_slice_copy(&editions.collect::<Vec<_>>())
}

/// Every move that does not fit the plan, and every policy that an edition should have moved.
pub(crate) fn check_moves(entries: &[EditionEntry], plan: &Plan<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut before: Vec<&EditionEntry> = Vec::new();
    for entry in entries {
        for policy in newest(&before, plan) {
            let moved = |it: &&Move| (it.edition, it.from) == (policy.edition, policy.code);
            let covered = entry.policies.contains_key(&policy.code.chapter);
            let kept = plan.policy_in(entry.id, policy.code).is_some();
            if covered && !kept && !entry.moves.iter().any(|it| moved(&it)) {
                let (edition, code) = (policy.edition, policy.code);
                let message = format!(
                    "expected a move of {edition}-{code}, which {} does not have",
                    entry.id
                );
                diagnostics.push(diagnostic(entry.line, message));
            }
        }
        for moved in &entry.moves {
            let mut known = newest(&before, plan);
            if !known.any(|it| (it.edition, it.code) == (moved.edition, moved.from)) {
                let message = format!(
                    "expected the newest text of a policy before {}, found {}-{}",
                    entry.id, moved.edition, moved.from
                );
                diagnostics.push(diagnostic(moved.line, message));
            }
            for code in &moved.to {
                if plan.policy_in(entry.id, *code).is_none() {
                    let message = format!("expected a policy of {}, found {code}", entry.id);
                    diagnostics.push(diagnostic(moved.line, message));
                }
            }
        }
        before.push(entry);
    }
    diagnostics
}

/// The policies that were current with these editions alone.
fn newest<'p, 'a>(
    entries: &'p [&EditionEntry],
    plan: &'p Plan<'a>,
) -> impl Iterator<Item = &'a Policy<'a>> + use<'p, 'a> {
    plan.policies.iter().filter(move |policy| {
        let mut newest_first = entries.iter().rev();
        let current = newest_first.find(|it| it.policies.contains_key(&policy.code.chapter));
        current.is_some_and(|entry| entry.id == policy.edition)
    })
}

fn diagnostic(line: u16, message: String) -> Diagnostic {
    Diagnostic {
        origin: Origin::Editions,
        line,
        message,
    }
}
