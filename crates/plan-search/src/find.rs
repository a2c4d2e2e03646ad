//! What a query finds of all that there is: the best entries of each kind.

use crate::hit::{self, Hit};
use crate::index::Index;
use crate::kind::Kind;
use crate::score::{Candidate, Demand, Scratch};

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
        let Some(scored) = self.scored(query, scratch) else {
            return Found::default();
        };
        let demand = Demand::of(&scored, &self.entries);
        let mut ranked: Vec<(Kind, usize, Vec<Candidate>)> = Vec::new();
        for kind in Kind::ALL.iter().copied() {
            let most = limit(0, kind);
            if most == 0 {
                continue;
            }
            let (total, candidates) = self.candidates(&scored, kind, &demand, most);
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
                        let is_near = !scored.is_exact(candidate.entry);
                        hit::show(self, candidate.entry, &scored.question, is_near)
                    })
                    .collect(),
            });
        Found {
            groups: groups.collect(),
            is_near: demand.is_near,
        }
    }
}
