//! The changes of `seeds/editorial/differences.toml`, which alter what the plan says, each held
//! against the words of both editions.

use bumpalo::Bump;
use plan::comparison::{Difference, Nature};
use plan::{EditionId, Passage, Plan, PolicyCode};
use serde::Deserialize;
use toml::Spanned;

use crate::Documents;
use crate::diagnostic::{Diagnostic, Origin};
use crate::quotation::{Quotation, QuotingFile};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    difference: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    policy: Option<Spanned<String>>,
    #[serde(default)]
    earlier: Option<Quotation>,
    #[serde(default)]
    later: Option<Quotation>,
    note: Spanned<String>,
}

/// The differences of the file `differences`, in its own order, and every entry that does not fit
/// the documents.
///
/// An entry fits if its words stand where it says, the earlier ones in an edition before that of the
/// later ones; if one of the two stands in its policy; and if they differ in more than spelling.
/// What does not fit is left out.
pub fn read<'a>(
    differences: &str,
    documents: &Documents,
    plan: &Plan<'_>,
    arena: &'a Bump,
) -> (&'a [Difference<'a>], Vec<Diagnostic>) {
    let mut file = QuotingFile::new(Origin::Differences, differences, documents);
    let mut read = Vec::new();
    for entry in file.entries::<File>().difference {
        read.extend(difference(&entry, &mut file, plan, arena));
    }
    (arena.alloc_slice_copy(&read), file.into_diagnostics())
}

fn difference<'a>(
    entry: &Entry,
    file: &mut QuotingFile<'_>,
    plan: &Plan<'_>,
    arena: &'a Bump,
) -> Option<Difference<'a>> {
    let earlier = quoted(entry.earlier.as_ref(), file, arena)?;
    let later = quoted(entry.later.as_ref(), file, arena)?;
    let note = file.sentence(&entry.note, arena)?;
    let edition = |quote: Option<Passage<'_>>| quote?.source.document.edition();
    let beside = |id: EditionId, step: isize| {
        let place = plan.editions.iter().position(|edition| edition.id == id)?;
        Some(plan.editions.get(place.checked_add_signed(step)?)?.id)
    };
    let between = match (edition(earlier), edition(later)) {
        (Some(earlier), Some(later)) => (earlier < later).then_some([earlier, later]),
        (Some(earlier), None) => beside(earlier, 1).map(|later| [earlier, later]),
        (None, Some(later)) => beside(later, -1).map(|earlier| [earlier, later]),
        (None, None) => None,
    };
    let at = [&entry.earlier, &entry.later].into_iter().flatten().next();
    let Some([from, to]) = between else {
        match (at, edition(later)) {
            (Some(at), Some(later)) => file.push(
                at.at.span(),
                format!(
                    "expected lines of an edition before {later}, found `{}`",
                    at.at.get_ref()
                ),
            ),
            (Some(at), None) => file.push(
                at.at.span(),
                format!(
                    "expected lines of an edition with one after it, found `{}`",
                    at.at.get_ref()
                ),
            ),
            (None, _) => file.push(
                entry.note.span(),
                "expected words that differ in more than spelling".to_owned(),
            ),
        }
        return None;
    };
    let difference = Difference {
        policy: None,
        from,
        to,
        earlier,
        later,
        note,
    };
    if difference.pair().nature() != Nature::Wording {
        file.push(
            entry.note.span(),
            "expected words that differ in more than spelling".to_owned(),
        );
        return None;
    }
    let Some(policy) = &entry.policy else {
        return Some(difference);
    };
    let Some(code) = policy_of(policy.get_ref(), &difference, plan) else {
        let found = policy.get_ref();
        file.push(
            policy.span(),
            format!("expected the policy that one of the quotations stands in, found `{found}`"),
        );
        return None;
    };
    Some(Difference {
        policy: Some(code),
        ..difference
    })
}

/// The quotation, if there is one; the outer `None` if it does not stand in its edition.
fn quoted<'a>(
    quotation: Option<&Quotation>,
    file: &mut QuotingFile<'_>,
    arena: &'a Bump,
) -> Option<Option<Passage<'a>>> {
    let Some(quotation) = quotation else {
        return Some(None);
    };
    let passage = file.passage(&quotation.at, &quotation.quote, arena)?;
    if passage.source.document.edition().is_none() {
        let found = quotation.at.get_ref();
        file.push(
            quotation.at.span(),
            format!("expected lines of an edition of the plan, found `{found}`"),
        );
        return None;
    }
    Some(Some(passage))
}

/// The code, if one of the quotations stands in the policy of that code.
fn policy_of(code: &str, difference: &Difference<'_>, plan: &Plan<'_>) -> Option<PolicyCode> {
    let code = code.parse().ok()?;
    let quotations = [difference.earlier, difference.later];
    quotations
        .iter()
        .filter_map(|quote| {
            let quote = (*quote)?;
            Some((
                plan.policy_in(quote.source.document.edition()?, code)?,
                quote,
            ))
        })
        .any(|(policy, quote)| policy.source.covers(quote.source))
        .then_some(code)
}
