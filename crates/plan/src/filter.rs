//! The filter over policies: who a reader is, who acts along, which chapter, which words.
//!
//! Choices of one group widen (either will do), groups narrow (all must do). Life stages and
//! situations are one group: both say who the reader is. They sort rather than hide: first the
//! places whose words name the reader, then the measures for everyone.

use crate::chapter::Chapter;
use crate::fold;
use crate::life_stage::{LifeStage, Situation};
use crate::partner::PartnerRole;
use crate::plan::Plan;
use crate::policy::Policy;
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
}

impl Filter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        !self.names_an_audience()
            && self.partner_roles.is_empty()
            && self.chapters.is_empty()
            && self.words.trim().is_empty()
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
    /// Nobody in particular is asking: the policies that match, best first.
    Policies(Vec<&'a Policy<'a>>),
    /// A life stage or situation was chosen.
    Audience {
        /// The policies whose words name it.
        named: Vec<Naming<'a>>,
        /// The measures for everyone.
        everyone: Vec<ForEveryone<'a>>,
    },
}

impl<'a> Findings<'a> {
    /// Every policy found, each once.
    pub fn policies(&self) -> Vec<&'a Policy<'a>> {
        match self {
            Self::Policies(policies) => policies.clone(),
            Self::Audience { named, everyone } => {
                let mut all: Vec<&'a Policy<'a>> =
                    named.iter().map(|naming| naming.policy).collect();
                for item in everyone {
                    if !all.iter().any(|policy| policy.code == item.policy.code) {
                        all.push(item.policy);
                    }
                }
                all
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

/// How well a policy answers to words: smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Name,
    MeasureTitle,
    Goal,
    Body,
}

impl Rank {
    const ALL: [Self; 4] = [Self::Name, Self::MeasureTitle, Self::Goal, Self::Body];
}

struct Entry<'a> {
    policy: &'a Policy<'a>,
    /// The folded text, by what it counts for.
    texts: [(Rank, String); 4],
}

impl<'a> Entry<'a> {
    fn new(policy: &'a Policy<'a>) -> Self {
        let mut titles = String::new();
        let mut body = String::new();
        let add = |target: &mut String, text: &str| {
            target.push_str(text);
            // No query holds a line break, so no hit spans two passages.
            target.push('\n');
        };
        for measure in policy.measures {
            add(&mut titles, measure.title.text);
            measure
                .passages
                .iter()
                .for_each(|passage| add(&mut body, passage.text));
        }
        let co_creation = policy
            .co_creation
            .iter()
            .flat_map(|co_creation| co_creation.passages);
        for passage in co_creation
            .chain(policy.current_state)
            .chain(policy.challenges)
        {
            add(&mut body, passage.text);
        }
        policy
            .indicators
            .iter()
            .for_each(|indicator| add(&mut body, indicator.name));
        Self {
            policy,
            texts: [
                (
                    Rank::Name,
                    fold::fold(&format!("{} {}", policy.code, policy.name)),
                ),
                (Rank::MeasureTitle, fold::fold(&titles)),
                (Rank::Goal, fold::fold(policy.goal.text)),
                (Rank::Body, fold::fold(&body)),
            ],
        }
    }

    /// The rank of the worst-placed word, if every word stands somewhere in this policy.
    fn rank(&self, words: &[String]) -> Option<Rank> {
        words.iter().try_fold(Rank::Name, |worst, word| {
            let (rank, _) = self
                .texts
                .iter()
                .find(|(_, text)| text.contains(word.as_str()))?;
            Some(worst.max(*rank))
        })
    }

    fn naming(&self, filter: &Filter) -> Option<Naming<'a>> {
        let mut places: Vec<NamedPlace<'a>> = Vec::new();
        for tag in self.policy.tags.iter().filter(|tag| filter.names(tag)) {
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
        (!places.is_empty()).then_some(Naming {
            policy: self.policy,
            places,
        })
    }

    fn for_everyone(&self) -> Option<ForEveryone<'a>> {
        let measures = measures_for_everyone(self.policy);
        (!measures.is_empty()).then_some(ForEveryone {
            policy: self.policy,
            measures,
        })
    }
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

/// The policies, made ready for filtering once.
pub struct Index<'a> {
    entries: Vec<Entry<'a>>,
}

impl<'a> Index<'a> {
    /// Folds the text of each policy in its latest edition.
    pub fn new(plan: &Plan<'a>) -> Self {
        Self {
            entries: plan.current_policies().map(Entry::new).collect(),
        }
    }

    /// How many policies there are without a filter.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no policies.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What `filter` finds: by rank where words are given, else in the order of codes.
    pub fn find(&self, filter: &Filter) -> Findings<'a> {
        let words = fold::words(&filter.words);
        let matching: Vec<(Rank, &Entry<'a>)> = self
            .entries
            .iter()
            .filter(|entry| in_chapters(entry, filter) && has_partners(entry, filter))
            .filter_map(|entry| Some((entry.rank(&words)?, entry)))
            .collect();
        let of_rank = |wanted: Rank| matching.iter().filter(move |(rank, _)| *rank == wanted);
        let entries = Rank::ALL
            .into_iter()
            .flat_map(of_rank)
            .map(|(_, entry)| *entry);
        if filter.names_an_audience() {
            let (mut named, mut everyone) = (Vec::new(), Vec::new());
            for entry in entries {
                named.extend(entry.naming(filter));
                everyone.extend(entry.for_everyone());
            }
            Findings::Audience { named, everyone }
        } else {
            Findings::Policies(entries.map(|entry| entry.policy).collect())
        }
    }

    /// The count behind each choice.
    pub fn counts(&self, filter: &Filter) -> Counts {
        let words = fold::words(&filter.words);
        let worded: Vec<&Entry<'a>> = self
            .entries
            .iter()
            .filter(|entry| entry.rank(&words).is_some())
            .collect();
        let answers_audience = |entry: &Entry<'a>| {
            !filter.names_an_audience()
                || entry.naming(filter).is_some()
                || entry.for_everyone().is_some()
        };
        let count =
            |keep: &dyn Fn(&Entry<'a>) -> bool| worded.iter().filter(|entry| keep(entry)).count();
        let count_named = |audience: Audience| {
            count(&|entry| {
                in_chapters(entry, filter)
                    && has_partners(entry, filter)
                    && entry.policy.tags.iter().any(|tag| tag.audience == audience)
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
                    count(&|entry| {
                        in_chapters(entry, filter) && answers_audience(entry) && ticks(entry, *role)
                    })
                })
                .collect(),
            chapters: Chapter::ALL
                .iter()
                .map(|chapter| {
                    count(&|entry| {
                        has_partners(entry, filter)
                            && answers_audience(entry)
                            && entry.policy.code.chapter == *chapter
                    })
                })
                .collect(),
        }
    }
}

fn in_chapters(entry: &Entry<'_>, filter: &Filter) -> bool {
    filter.chapters.is_empty() || filter.chapters.contains(&entry.policy.code.chapter)
}

fn has_partners(entry: &Entry<'_>, filter: &Filter) -> bool {
    filter.partner_roles.is_empty() || filter.partner_roles.iter().any(|role| ticks(entry, *role))
}

fn ticks(entry: &Entry<'_>, role: PartnerRole) -> bool {
    entry
        .policy
        .co_creation
        .is_some_and(|co_creation| co_creation.partners.contains(role))
}
