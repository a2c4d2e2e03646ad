//! Which entries hold which pairs of characters.

use crate::spellings::{BREAK, Folded};

/// Where in its entry a pair stands, the best place first. Two bits of a posting.
#[derive(Clone, Copy)]
pub(crate) enum Field {
    Title,
    /// The first paragraph.
    Lead,
    Body,
    Context,
}

impl Field {
    /// How much a pair counts by its field.
    pub(crate) const WEIGHTS: [u32; 4] = [12, 5, 4, 2];
}

/// A pair of characters, or one character before nothing.
type Gram = u32;

pub(crate) fn gram(first: Folded, second: Folded) -> Gram {
    u32::from(first) << 16 | u32::from(second)
}

/// The entries of each pair, one list after the other.
#[derive(Default)]
pub(crate) struct Postings {
    table: Table,
    /// Where the list of each pair ends.
    ends: Vec<u32>,
    /// An entry's number above, a [`Field`] in the lowest two bits.
    lists: Vec<u32>,
}

impl Postings {
    /// `entries`: for each one its folded title, context, and paragraphs, each with a break behind it.
    pub(crate) fn build<'t>(entries: impl Iterator<Item = &'t [Folded]> + Clone) -> Self {
        let mut postings = Self::default();
        // Counted first, then filled in, so that the lists need no room but their own.
        let mut latest: Vec<u32> = Vec::new();
        for (number, text) in (1..).zip(entries.clone()) {
            each_gram(text, |gram, _| {
                let id = postings.table.insert(gram);
                if id == latest.len() {
                    latest.push(0);
                    postings.ends.push(0);
                }
                if latest[id] != number {
                    latest[id] = number;
                    postings.ends[id] += 1;
                }
            });
        }
        let mut total = 0;
        for end in &mut postings.ends {
            // For now where the list begins; filling moves it to where it ends.
            total += std::mem::replace(end, total);
        }
        postings.lists = vec![0; total as usize];
        latest.fill(0);
        for (number, text) in (1..).zip(entries) {
            each_gram(text, |gram, field| {
                let id = postings.table.insert(gram);
                let posting = (number - 1) << 2 | field as u32;
                if latest[id] == number {
                    let last = &mut postings.lists[postings.ends[id] as usize - 1];
                    *last = posting.min(*last);
                } else {
                    latest[id] = number;
                    postings.lists[postings.ends[id] as usize] = posting;
                    postings.ends[id] += 1;
                }
            });
        }
        postings
    }

    /// The postings of a pair, in the order of entries; none if no entry holds it.
    pub(crate) fn list(&self, first: Folded, second: Folded) -> &[u32] {
        let Some(id) = self.table.find(gram(first, second)) else {
            return &[];
        };
        let begin = match id {
            0 => 0,
            _ => self.ends[id - 1],
        };
        &self.lists[begin as usize..self.ends[id] as usize]
    }
}

/// Gives every character and every pair of neighbours to `each`.
fn each_gram(text: &[Folded], mut each: impl FnMut(Gram, Field)) {
    let mut breaks = 0;
    for (at, first) in text.iter().enumerate() {
        if *first == BREAK {
            breaks += 1;
            continue;
        }
        let field = match breaks {
            0 => Field::Title,
            1 => Field::Context,
            2 => Field::Lead,
            _ => Field::Body,
        };
        each(gram(*first, BREAK), field);
        if let Some(second) = text.get(at + 1).filter(|second| **second != BREAK) {
            each(gram(*first, *second), field);
        }
    }
}

/// The pairs by number: a table with open addressing, which is smaller than the standard one.
#[derive(Default)]
struct Table {
    /// A pair and its number plus one; a number of 0 is a free slot. Never more than half full.
    slots: Vec<(Gram, u32)>,
    length: u32,
}

impl Table {
    fn slot(&self, gram: Gram) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (gram.wrapping_mul(0x9e37_79b1) >> 8) as usize & mask;
        while self.slots[slot].1 != 0 && self.slots[slot].0 != gram {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn find(&self, gram: Gram) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        (self.slots[self.slot(gram)].1 as usize).checked_sub(1)
    }

    /// The number of `gram`, which is the next one if it is new.
    fn insert(&mut self, gram: Gram) -> usize {
        if self.slots.len() <= self.length as usize * 2 {
            let larger = vec![(0, 0); (self.slots.len() * 2).max(1 << 12)];
            for (gram, number) in std::mem::replace(&mut self.slots, larger) {
                if number != 0 {
                    let slot = self.slot(gram);
                    self.slots[slot] = (gram, number);
                }
            }
        }
        let slot = self.slot(gram);
        if self.slots[slot].1 == 0 {
            self.length += 1;
            self.slots[slot] = (gram, self.length);
        }
        self.slots[slot].1 as usize - 1
    }
}
