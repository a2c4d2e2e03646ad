//! The plan without what only pages of their own show.

use bumpalo::Bump;
use plan::{
    BasicPlan, CoCreation, Document, EditionId, FutureGoal, Indicator, LeadingProject, Measure,
    Passage, Plan, Policy, Progress, Section, Source, Vision,
};

/// The plan as the list of policies and the names of subjects need it: every policy in its latest edition with its texts,
/// of earlier texts and future goals the titles, of all else the headings.
pub fn brief<'a>(plan: &Plan<'a>, arena: &'a Bump) -> Plan<'a> {
    let policies = plan.policies.iter().map(|policy| {
        if plan.is_current(policy) {
            without_sources(policy, arena)
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

fn without_sources<'a>(policy: &Policy<'a>, arena: &'a Bump) -> Policy<'a> {
    let passages = |passages: &[Passage<'a>]| -> &'a [Passage<'a>] {
        arena.alloc_slice_copy(&passages.iter().map(nowhere).collect::<Vec<_>>())
    };
    let measures = policy.measures.iter().map(|measure| Measure {
        title: nowhere(&measure.title),
        passages: passages(measure.passages),
        source: NOWHERE,
        ..*measure
    });
    // Words find an indicator by its name; its figures stand on the policy's page.
    let indicators = policy.indicators.iter().map(|indicator| Indicator {
        name: indicator.name,
        latest: "",
        latest_year: "",
        target: "",
        source: NOWHERE,
    });
    Policy {
        goal: nowhere(&policy.goal),
        current_state: passages(policy.current_state),
        challenges: passages(policy.challenges),
        measures: arena.alloc_slice_copy(&measures.collect::<Vec<_>>()),
        co_creation: policy.co_creation.map(|co_creation| CoCreation {
            partners: co_creation.partners,
            passages: passages(co_creation.passages),
            source: NOWHERE,
        }),
        indicators: arena.alloc_slice_copy(&indicators.collect::<Vec<_>>()),
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
