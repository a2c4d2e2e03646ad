//! What a query finds of all that there is: the best entries of each kind.

use crate::hit::{self, Hit};
use crate::index::Index;
use crate::kind::Kind;
use crate::score::{Demand, Scratch};

/// What a query finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found<'a> {
    /// What was found, by kind, in the order of the kinds.
    pub groups: Vec<Group<'a>>,
    /// In which group the best hit of all is the first.
    pub best: usize,
    /// Whether no entry has all words of the query, so that these only come near to it.
    pub is_near: bool,
}

impl<'a> Found<'a> {
    /// The group of the best hit of all, where that is not the first of all.
    pub fn best_further_down(&self) -> Option<&Group<'a>> {
        self.groups.get(self.best).filter(|_| self.best > 0)
    }
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

impl<'a> Index<'a> {
    /// What `query` finds: of each kind at most as many hits as `limit` says for the place that the
    /// kind has among those found, counted from 0, and of the best hit's kind as at the first. A kind
    /// with none at the first is passed over. `query` is normalised (NFKC).
    pub fn find(
        &self,
        query: &str,
        limit: impl Fn(usize, Kind) -> usize,
        scratch: &mut Scratch,
    ) -> Found<'a> {
        let Some(scored) = self.scored(query, scratch) else {
            return Found::default();
        };
        let demand = Demand::of(&scored, &self.entries);
        let mut kinds = Vec::new();
        let (mut best, mut best_score) = (0, 0);
        for kind in Kind::ALL.iter().copied() {
            let most = limit(0, kind);
            if most == 0 {
                continue;
            }
            let (total, candidates) = self.candidates(&scored, kind, &demand, most);
            let Some(first) = candidates.first() else {
                continue;
            };
            // What only means the same is not as near as what has the words themselves.
            let score = if scored.is_exact(first.entry) {
                first.score
            } else {
                first.score / 2
            };
            if score > best_score {
                (best, best_score) = (kinds.len(), score);
            }
            kinds.push((kind, total, candidates));
        }
        let groups = kinds
            .into_iter()
            .enumerate()
            .map(|(place, (kind, total, candidates))| Group {
                kind,
                total,
                hits: candidates
                    .into_iter()
                    .take(limit(if place == best { 0 } else { place }, kind))
                    .map(|candidate| {
                        let is_near = !scored.is_exact(candidate.entry);
                        hit::show(self, candidate.entry, &scored.question, is_near)
                    })
                    .collect(),
            });
        Found {
            groups: groups.collect(),
            best,
            is_near: demand.is_near,
        }
    }
}
