//! What became of a policy from edition to edition, and what its code means today.

use crate::edition::EditionId;
use crate::plan::Plan;
use crate::policy::Policy;
use crate::policy_code::PolicyCode;
use crate::policy_text::PolicyText;
use crate::source::Document;

/// What a code without an edition leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeMeaning<'a> {
    /// A current policy.
    Current {
        /// The policy.
        policy: &'a Policy<'a>,
        /// What else the code meant before, the newest first.
        before: Vec<Former<'a>>,
    },
    /// A policy that has another code now.
    Moved(Former<'a>),
    /// A policy that was split.
    Split(Former<'a>),
    /// A policy that is gone: its last text.
    Gone(&'a Policy<'a>),
}

/// An earlier policy, and the current ones that it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former<'a> {
    /// Its last text.
    pub policy: &'a Policy<'a>,
    /// What it became, in the order of codes; empty if it is gone.
    pub now: Vec<&'a Policy<'a>>,
}

impl<'a> Plan<'a> {
    /// What a policy became in the next edition that prints its chapter or names its move: the
    /// same code, another, several or none. Empty for a current policy, too.
    pub fn successors(&self, edition: EditionId, code: PolicyCode) -> Vec<&'a Policy<'a>> {
        let later = self.editions.iter().skip_while(|it| it.id != edition);
        for next in later.skip(1) {
            let mut moves = next.moves.iter();
            if let Some(found) = moves.find(|it| (it.edition, it.from) == (edition, code)) {
                let codes = found.to.iter();
                return codes
                    .filter_map(|to| self.policy_in(next.id, *to))
                    .collect();
            }
            if next.covers(code.chapter) {
                return self.policy_in(next.id, code).into_iter().collect();
            }
        }
        Vec::new()
    }

    /// The policies of edition `later` that a policy became, in the order of codes.
    pub fn descendants_in(&self, policy: &'a Policy<'a>, later: EditionId) -> Vec<&'a Policy<'a>> {
        let mut found = self.leaves(policy, Some(later));
        found.retain(|policy| policy.edition == later);
        found
    }

    /// The policies of edition `earlier` that this one was, in the order of codes.
    pub fn ancestors_in(&self, policy: &Policy<'_>, earlier: EditionId) -> Vec<&'a Policy<'a>> {
        let same =
            |found: &&Policy<'_>| (found.edition, found.code) == (policy.edition, policy.code);
        let earlier = self.policies.iter().filter(|it| it.edition == earlier);
        earlier
            .filter(|old| self.descendants_in(old, policy.edition).iter().any(same))
            .collect()
    }

    /// The texts that this one took the place of, edition by edition, the oldest first.
    pub fn earlier_texts(&self, policy: &Policy<'_>) -> Vec<&'a Policy<'a>> {
        let before = self.editions.iter();
        before
            .take_while(|edition| edition.id != policy.edition)
            .flat_map(|edition| self.ancestors_in(policy, edition.id))
            .collect()
    }

    /// The newest texts that this one took the place of: those of a single edition.
    pub fn texts_before(&self, policy: &Policy<'_>) -> Vec<&'a Policy<'a>> {
        let mut texts = self.earlier_texts(policy);
        let newest = texts.last().map(|text| text.edition);
        texts.retain(|text| Some(text.edition) == newest);
        texts
    }

    /// Every text of the current policy with this code: its own, and those whose place it took. A
    /// policy that was split left its text to each of its parts. Of a code that no policy has now,
    /// those of the last one that had it, and of what that became.
    pub fn texts_of(&self, code: PolicyCode) -> Vec<PolicyText> {
        let Some(policy) = self.newest(code) else {
            return Vec::new();
        };
        let mut texts = vec![policy.id()];
        texts.extend(self.earlier_texts(policy).into_iter().map(Policy::id));
        if !self.is_current(policy) {
            let now = self.current_texts(policy).into_iter();
            texts.extend(now.flat_map(|policy| self.texts_of(policy.code)));
        }
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// The current policy with this code, or the last one that had it.
    pub fn newest(&self, code: PolicyCode) -> Option<&'a Policy<'a>> {
        let mut newest_first = self.editions.iter().rev();
        self.policy(code)
            .or_else(|| newest_first.find_map(|edition| self.policy_in(edition.id, code)))
    }

    /// The last policy that had a code, where none has it now.
    pub fn former(&self, code: PolicyCode) -> Option<&'a Policy<'a>> {
        self.newest(code).filter(|policy| !self.is_current(policy))
    }

    /// The current policies that this text's became, in the order of codes: several where it was
    /// split, none where it is gone.
    pub fn current_of(&self, text: PolicyText) -> Vec<&'a Policy<'a>> {
        let policy = self.text(text);
        policy.map_or_else(Vec::new, |policy| self.became(policy).now)
    }

    /// The text that took this one's place for good; this one where it was split or is gone.
    pub fn latest_text(&self, text: PolicyText) -> PolicyText {
        match self.current_of(text)[..] {
            [current] => current.id(),
            _ => text,
        }
    }

    /// What an address with this code and no edition leads to; `None` if no edition has it.
    pub fn meaning(&self, code: PolicyCode) -> Option<CodeMeaning<'a>> {
        let newest_first = || {
            let editions = self.editions.iter().rev();
            editions.filter_map(|edition| self.policy_in(edition.id, code))
        };
        if let Some(policy) = self.policy(code) {
            let mut before: Vec<Former<'a>> = Vec::new();
            for former in newest_first().map(|it| self.became(it)) {
                let known = former.now == [policy] || before.iter().any(|it| it.now == former.now);
                if !known {
                    before.push(former);
                }
            }
            return Some(CodeMeaning::Current { policy, before });
        }
        let former = self.became(newest_first().next()?);
        Some(match former.now[..] {
            [] => CodeMeaning::Gone(former.policy),
            [_] => CodeMeaning::Moved(former),
            _ => CodeMeaning::Split(former),
        })
    }

    /// The current policies that a code means in a document that is no edition of the plan, in the
    /// order of codes: it was written when the newest edition before it was current.
    pub fn cited(&self, document: Document, code: PolicyCode) -> Vec<&'a Policy<'a>> {
        let policy = self.cited_text(document, code);
        policy.map_or_else(Vec::new, |policy| self.current_texts(policy))
    }

    /// The policies of an edition that a code means in such a document, in the order of codes: what
    /// the text that it named then was before, or became.
    pub fn cited_in(
        &self,
        document: Document,
        code: PolicyCode,
        edition: EditionId,
    ) -> Vec<&'a Policy<'a>> {
        let Some(cited) = self.cited_text(document, code) else {
            return Vec::new();
        };
        if edition < cited.edition {
            self.ancestors_in(cited, edition)
        } else {
            self.descendants_in(cited, edition)
        }
    }

    /// Whether a code means this text in such a document: itself, what it was then or what it became.
    pub fn is_cited(&self, policy: &Policy<'_>, document: Document, code: PolicyCode) -> bool {
        let cited = self.cited_in(document, code, policy.edition);
        cited.iter().any(|it| it.id() == policy.id())
    }

    fn cited_text(&self, document: Document, code: PolicyCode) -> Option<&'a Policy<'a>> {
        let newest_first = self.editions.iter().rev();
        let mut before = newest_first.filter(|edition| edition.id.number < document.number());
        before.find_map(|edition| self.policy_in(edition.id, code))
    }

    /// The current policy that took the place of the one with this code, which none has now: where an
    /// address with the code leads without asking the reader.
    pub fn successor(&self, code: PolicyCode) -> Option<&'a Policy<'a>> {
        // Most codes are current, and what they meant before is no question then.
        if self.policy(code).is_some() {
            return None;
        }
        match self.meaning(code)? {
            CodeMeaning::Moved(former) => former.now.first().copied(),
            CodeMeaning::Current { .. } | CodeMeaning::Split(_) | CodeMeaning::Gone(_) => None,
        }
    }

    /// The codes that only policies of earlier editions had.
    pub fn former_codes(&self) -> Vec<PolicyCode> {
        let codes = self.policies.iter().map(|policy| policy.code);
        let mut former: Vec<_> = codes.filter(|code| self.policy(*code).is_none()).collect();
        former.sort_unstable();
        former.dedup();
        former
    }

    /// The current policies that a text became, in the order of codes; itself if it is current.
    pub fn current_texts(&self, policy: &'a Policy<'a>) -> Vec<&'a Policy<'a>> {
        self.became(policy).now
    }

    /// A text, and the current policies that it became.
    pub fn became(&self, policy: &'a Policy<'a>) -> Former<'a> {
        let mut now = self.leaves(policy, None);
        now.retain(|policy| self.is_current(policy));
        Former { policy, now }
    }

    /// The last texts that a policy leads to, or those of the edition `until` on the way there.
    fn leaves(&self, policy: &'a Policy<'a>, until: Option<EditionId>) -> Vec<&'a Policy<'a>> {
        let mut found = Vec::new();
        let mut open = vec![policy];
        while let Some(policy) = open.pop() {
            let next = if until == Some(policy.edition) {
                Vec::new()
            } else {
                self.successors(policy.edition, policy.code)
            };
            if next.is_empty() && !found.contains(&policy) {
                found.push(policy);
            }
            open.extend(next);
        }
        found.sort_by_key(|policy| (policy.edition, policy.code));
        found
    }
}
