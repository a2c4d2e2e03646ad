//! The tags of an edition that nobody has tagged yet.

use plan::{Place, Plan, Policy, Tag};

use super::{found_in, texts};

/// Gives the policies of each edition without a tag those of the newest texts whose place they took,
/// where they say the quoted words: in the same part of the policy, a measure's in any measure.
pub(super) fn add<'a>(tags: &mut [Vec<Tag<'a>>], plan: &Plan<'a>) {
    for edition in plan.editions {
        let own = || {
            (0..)
                .zip(plan.policies)
                .filter(|(_, it)| it.edition == edition.id)
        };
        let is_tagged = |index: usize| tags.get(index).is_some_and(|tags| !tags.is_empty());
        if own().any(|(index, _)| is_tagged(index)) {
            continue;
        }
        let found: Vec<_> = own()
            .map(|(index, policy)| (index, inherited(policy, tags, plan)))
            .collect();
        for (index, inherited) in found {
            if let Some(tags) = tags.get_mut(index) {
                *tags = inherited;
            }
        }
    }
}

fn inherited<'a>(policy: &Policy<'a>, tags: &[Vec<Tag<'a>>], plan: &Plan<'a>) -> Vec<Tag<'a>> {
    let mut inherited = Vec::new();
    for text in plan.texts_before(policy) {
        let index = plan.policies.iter().position(|it| it == text);
        for tag in index
            .and_then(|index| tags.get(index))
            .into_iter()
            .flatten()
        {
            let own = in_policy(tag, policy);
            inherited.extend(own.filter(|own| !inherited.contains(own)));
        }
    }
    inherited
}

/// A tag of another text, where this policy says its words.
fn in_policy<'a>(tag: &Tag<'_>, policy: &Policy<'a>) -> Option<Tag<'a>> {
    let others = policy.measures.iter().map(|it| Place::Measure(it.number));
    let others = others.filter(|_| matches!(tag.place, Place::Measure(_)));
    let mut places = std::iter::once(tag.place).chain(others);
    places.find_map(|place| {
        let quote = found_in(&texts(policy, place)?, tag.quote)?;
        Some(Tag {
            audience: tag.audience,
            place,
            quote,
        })
    })
}
