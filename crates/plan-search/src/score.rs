//! How well each entry answers a query, by the pairs of characters that they share.

use crate::bigrams::Field;
use crate::expand::{Word, is_kanji};
use crate::file::Printed;
use crate::index::Index;
use crate::kind::Kind;
use crate::place::{count, position};
use crate::query::{self, MOST_WORDS, Question};
use crate::spellings::BREAK;

/// How many more entries of a kind are looked at closely than are shown.
const CLOSE_LOOK: usize = 2;

/// The memory of a search, kept from one to the next so that a keystroke allocates nothing that
/// grows with the plan.
#[derive(Debug, Default)]
pub struct Scratch {
    cells: Vec<Cell>,
}

/// What a query has found of an entry.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    score: u32,
    /// The last step of the alternate in work whose pairs the entry holds, counted over the query.
    step: u16,
    /// A bit for each word that the entry holds.
    words: u8,
    /// A bit for each word that it holds itself, not only something near to it.
    exact: u8,
    /// Whether it is a policy that holds all words only together with its measures and indicators.
    together: bool,
}

impl Cell {
    /// The score, and half of it again for each word that the entry holds, and a quarter for each
    /// that it holds itself; as much of it as an entry of its kind counts.
    fn worth(&self, kind: Kind) -> u32 {
        let words = 2 + self.words.count_ones() * 2 + self.exact.count_ones();
        self.score / 64 * words * kind.weight()
    }
}

/// An entry, with the score of the close look.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) entry: usize,
    pub(crate) score: u32,
}

/// Keeps `best` in order; of equal scores the earlier entry goes first.
pub(crate) fn insert(best: &mut Vec<Candidate>, candidate: Candidate) {
    let at = best
        .iter()
        .rposition(|other| other.score >= candidate.score)
        .map_or(0, |before| before + 1);
    best.insert(at, candidate);
}

/// A query, with what each entry has of it.
pub(crate) struct Scored<'s> {
    pub(crate) question: Question,
    cells: &'s [Cell],
    /// Whether no entry holds one of the words, so that it was guessed what else is meant.
    is_guessed: bool,
    /// A bit for each word.
    all: u8,
}

impl Scored<'_> {
    /// Whether the entry holds all words themselves.
    pub(crate) fn is_exact(&self, entry: usize) -> bool {
        self.cells[entry].exact == self.all
    }

    /// Whether these entries together hold all words, in whatever spelling or by what comes near.
    pub(crate) fn is_held(&self, entries: impl Iterator<Item = usize>) -> bool {
        !self.is_guessed
            && entries.fold(0, |held, entry| held | self.cells[entry].words) == self.all
    }

    pub(crate) fn worth(&self, entry: usize, kind: Kind) -> u32 {
        self.cells[entry].worth(kind)
    }
}

/// What an entry must have to be shown.
pub(crate) struct Demand {
    /// These words, or what is near to them: all, or none where no entry has all.
    words: u8,
    score: u32,
    pub(crate) is_near: bool,
}

impl Demand {
    pub(crate) fn of(scored: &Scored<'_>, entries: &[Printed<'_>]) -> Self {
        let (cells, all) = (scored.cells, scored.all);
        let is_near = cells.iter().all(|cell| cell.exact != all);
        let is_held = !scored.is_guessed && cells.iter().any(|cell| cell.words == all);
        if !is_near || is_held {
            return Self {
                words: all,
                score: 0,
                is_near,
            };
        }
        let worded = cells
            .iter()
            .zip(entries)
            .filter(|(cell, _)| cell.words != 0);
        let worth = worded.map(|(cell, entry)| cell.worth(entry.kind));
        let best = worth.max().unwrap_or_default();
        Self {
            words: 0,
            score: best / 2,
            is_near,
        }
    }

    fn is_met(&self, cell: &Cell, kind: Kind) -> bool {
        cell.together
            || cell.words != 0
                && cell.words & self.words == self.words
                && cell.worth(kind) >= self.score
    }
}

impl Index<'_> {
    /// Scores every entry by what it has of `query`; `None` if nothing was asked.
    pub(crate) fn scored<'s>(&self, query: &str, scratch: &'s mut Scratch) -> Option<Scored<'s>> {
        let mut question = query::read(self, query);
        if question.words.is_empty() {
            return None;
        }
        let cells = &mut scratch.cells;
        cells.clear();
        cells.resize(self.entries.len(), Cell::default());
        let mut step = 0;
        for (number, word) in question.words.iter().enumerate() {
            self.score(cells, number, word, 0, &mut step);
        }
        let found = cells.iter().fold(0, |found, cell| found | cell.words);
        let all = u8::MAX >> (MOST_WORDS - question.words.len());
        for (number, word) in question.words.iter_mut().enumerate() {
            if found & 1 << number == 0 {
                let scored = word.alternates.len();
                query::guess(self, word);
                self.score(cells, number, word, scored, &mut step);
            }
        }
        let mut scored = Scored {
            question,
            cells: &[],
            is_guessed: found != all,
            all,
        };
        if scored.question.words.len() > 1 && !scored.is_guessed {
            for policy in self.policies() {
                let parts = self.parts_of(policy);
                let held = parts.fold(0, |held, part| held | cells[part].words);
                cells[policy].together = held == all;
            }
        }
        scored.cells = cells;
        Some(scored)
    }

    /// Counts the alternates of a word, from `first` on.
    fn score(&self, cells: &mut [Cell], number: usize, word: &Word, first: usize, step: &mut u16) {
        for alternate in word.alternates.iter().skip(first) {
            let text = &alternate.text;
            let pairs = text.len().saturating_sub(1).max(1);
            for pair in 0..pairs.min(text.len()) {
                let list = self
                    .postings
                    .list(text[pair], text.get(pair + 1).copied().unwrap_or(BREAK));
                *step += 1;
                let weight = alternate.weight * self.rarity(list.len());
                for posting in list {
                    let entry = (posting >> 2) as usize;
                    let cell = &mut cells[entry];
                    cell.score += weight * Field::WEIGHTS[(posting & 3) as usize];
                    if pair > 0 && cell.step != *step - 1 {
                        continue;
                    }
                    cell.step = *step;
                    // Of three characters or more, the pairs may stand apart; Latin ones, within
                    // another word.
                    let is_whole = pair + 1 == pairs
                        && (pairs == 1 && is_kanji(text[0]) || self.holds(entry, alternate));
                    if is_whole {
                        cell.words |= 1 << number;
                        cell.exact |= u8::from(alternate.exact) << number;
                    }
                }
            }
            // Steps of two alternates must not follow each other.
            *step += 1;
        }
    }

    /// How much a pair says that stands in `count` entries: four for each halving.
    fn rarity(&self, count: usize) -> u32 {
        let ratio = (self.entries.len() * 4 / count.max(1)).max(1);
        let whole = ratio.ilog2();
        let rest = (ratio >> whole.saturating_sub(2)) as u32 & 3;
        (whole * 4 + rest).saturating_sub(5).max(2)
    }

    /// How many entries of a kind meet the demand, and the best of them, best first.
    pub(crate) fn candidates(
        &self,
        scored: &Scored<'_>,
        kind: Kind,
        demand: &Demand,
        limit: usize,
    ) -> (usize, Vec<Candidate>) {
        let most = limit.saturating_mul(CLOSE_LOOK).min(self.entries.len());
        let mut total = 0;
        let mut best: Vec<Candidate> = Vec::with_capacity(most + 1);
        for (entry, cell) in scored.cells.iter().enumerate() {
            if self.entries[entry].kind != kind || !demand.is_met(cell, kind) {
                continue;
            }
            total += 1;
            let score = cell.worth(kind);
            if best.len() < most || best.last().is_some_and(|last| last.score < score) {
                insert(&mut best, Candidate { entry, score });
                best.truncate(most);
            }
        }
        let mut close = Vec::with_capacity(best.len());
        for candidate in best {
            let score = self.look_closely(candidate, &scored.question, kind);
            insert(&mut close, Candidate { score, ..candidate });
        }
        (total, close)
    }

    /// The score of an entry with what its pairs do not say: whether whole words and phrases stand
    /// there, and how much of the title they are.
    pub(crate) fn look_closely(
        &self,
        candidate: Candidate,
        question: &Question,
        kind: Kind,
    ) -> u32 {
        let text = self.text(candidate.entry);
        let title = text.split(|c| *c == BREAK).next().unwrap_or_default();
        let mut score = 0;
        for word in &question.words {
            let mut best = 0;
            for alternate in &word.alternates {
                if !self.holds(candidate.entry, alternate) {
                    continue;
                }
                let length = alternate.text.len();
                let weight = alternate.weight * length.min(8) as u32;
                let mut bonus = 0;
                if let Some(at) = position(title, &alternate.text) {
                    let share = 250 * length / title.len().max(1);
                    bonus += weight * (60 + share as u32);
                    if at == 0 {
                        bonus += weight * 20;
                    }
                }
                let times = count(text, &alternate.text).min(4) as u32;
                bonus += weight * times * 12;
                best = bonus.max(best);
            }
            score += best;
        }
        for piece in &question.pieces {
            if piece.len() > 2 && position(text, piece).is_some() {
                score += 16 * 50 * piece.len().min(12) as u32;
            }
        }
        candidate.score + score * kind.weight() / 16
    }
}
