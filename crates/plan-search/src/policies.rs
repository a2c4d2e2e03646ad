//! Which policies a query finds: those that hold all words in their text, measures or indicators.

use std::ops::Range;

use crate::hit::marks;
use crate::index::Index;
use crate::kind::Kind;
use crate::place::position;
use crate::query::Question;
use crate::score::{Candidate, Scratch, insert};
use crate::spellings::BREAK;

/// The policies that a query finds.
#[derive(Default)]
pub struct FoundPolicies<'a> {
    /// Best first.
    pub policies: Vec<FoundPolicy<'a>>,
    question: Question,
}

/// A policy that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundPolicy<'a> {
    /// The address of its page.
    pub href: &'a str,
    entry: usize,
}

impl<'a> Index<'a> {
    /// The policies that `query` finds. `query` is normalised (NFKC).
    ///
    /// What is only guessed, or has not all words, is none: [`Found`](crate::Found) shows that as
    /// near.
    pub fn find_policies(&self, query: &str, scratch: &mut Scratch) -> FoundPolicies<'a> {
        let Some(scored) = self.scored(query, scratch) else {
            return FoundPolicies::default();
        };
        let mut ranked: Vec<Candidate> = Vec::new();
        for policy in self.policies() {
            if !scored.is_held(self.parts_of(policy)) {
                continue;
            }
            let worth = |entry: usize| scored.worth(entry, self.entries[entry].kind);
            let best = self.parts_of(policy).max_by_key(|part| worth(*part));
            let score = [Some(policy), best].into_iter().flatten().map(|entry| {
                let score = worth(entry);
                let kind = self.entries[entry].kind;
                self.look_closely(Candidate { entry, score }, &scored.question, kind)
            });
            let score = score.max().unwrap_or_default();
            insert(
                &mut ranked,
                Candidate {
                    entry: policy,
                    score,
                },
            );
        }
        let policies = ranked.into_iter().map(|candidate| FoundPolicy {
            href: self.entries[candidate.entry].href,
            entry: candidate.entry,
        });
        FoundPolicies {
            policies: policies.collect(),
            question: scored.question,
        }
    }

    /// The bytes of `text` where words of the query stand, in order, none overlapping.
    pub fn marks(&self, text: &str, found: &FoundPolicies<'_>) -> Vec<Range<usize>> {
        marks(self, text, &found.question)
    }

    /// The first paragraphs of the policy on `page` below its goal in which words of the query stand,
    /// each with their bytes: those of its measures before its own. None of a policy that was not found.
    pub fn excerpts(
        &self,
        page: &str,
        found: &FoundPolicies<'_>,
        most: usize,
    ) -> Vec<(&'a str, Vec<Range<usize>>)> {
        let Some(policy) = found.policies.iter().find(|policy| policy.href == page) else {
            return Vec::new();
        };
        let alternates = || {
            found
                .question
                .words
                .iter()
                .flat_map(|word| &word.alternates)
        };
        let measures = self
            .parts_of(policy.entry)
            .filter(|part| self.entries[*part].kind == Kind::Measure);
        let paragraphs = measures
            .map(|part| (part, 0))
            .chain([(policy.entry, 1)])
            .flat_map(|(part, skipped)| {
                // The title and the context are folded before the paragraphs.
                let folded = self.text(part).split(|c| *c == BREAK).skip(2);
                let printed = self.entries[part].paragraphs.split('\t');
                printed.zip(folded).skip(skipped)
            });
        paragraphs
            .filter(|(_, folded)| {
                alternates().any(|alternate| position(folded, &alternate.text).is_some())
            })
            .map(|(printed, _)| (printed, self.marks(printed, found)))
            .filter(|(_, marks)| !marks.is_empty())
            .take(most)
            .collect()
    }

    /// The entries of policies.
    pub(crate) fn policies(&self) -> impl Iterator<Item = usize> {
        let entries = self.entries.iter().enumerate();
        entries
            .filter(|(_, entry)| entry.kind == Kind::Policy)
            .map(|(number, _)| number)
    }

    /// The entry of a policy, and those of its measures and indicators that stand on its page.
    pub(crate) fn parts_of(&self, policy: usize) -> impl Iterator<Item = usize> {
        let page = self.entries[policy].href;
        let parts = self.entries[policy + 1..]
            .iter()
            .take_while(|entry| matches!(entry.kind, Kind::Measure | Kind::Indicator));
        (policy..=policy + parts.count()).filter(move |part| {
            let rest = self.entries[*part].href.strip_prefix(page);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
        })
    }
}
