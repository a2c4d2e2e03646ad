//! What each measure of document 002 is in the plan: by its title, and where that was reworded by
//! `seeds/editorial/strategy-links.toml`. Never by its number alone: the numbers moved.

use std::ops::Range;

use bumpalo::Bump;
use plan::{
    CitedPolicy, Edition, EditionId, EditionLink, Link, NationalCategory, NationalObjective, Plan,
    Policy, Strategy, StrategyMeasure,
};
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Origin};
use crate::toml_file::TomlFile;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    /// The edition that has every title which document 002 gives its policies.
    #[serde(default)]
    titles_of: Option<Spanned<String>>,
    #[serde(default)]
    link: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    policy: String,
    number: u8,
    title: Spanned<String>,
    #[serde(default)]
    measure: Option<u8>,
    #[serde(default)]
    earlier: Option<Spanned<String>>,
    #[serde(default)]
    absent: Option<Spanned<String>>,
    #[serde(default)]
    misprint: bool,
}

/// The strategy with the link of each of its measures, and every measure and every entry of
/// `strategy_links` that has no fitting counterpart.
///
/// An entry fits if document 002 prints its title under its policy and number, if the title alone
/// does not tell what the measure is, and if document 000 prints `earlier` as the title of
/// `measure`. Each is needed once.
pub fn resolve<'a>(
    strategy_links: &str,
    strategy: &Strategy<'a>,
    plan: &Plan<'_>,
    arena: &'a Bump,
) -> (Strategy<'a>, Vec<Diagnostic>) {
    let mut resolver = Resolver {
        file: TomlFile::new(Origin::StrategyLinks, strategy_links),
        plan,
        titles_of: None,
        entries: Vec::new(),
    };
    let File { titles_of, link } = resolver.file.entries();
    resolver.titles_of = titles_of.and_then(|id| resolver.edition(&id));
    resolver.entries = link.into_iter().map(|entry| (entry, false)).collect();
    let objectives: Vec<_> = strategy
        .objectives
        .iter()
        .map(|objective| resolver.objective(objective, arena))
        .collect();
    resolver.finish(strategy);
    (
        Strategy {
            objectives: arena.alloc_slice_copy(&objectives),
            ..*strategy
        },
        resolver.file.diagnostics,
    )
}

struct Resolver<'f, 'p> {
    file: TomlFile<'f>,
    plan: &'f Plan<'p>,
    titles_of: Option<EditionId>,
    /// The entries, and whether a measure has needed them.
    entries: Vec<(Spanned<Entry>, bool)>,
}

impl<'f, 'p> Resolver<'f, 'p> {
    fn edition(&mut self, id: &Spanned<String>) -> Option<EditionId> {
        let known = id.get_ref().parse().ok();
        let known = known.filter(|id| self.plan.edition(*id).is_some());
        if known.is_none() {
            self.file.push(
                id.span(),
                format!("expected an edition, found `{}`", id.get_ref()),
            );
        }
        known
    }

    fn objective<'a>(
        &mut self,
        objective: &NationalObjective<'a>,
        arena: &'a Bump,
    ) -> NationalObjective<'a> {
        let categories: Vec<_> = objective
            .categories
            .iter()
            .map(|category| {
                let policies: Vec<_> = category
                    .policies
                    .iter()
                    .map(|policy| self.policy(policy, arena))
                    .collect();
                NationalCategory {
                    policies: arena.alloc_slice_copy(&policies),
                    ..*category
                }
            })
            .collect();
        NationalObjective {
            categories: arena.alloc_slice_copy(&categories),
            ..*objective
        }
    }

    fn policy<'a>(&mut self, policy: &CitedPolicy<'a>, arena: &'a Bump) -> CitedPolicy<'a> {
        let measures: Vec<_> = policy
            .measures
            .iter()
            .map(|measure| StrategyMeasure {
                links: arena.alloc_slice_copy(&self.links(measure)),
                ..*measure
            })
            .collect();
        CitedPolicy {
            measures: arena.alloc_slice_copy(&measures),
            ..*policy
        }
    }

    /// What a measure is in each edition: in the oldest by its title or by an entry, in every later
    /// one by its title.
    fn links(&mut self, measure: &StrategyMeasure<'_>) -> Vec<EditionLink> {
        let Some((oldest, later)) = self.plan.editions.split_first() else {
            return Vec::new();
        };
        let mut links = vec![EditionLink {
            edition: oldest.id,
            policy: measure.policy,
            link: self.link(oldest.id, measure),
        }];
        if let Some(policy) = self.plan.policy_in(oldest.id, measure.policy) {
            for edition in later {
                links.extend(self.later(policy, edition.id, measure));
            }
        }
        links
    }

    /// What a measure is in the oldest edition.
    fn link(&mut self, oldest: EditionId, measure: &StrategyMeasure<'_>) -> Link {
        let policy = self.plan.policy_in(oldest, measure.policy);
        let Some(policy) = policy else {
            self.missing(
                measure,
                &format!("a policy of {oldest} with the code {}", measure.policy),
            );
            return Link::Absent;
        };
        if let Some(link) = by_title(policy, measure) {
            return link;
        }
        let code = measure.policy.to_string();
        let entry = self.entries.iter_mut().find(|(entry, _)| {
            let entry = entry.get_ref();
            (entry.policy.as_str(), entry.number) == (code.as_str(), measure.number)
                && entry.title.get_ref() == measure.title
        });
        let Some((entry, needed)) = entry else {
            self.missing(
                measure,
                &format!(
                    "a measure of {code} in {oldest} with this title, or an entry in editorial/strategy-links.toml: `{}`",
                    measure.title
                ),
            );
            return Link::Absent;
        };
        *needed = true;
        match entry.get_ref().measure {
            Some(number) if entry.get_ref().misprint && number == measure.number => {
                Link::Same(number)
            }
            Some(number) if entry.get_ref().misprint => Link::Renumbered(number),
            Some(number) => Link::Changed(number),
            None => Link::Absent,
        }
    }

    /// What a measure of a policy is in a later edition, if that has its title: in what became of
    /// the policy, or else in another policy.
    fn later(
        &mut self,
        policy: &'f Policy<'p>,
        edition: EditionId,
        measure: &StrategyMeasure<'_>,
    ) -> Option<EditionLink> {
        let plan = self.plan;
        let own = plan.descendants_in(policy, edition);
        let others = plan.policies.iter().filter(|it| it.edition == edition);
        let mut places = own.iter().copied().chain(others);
        let found = places.find_map(|policy| {
            Some(EditionLink {
                edition,
                policy: policy.code,
                link: by_title(policy, measure)?,
            })
        });
        if found.is_none() && !own.is_empty() && self.titles_of == Some(edition) {
            let code = measure.policy;
            self.missing(
                measure,
                &format!(
                    "a measure of {code} in {edition} with this title: `{}`",
                    measure.title
                ),
            );
        }
        found
    }

    fn missing(&mut self, measure: &StrategyMeasure<'_>, what: &str) {
        self.file.diagnostics.push(Diagnostic {
            origin: Origin::Document(measure.source.document),
            line: measure.source.first,
            message: format!("expected {what}"),
        });
    }

    /// Reports what is wrong with the entries.
    fn finish(&mut self, strategy: &Strategy<'_>) {
        let entries = std::mem::take(&mut self.entries);
        for (entry, needed) in &entries {
            let (span, entry) = (entry.span(), entry.get_ref());
            let quoted = format!(
                "{} {} `{}`",
                entry.policy,
                entry.number,
                entry.title.get_ref()
            );
            if !needed {
                let printed = strategy.measures().any(|(_, measure)| {
                    measure.policy.to_string() == entry.policy
                        && measure.number == entry.number
                        && measure.title == entry.title.get_ref()
                });
                let message = if printed {
                    format!("expected no entry, or no second one, for {quoted}")
                } else {
                    format!("expected document 002 to print {quoted}")
                };
                self.file.push(entry.title.span(), message);
                continue;
            }
            self.check_target(span, entry);
        }
    }

    /// An entry names a measure with its title, or says why there is none.
    fn check_target(&mut self, span: Range<usize>, entry: &Entry) {
        let plan = self.plan;
        match (&entry.measure, &entry.earlier, &entry.absent) {
            (Some(number), Some(earlier), None) => {
                let Some(Edition { id: oldest, .. }) = plan.editions.first() else {
                    return;
                };
                let code = entry.policy.parse().ok();
                let policy = code.and_then(|code| plan.policy_in(*oldest, code));
                let measure = policy.and_then(|policy| policy.measure(*number));
                if measure.map(|measure| measure.title.text) != Some(earlier.get_ref()) {
                    let (code, title) = (&entry.policy, earlier.get_ref());
                    self.file.push(
                        earlier.span(),
                        format!("expected measure {number} of {code} in {oldest} to be `{title}`"),
                    );
                }
            }
            (None, None, Some(reason)) if !reason.get_ref().is_empty() && !entry.misprint => {}
            _ => self.file.push(
                span,
                "expected `measure` with its `earlier` title, or `absent` with a reason".to_owned(),
            ),
        }
    }
}

/// The measure of a policy that has this title.
fn by_title(policy: &Policy<'_>, measure: &StrategyMeasure<'_>) -> Option<Link> {
    let title = folded(measure.title);
    let same = policy
        .measures
        .iter()
        .filter(|other| folded(other.title.text) == title);
    let numbers: Vec<u8> = same.map(|other| other.number).collect();
    if numbers.contains(&measure.number) {
        return Some(Link::Same(measure.number));
    }
    numbers.first().map(|number| Link::Renumbered(*number))
}

/// A title without blanks, and without the widths of its letters and digits.
fn folded(title: &str) -> String {
    title
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| match character {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
            }
            _ => character,
        })
        .collect()
}
