//! What the text of one policy has and that of few others.

use std::collections::{BTreeMap, BTreeSet};

use plan::{Plan, Policy};
use plan_search::{Class, class};

/// What more policies have says nothing of one of them.
const FEW: usize = 8;

/// For each current policy, in the order of codes: the pairs of kanji and the words in katakana of its
/// text that few others have.
pub(super) fn printed_by_few(plan: &Plan<'_>) -> Vec<BTreeSet<String>> {
    let mut printed: Vec<BTreeSet<String>> = plan.current_policies().map(terms_of).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for term in printed.iter().flatten() {
        *counts.entry(term.clone()).or_default() += 1;
    }
    for terms in &mut printed {
        terms.retain(|term| counts.get(term).is_some_and(|count| *count <= FEW));
    }
    printed
}

fn terms_of(policy: &Policy<'_>) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for text in texts_of(policy) {
        let characters: Vec<char> = text.chars().collect();
        for run in characters.chunk_by(|one, next| class(*one) == class(*next)) {
            match run.first().map(|first| class(*first)) {
                Some(Class::Kanji) => terms.extend(run.windows(2).map(String::from_iter)),
                Some(Class::Katakana) if run.len() > 2 => {
                    terms.insert(String::from_iter(run));
                }
                _ => {}
            }
        }
    }
    terms
}

fn texts_of<'a>(policy: &Policy<'a>) -> impl Iterator<Item = &'a str> {
    let passages = policy.printed().map(|passage| passage.text);
    std::iter::once(policy.name).chain(passages)
}
