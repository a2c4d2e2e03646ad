//! The tags of `seeds/editorial/life-stages.toml`, each held against the words that it quotes.

mod inherited;

use bumpalo::Bump;
use plan::{Audience, EditionId, Place, Plan, Policy, PolicyCode, Tag};
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Origin};
use crate::toml_file::TomlFile;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    tag: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    policy: Spanned<String>,
    edition: Spanned<String>,
    place: Spanned<String>,
    names: Spanned<Vec<Spanned<String>>>,
    quote: Spanned<String>,
}

/// The plan with the tags that `life_stages` gives it, and every entry that does not fit the plan.
///
/// An entry fits if its policy, place and names exist, and its quote stands within one paragraph
/// of the place, or within the title. What does not fit is left out.
///
/// An edition that no entry names has the tags of the texts whose place it took, as far as it says
/// the same words.
pub fn apply<'a>(
    life_stages: &str,
    plan: &Plan<'a>,
    arena: &'a Bump,
) -> (Plan<'a>, Vec<Diagnostic>) {
    let mut report = Report(TomlFile::new(Origin::LifeStages, life_stages));
    let entries = report.0.entries::<File>().tag;
    let mut tags: Vec<Vec<Tag<'a>>> = vec![Vec::new(); plan.policies.len()];
    for entry in &entries {
        let Some((index, policy)) = report.policy(entry, plan) else {
            continue;
        };
        let Some((place, quote)) = report.quote(entry, policy) else {
            continue;
        };
        let Some(own) = tags.get_mut(index) else {
            continue;
        };
        for audience in report.names(entry) {
            let tag = Tag {
                audience,
                place,
                quote,
            };
            if own.contains(&tag) {
                report.0.push(
                    entry.quote.span(),
                    format!("expected the tag `{audience}` of `{quote}` only once"),
                );
            } else {
                own.push(tag);
            }
        }
    }
    inherited::add(&mut tags, plan);
    let policies = plan.policies.iter().zip(&tags);
    let policies = policies.map(|(policy, tags)| Policy {
        tags: arena.alloc_slice_copy(tags),
        ..*policy
    });
    let policies: Vec<_> = policies.collect();
    (
        Plan {
            policies: arena.alloc_slice_copy(&policies),
            ..*plan
        },
        report.0.diagnostics,
    )
}

struct Report<'f>(TomlFile<'f>);

impl Report<'_> {
    fn policy<'p, 'a>(
        &mut self,
        entry: &Entry,
        plan: &'p Plan<'a>,
    ) -> Option<(usize, &'p Policy<'a>)> {
        let Ok(code) = entry.policy.get_ref().parse::<PolicyCode>() else {
            self.0.push(
                entry.policy.span(),
                format!(
                    "expected a policy's code, found `{}`",
                    entry.policy.get_ref()
                ),
            );
            return None;
        };
        let edition = entry.edition.get_ref().parse::<EditionId>().ok();
        let Some(edition) = edition.filter(|id| plan.edition(*id).is_some()) else {
            let known: Vec<_> = plan.editions.iter().map(|it| it.id.to_string()).collect();
            self.0.push(
                entry.edition.span(),
                format!(
                    "expected {}, found `{}`",
                    known.join(" or "),
                    entry.edition.get_ref()
                ),
            );
            return None;
        };
        let found = plan.policies.iter().enumerate();
        let found = found
            .clone()
            .find(|(_, policy)| policy.edition == edition && policy.code == code);
        if found.is_none() {
            self.0.push(
                entry.policy.span(),
                format!("expected a policy of {edition}, found `{code}`"),
            );
        }
        found
    }

    /// The place that an entry names, and its quote as a part of the policy's own text.
    fn quote<'a>(&mut self, entry: &Entry, policy: &Policy<'a>) -> Option<(Place, &'a str)> {
        let place = entry.place.get_ref();
        let Some((place, texts)) = place
            .parse()
            .ok()
            .and_then(|place| Some((place, texts(policy, place)?)))
        else {
            self.0.push(
                entry.place.span(),
                format!(
                    "expected a place in policy {}, found `{place}`",
                    policy.code
                ),
            );
            return None;
        };
        let quote = entry.quote.get_ref();
        let found = found_in(&texts, quote).filter(|quote| !quote.is_empty());
        if found.is_none() {
            let (code, edition) = (policy.code, policy.edition);
            self.0.push(
                entry.quote.span(),
                format!("expected the quote to stand in {place} of policy {code} of {edition}: `{quote}`"),
            );
        }
        found.map(|quote| (place, quote))
    }

    fn names(&mut self, entry: &Entry) -> Vec<Audience> {
        if entry.names.get_ref().is_empty() {
            self.0
                .push(entry.names.span(), "expected a name".to_owned());
        }
        let mut audiences = Vec::new();
        for name in entry.names.get_ref() {
            match name.get_ref().parse() {
                Ok(audience) => audiences.push(audience),
                Err(_) => {
                    let found = name.get_ref();
                    self.0.push(
                        name.span(),
                        format!("expected a life stage, a situation or everyone, found `{found}`"),
                    );
                }
            }
        }
        audiences
    }
}

/// The words of a quote in the first text that has them.
fn found_in<'a>(texts: &[&'a str], quote: &str) -> Option<&'a str> {
    texts.iter().find_map(|text| {
        let start = text.find(quote)?;
        text.get(start..start + quote.len())
    })
}

/// The texts of a place; `None` if the policy has no such place.
fn texts<'a>(policy: &Policy<'a>, place: Place) -> Option<Vec<&'a str>> {
    let passages = match place {
        Place::Goal => return Some(vec![policy.goal.text]),
        Place::Measure(number) => {
            let printed = policy.measure(number)?.printed();
            return Some(printed.map(|passage| passage.text).collect());
        }
        Place::CoCreation => policy.co_creation?.passages,
        Place::Challenges => policy.challenges,
    };
    (!passages.is_empty()).then(|| passages.iter().map(|passage| passage.text).collect())
}
