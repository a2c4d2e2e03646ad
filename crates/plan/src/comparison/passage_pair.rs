use super::change::{Change, Nature, compare};
use super::words;
use crate::edition::EditionId;
use crate::policy_code::PolicyCode;
use crate::section::Passage;

/// A passage of one edition beside its counterpart in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassagePair<'a> {
    /// The earlier passage; `None` where the later one is new.
    pub earlier: Option<Passage<'a>>,
    /// The later passage; `None` where the earlier one is gone.
    pub later: Option<Passage<'a>>,
    /// What changed between them.
    pub changes: Vec<Change<'a>>,
}

impl<'a> PassagePair<'a> {
    pub(super) fn new(earlier: Option<Passage<'a>>, later: Option<Passage<'a>>) -> Self {
        let text = |passage: Option<Passage<'a>>| passage.map_or("", |passage| passage.text);
        Self {
            earlier,
            later,
            changes: compare(text(earlier), text(later)),
        }
    }

    /// The most that the two differ anywhere.
    pub fn nature(&self) -> Nature {
        let natures = self.changes.iter().map(|change| change.nature);
        natures.max().unwrap_or(Nature::Same)
    }

    /// Those of the `differences` that quote one of the two passages.
    pub fn differences<'d, 't>(
        &self,
        differences: &'d [Difference<'t>],
    ) -> impl Iterator<Item = &'d Difference<'t>> + use<'d, 't, 'a> {
        let (earlier, later) = (self.earlier, self.later);
        differences.iter().filter(move |difference| {
            let quoted = |passage: Option<Passage<'_>>, quote: Option<Passage<'_>>| {
                passage.zip(quote).is_some_and(|(passage, quote)| {
                    passage.source.covers(quote.source) && passage.text.contains(quote.text)
                })
            };
            quoted(earlier, difference.earlier) || quoted(later, difference.later)
        })
    }
}

/// A change that alters what the plan says, picked by the editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan::comparison))]
pub struct Difference<'a> {
    /// The policy that it is listed under; `None` for the plan as a whole.
    pub policy: Option<PolicyCode>,
    /// The edition that it is a change from.
    pub from: EditionId,
    /// The edition that made it.
    pub to: EditionId,
    /// The words of the earlier text; `None` where something new was added.
    pub earlier: Option<Passage<'a>>,
    /// The words of the later text, which may stand in another policy; `None` where something is gone.
    pub later: Option<Passage<'a>>,
    /// What changed, for residents, in a sentence or two.
    pub note: &'a str,
}

impl<'a> Difference<'a> {
    /// The two quotations, word by word.
    pub fn pair(&self) -> PassagePair<'a> {
        PassagePair::new(self.earlier, self.later)
    }
}

/// Puts each paragraph beside the one that is most like it, without changing the order of either
/// text. What is like no other stands alone, or beside the one in its place where both texts have
/// as many.
pub(super) fn passages<'a>(earlier: &[Passage<'a>], later: &[Passage<'a>]) -> Vec<PassagePair<'a>> {
    let as_many = earlier.len() == later.len();
    let alike = |old: usize, new: usize| {
        words::alike(earlier[old].text, later[new].text) + usize::from(as_many && old == new)
    };
    words::align(earlier.len(), later.len(), alike)
        .into_iter()
        .map(|(old, new)| PassagePair::new(old.map(|old| earlier[old]), new.map(|new| later[new])))
        .collect()
}
