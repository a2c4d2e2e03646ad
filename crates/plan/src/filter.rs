//! The filter over policies: who a reader is, who acts along, which chapter, which words. Which
//! policies have the words is for a search to say.
//!
//! Choices of one group widen (either will do), groups narrow (all must do). Life stages and
//! situations are one group: both say who the reader is. They sort rather than hide: first the
//! places whose words name the reader, then the measures for everyone.

use crate::chapter::Chapter;
use crate::life_stage::{LifeStage, Situation};
use crate::partner::PartnerRole;
use crate::plan::Plan;
use crate::policy::Policy;
use crate::policy_code::PolicyCode;
use crate::tag::{Audience, Place, Tag};

/// What a reader has chosen. Empty groups choose everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Life stages.
    pub life_stages: Vec<LifeStage>,
    /// Situations.
    pub situations: Vec<Situation>,
    /// Partner roles, by the printed ticks.
    pub partner_roles: Vec<PartnerRole>,
    /// Chapters.
    pub chapters: Vec<Chapter>,
    /// Words, as typed.
    pub words: String,
    /// Whether each policy is to be listed with its goal and measures; it finds nothing else.
    pub in_full: bool,
}

impl Filter {
    /// Whether no condition is set.
    pub fn is_empty(&self) -> bool {
        self.conditions() == 0
    }

    /// How many conditions are set.
    pub fn conditions(&self) -> usize {
        self.life_stages.len()
            + self.situations.len()
            + self.partner_roles.len()
            + self.chapters.len()
            + usize::from(self.has_words())
    }

    /// Whether words are sought.
    pub fn has_words(&self) -> bool {
        !self.words.trim().is_empty()
    }

    /// Whether a life stage or a situation is chosen.
    pub fn names_an_audience(&self) -> bool {
        !self.life_stages.is_empty() || !self.situations.is_empty()
    }

    fn names(&self, tag: &Tag<'_>) -> bool {
        match tag.audience {
            Audience::LifeStage(life_stage) => self.life_stages.contains(&life_stage),
            Audience::Situation(situation) => self.situations.contains(&situation),
            Audience::Everyone => false,
        }
    }
}

/// A place in a policy whose words name the reader, with those words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPlace<'a> {
    /// Where.
    pub place: Place,
    /// The naming words, as they stand there.
    pub quotes: Vec<&'a str>,
}

/// A policy that names the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming<'a> {
    /// The policy.
    pub policy: &'a Policy<'a>,
    /// Where it does so, in the order of the page; never empty.
    pub places: Vec<NamedPlace<'a>>,
}

/// A policy with measures for everyone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForEveryone<'a> {
    /// The policy.
    pub policy: &'a Policy<'a>,
    /// The numbers of those measures; never empty.
    pub measures: Vec<u8>,
}

/// What a filter finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Findings<'a> {
    /// Nobody in particular is asking: the policies that match.
    Policies(Vec<&'a Policy<'a>>),
    /// A life stage or situation was chosen.
    Audience {
        /// The policies whose words name it.
        named: Vec<Naming<'a>>,
        /// The other policies that have measures for everyone.
        everyone: Vec<ForEveryone<'a>>,
    },
}

impl<'a> Findings<'a> {
    /// Every policy found, each once.
    pub fn policies(&self) -> Vec<&'a Policy<'a>> {
        match self {
            Self::Policies(policies) => policies.clone(),
            Self::Audience { named, everyone } => {
                let named = named.iter().map(|naming| naming.policy);
                named
                    .chain(everyone.iter().map(|item| item.policy))
                    .collect()
            }
        }
    }
}

/// How many policies each choice leads to, given the choices of the other groups.
///
/// For a life stage or situation it counts the policies whose words name it; the measures for
/// everyone are there under every choice and would say nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// In the order of [`LifeStage::ALL`].
    pub life_stages: Vec<usize>,
    /// In the order of [`Situation::ALL`].
    pub situations: Vec<usize>,
    /// In the order of [`PartnerRole::ALL`].
    pub partner_roles: Vec<usize>,
    /// In the order of [`Chapter::ALL`].
    pub chapters: Vec<usize>,
}

/// The places where a policy names the reader, if it does.
fn naming<'a>(policy: &'a Policy<'a>, filter: &Filter) -> Option<Naming<'a>> {
    let mut places: Vec<NamedPlace<'a>> = Vec::new();
    for tag in policy.tags.iter().filter(|tag| filter.names(tag)) {
        match places.iter_mut().find(|named| named.place == tag.place) {
            Some(named) if named.quotes.contains(&tag.quote) => {}
            Some(named) => named.quotes.push(tag.quote),
            None => {
                // A few places at most; a sort's code would weigh more than it saves.
                let at = places.iter().position(|named| named.place > tag.place);
                places.insert(
                    at.unwrap_or(places.len()),
                    NamedPlace {
                        place: tag.place,
                        quotes: vec![tag.quote],
                    },
                );
            }
        }
    }
    (!places.is_empty()).then_some(Naming { policy, places })
}

fn for_everyone<'a>(policy: &'a Policy<'a>) -> Option<ForEveryone<'a>> {
    let measures = measures_for_everyone(policy);
    (!measures.is_empty()).then_some(ForEveryone { policy, measures })
}

/// The measures of a policy that are for people of every age: those whose own words name no life
/// stage, in a policy whose goal names none either or says that it is for everyone.
fn measures_for_everyone(policy: &Policy<'_>) -> Vec<u8> {
    let names_a_stage = |place: Place| {
        policy
            .tags
            .iter()
            .any(|tag| tag.place == place && matches!(tag.audience, Audience::LifeStage(_)))
    };
    let says_everyone = policy
        .tags
        .iter()
        .any(|tag| tag.audience == Audience::Everyone);
    if names_a_stage(Place::Goal) && !says_everyone {
        return Vec::new();
    }
    policy
        .measures
        .iter()
        .map(|measure| measure.number)
        .filter(|number| !names_a_stage(Place::Measure(*number)))
        .collect()
}

/// The policies that have the words: all in the order of codes, where none are asked for.
fn worded<'a>(plan: &Plan<'a>, worded: Option<&[PolicyCode]>) -> Vec<&'a Policy<'a>> {
    let all = || plan.current_policies();
    match worded {
        None => all().collect(),
        Some(codes) => codes
            .iter()
            .filter_map(|code| all().find(|policy| policy.code == *code))
            .collect(),
    }
}

/// What `filter` finds, in the order of codes; or, where words are asked for, in the order of
/// those that a search has `found` for them.
pub fn find<'a>(plan: &Plan<'a>, filter: &Filter, found: Option<&[PolicyCode]>) -> Findings<'a> {
    let policies = worded(plan, found)
        .into_iter()
        .filter(|policy| in_chapters(policy, filter) && has_partners(policy, filter));
    if filter.names_an_audience() {
        let (mut named, mut everyone) = (Vec::new(), Vec::new());
        for policy in policies {
            match naming(policy, filter) {
                Some(naming) => named.push(naming),
                None => everyone.extend(for_everyone(policy)),
            }
        }
        Findings::Audience { named, everyone }
    } else {
        Findings::Policies(policies.collect())
    }
}

/// The count behind each choice, among the policies that a search has `found`, if words are asked
/// for.
pub fn counts(plan: &Plan<'_>, filter: &Filter, found: Option<&[PolicyCode]>) -> Counts {
    let worded = worded(plan, found);
    let answers_audience = |policy: &Policy<'_>| {
        !filter.names_an_audience()
            || naming(policy, filter).is_some()
            || for_everyone(policy).is_some()
    };
    let count =
        |keep: &dyn Fn(&Policy<'_>) -> bool| worded.iter().filter(|policy| keep(policy)).count();
    let count_named = |audience: Audience| {
        count(&|policy| {
            in_chapters(policy, filter)
                && has_partners(policy, filter)
                && policy.tags.iter().any(|tag| tag.audience == audience)
        })
    };
    Counts {
        life_stages: LifeStage::ALL
            .iter()
            .map(|stage| count_named(Audience::LifeStage(*stage)))
            .collect(),
        situations: Situation::ALL
            .iter()
            .map(|situation| count_named(Audience::Situation(*situation)))
            .collect(),
        partner_roles: PartnerRole::ALL
            .iter()
            .map(|role| {
                count(&|policy| {
                    in_chapters(policy, filter) && answers_audience(policy) && ticks(policy, *role)
                })
            })
            .collect(),
        chapters: Chapter::ALL
            .iter()
            .map(|chapter| {
                count(&|policy| {
                    has_partners(policy, filter)
                        && answers_audience(policy)
                        && policy.code.chapter == *chapter
                })
            })
            .collect(),
    }
}

fn in_chapters(policy: &Policy<'_>, filter: &Filter) -> bool {
    filter.chapters.is_empty() || filter.chapters.contains(&policy.code.chapter)
}

fn has_partners(policy: &Policy<'_>, filter: &Filter) -> bool {
    filter.partner_roles.is_empty() || filter.partner_roles.iter().any(|role| ticks(policy, *role))
}

fn ticks(policy: &Policy<'_>, role: PartnerRole) -> bool {
    policy
        .co_creation
        .is_some_and(|co_creation| co_creation.partners.contains(role))
}
