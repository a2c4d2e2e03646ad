//! The plan without what only pages of their own show.

use bumpalo::Bump;
use plan::{
    BasicPlan, CoCreation, Document, EditionId, FutureGoal, LeadingProject, Measure, Passage,
    Place, Plan, Policy, Progress, Section, Source, Vision,
};

/// The plan as the list of policies and the names of subjects need it: every policy in its latest edition with its goal,
/// the titles of its measures and the paragraphs whose words name a reader, of earlier texts and
/// future goals the titles, of all else the headings. Words find their policies in the search's index.
pub fn brief<'a>(plan: &Plan<'a>, arena: &'a Bump) -> Plan<'a> {
    let policies = plan.policies.iter().map(|policy| {
        if plan.is_current(policy) {
            what_a_card_shows(policy, arena)
        } else {
            titles_of(policy, arena)
        }
    });
    let policies: Vec<_> = policies.collect();
    let goals = plan.vision.goals.iter().map(|goal| FutureGoal {
        passages: &[],
        ..*goal
    });
    let goals: Vec<_> = goals.collect();
    Plan {
        editions: plan.editions,
        superseded: &[],
        superseded_progress: &[],
        vision: Vision {
            about: heading(plan.vision.about),
            period: heading(plan.vision.period),
            name: heading(plan.vision.name),
            philosophy: heading(plan.vision.philosophy),
            city_vision_section: heading(plan.vision.city_vision_section),
            goals_introduction: heading(plan.vision.goals_introduction),
            goals: arena.alloc_slice_copy(&goals),
            ..plan.vision
        },
        basic_plan: BasicPlan {
            about: heading(plan.basic_plan.about),
            period: heading(plan.basic_plan.period),
            name: heading(plan.basic_plan.name),
            basic_conditions: heading(plan.basic_plan.basic_conditions),
            basic_policy: heading(plan.basic_plan.basic_policy),
            leading_project: LeadingProject {
                section: heading(plan.basic_plan.leading_project.section),
                ..plan.basic_plan.leading_project
            },
            policy_system: heading(plan.basic_plan.policy_system),
            chapters: &[],
            ..plan.basic_plan
        },
        policies: arena.alloc_slice_copy(&policies),
        progress: Progress {
            section: heading(plan.progress.section),
            ..plan.progress
        },
        footnotes: &[],
    }
}

/// A list of policies names no lines; their pages do.
const NOWHERE: Source = Source {
    document: Document::Edition(EditionId::new(0)),
    first: 0,
    last: 0,
};

fn titles_of<'a>(policy: &Policy<'a>, arena: &'a Bump) -> Policy<'a> {
    let measures = policy.measures.iter().map(|measure| Measure {
        title: nowhere(&measure.title),
        passages: &[],
        source: NOWHERE,
        ..*measure
    });
    Policy {
        goal: nowhere(&policy.goal),
        measures: arena.alloc_slice_copy(&measures.collect::<Vec<_>>()),
        co_creation: None,
        tags: &[],
        source: NOWHERE,
        ..*policy
    }
}

fn what_a_card_shows<'a>(policy: &Policy<'a>, arena: &'a Bump) -> Policy<'a> {
    let naming = |place: Place, passages: &[Passage<'a>]| -> &'a [Passage<'a>] {
        let names_a_reader = |passage: &&Passage<'_>| {
            let mut tags = policy.tags.iter();
            tags.any(|tag| tag.place == place && passage.text.contains(tag.quote))
        };
        let passages = passages.iter().filter(names_a_reader).map(nowhere);
        arena.alloc_slice_copy(&passages.collect::<Vec<_>>())
    };
    let measures = policy.measures.iter().map(|measure| Measure {
        title: nowhere(&measure.title),
        passages: naming(Place::Measure(measure.number), measure.passages),
        source: NOWHERE,
        ..*measure
    });
    Policy {
        goal: nowhere(&policy.goal),
        current_state: &[],
        challenges: naming(Place::Challenges, policy.challenges),
        measures: arena.alloc_slice_copy(&measures.collect::<Vec<_>>()),
        co_creation: policy.co_creation.map(|co_creation| CoCreation {
            partners: co_creation.partners,
            passages: naming(Place::CoCreation, co_creation.passages),
            source: NOWHERE,
        }),
        indicators: &[],
        source: NOWHERE,
        ..*policy
    }
}

fn nowhere<'a>(passage: &Passage<'a>) -> Passage<'a> {
    Passage {
        text: passage.text,
        source: NOWHERE,
    }
}

fn heading(section: Section<'_>) -> Section<'_> {
    Section {
        passages: &[],
        parts: &[],
        ..section
    }
}
