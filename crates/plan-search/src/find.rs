//! Answers a query: every entry scored by its pairs of characters, the best looked at closely.

use std::ops::Range;

use crate::bigrams::Field;
use crate::expand::{Word, is_kanji};
use crate::file::Printed;
use crate::hit::{self, Hit};
use crate::index::Index;
use crate::kind::Kind;
use crate::query::{self, MOST_WORDS};
use crate::spellings::{BREAK, Folded};

/// How many more entries of a kind are looked at closely than are shown.
const CLOSE_LOOK: usize = 2;

/// What a query finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// What was found, by kind: the kind of the best hit first.
    pub groups: Vec<Group<'a>>,
    /// Whether no entry has all words of the query, so that these only come near to it.
    pub is_near: bool,
}

/// The hits of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The kind.
    pub kind: Kind,
    /// How many entries of this kind there are, shown or not.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit<'a>>,
}

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
struct Candidate {
    entry: usize,
    score: u32,
}

impl<'a> Index<'a> {
    /// What `query` finds: of each kind at most as many hits as `limit` says for the place that the
    /// kind has among those found, counted from 0, and no more there than at the first place. A
    /// kind with none at the first is passed over. `query` is normalised (NFKC).
    pub fn find(
        &self,
        query: &str,
        limit: impl Fn(usize, Kind) -> usize,
        scratch: &mut Scratch,
    ) -> Found<'a> {
        let (mut words, pieces) = query::read(self, query);
        if words.is_empty() {
            return Found::default();
        }
        let cells = &mut scratch.cells;
        cells.clear();
        cells.resize(self.entries.len(), Cell::default());
        let mut step = 0;
        for (number, word) in words.iter().enumerate() {
            self.score(cells, number, word, 0, &mut step);
        }
        let found = cells.iter().fold(0, |found, cell| found | cell.words);
        for (number, word) in words.iter_mut().enumerate() {
            if found & 1 << number == 0 {
                let scored = word.alternates.len();
                word.guess(self);
                self.score(cells, number, word, scored, &mut step);
            }
        }
        let demand = Demand::of(cells, &self.entries, words.len());
        let mut ranked: Vec<(Kind, usize, Vec<Candidate>)> = Vec::new();
        for kind in Kind::ALL.iter().copied() {
            let most = limit(0, kind);
            if most == 0 {
                continue;
            }
            let (total, candidates) = self.candidates(cells, kind, &demand, &words, &pieces, most);
            let Some(best) = candidates.first() else {
                continue;
            };
            let is_better = |(_, _, others): &(_, _, Vec<Candidate>)| {
                others.first().is_some_and(|other| other.score < best.score)
            };
            let at = ranked.iter().position(is_better).unwrap_or(ranked.len());
            ranked.insert(at, (kind, total, candidates));
        }
        let groups = ranked
            .into_iter()
            .enumerate()
            .map(|(place, (kind, total, candidates))| Group {
                kind,
                total,
                hits: candidates
                    .into_iter()
                    .take(limit(place, kind))
                    .map(|candidate| {
                        let is_near = cells[candidate.entry].exact != demand.all;
                        hit::show(self, candidate.entry, &words, is_near)
                    })
                    .collect(),
            });
        Found {
            groups: groups.collect(),
            is_near: demand.is_near,
        }
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
    fn candidates(
        &self,
        cells: &[Cell],
        kind: Kind,
        demand: &Demand,
        words: &[Word],
        pieces: &[Vec<Folded>],
        limit: usize,
    ) -> (usize, Vec<Candidate>) {
        let most = limit.saturating_mul(CLOSE_LOOK).min(self.entries.len());
        let mut total = 0;
        let mut best: Vec<Candidate> = Vec::with_capacity(most + 1);
        for (entry, cell) in cells.iter().enumerate() {
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
            let score = self.look_closely(candidate, words, pieces, kind);
            insert(&mut close, Candidate { score, ..candidate });
        }
        (total, close)
    }

    /// The score of an entry with what its pairs do not say: whether whole words and phrases stand
    /// there, and how much of the title they are.
    fn look_closely(
        &self,
        candidate: Candidate,
        words: &[Word],
        pieces: &[Vec<Folded>],
        kind: Kind,
    ) -> u32 {
        let text = self.text(candidate.entry);
        let title = text.split(|c| *c == BREAK).next().unwrap_or_default();
        let mut score = 0;
        for word in words {
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
        for piece in pieces {
            if piece.len() > 2 && position(text, piece).is_some() {
                score += 16 * 50 * piece.len().min(12) as u32;
            }
        }
        candidate.score + score * kind.weight() / 16
    }
}

/// Keeps `best` in order; of equal scores the earlier entry goes first.
fn insert(best: &mut Vec<Candidate>, candidate: Candidate) {
    let at = best
        .iter()
        .rposition(|other| other.score >= candidate.score)
        .map_or(0, |before| before + 1);
    best.insert(at, candidate);
}

/// Where `part` first stands in `text`. Latin letters and digits begin where a word begins.
pub(crate) fn position(text: &[Folded], part: &[Folded]) -> Option<usize> {
    let first = part.first()?;
    let begins = (text.len() + 1).checked_sub(part.len())?;
    let mut from = 0;
    loop {
        let at = from + text[from..begins].iter().position(|c| c == first)?;
        let is_within_word = at > 0 && is_latin(*first) && is_latin(text[at - 1]);
        if !is_within_word && text[at..].starts_with(part) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn is_latin(folded: Folded) -> bool {
    matches!(u8::try_from(folded), Ok(b'0'..=b'9' | b'a'..=b'z'))
}

fn count(text: &[Folded], part: &[Folded]) -> usize {
    let mut rest: Range<usize> = 0..text.len();
    let mut count = 0;
    while let Some(at) = position(&text[rest.clone()], part) {
        count += 1;
        rest.start += at + part.len();
    }
    count
}

/// What an entry must have to be shown.
struct Demand {
    /// All words.
    all: u8,
    /// These words, or what is near to them: all, or none where no entry has all themselves.
    words: u8,
    /// And this much, where no entry has all.
    score: u32,
    is_near: bool,
}

impl Demand {
    fn of(cells: &[Cell], entries: &[Printed<'_>], words: usize) -> Self {
        let all = u8::MAX >> (MOST_WORDS - words);
        if cells.iter().any(|cell| cell.exact == all) {
            return Self {
                all,
                words: all,
                score: 0,
                is_near: false,
            };
        }
        let worded = cells
            .iter()
            .zip(entries)
            .filter(|(cell, _)| cell.words != 0);
        let worth = worded.map(|(cell, entry)| cell.worth(entry.kind));
        let best = worth.max().unwrap_or_default();
        Self {
            all,
            words: 0,
            score: best / 2,
            is_near: true,
        }
    }

    fn is_met(&self, cell: &Cell, kind: Kind) -> bool {
        cell.words != 0 && cell.words & self.words == self.words && cell.worth(kind) >= self.score
    }
}
