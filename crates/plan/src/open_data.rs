//! The plan as open data: `plan.json`, whose format these views are, its schema, and tables as CSV.
//!
//! The format stands apart from the model, so that the model can change without it: people build
//! on these names. Texts are as printed, and every item has an identifier and says where it stands.
//! The descriptions in the schema are the comments on the views' fields.

mod basic_plan;
mod file;
mod id;
mod implementation_plan;
mod meta;
mod policy;
mod schema;
mod section;
mod source;
mod strategy;
mod table;
mod tables;
mod vision;
mod write_error;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{ImplementationPlan, Passage, Plan, Strategy};
use basic_plan::{OpenBasicPlan, OpenProgress};
use implementation_plan::OpenImplementationPlan;
use meta::OpenMeta;
use policy::OpenPolicy;
use section::OpenFootnote;
use strategy::OpenStrategy;
use vision::{OpenFutureGoal, OpenVision};

pub use meta::SourceFile;
pub use write_error::WriteError;

/// What is published: everything that the documents say, with the documents themselves.
#[derive(Debug, Clone, Copy)]
pub struct OpenData<'a> {
    /// The plan.
    pub plan: &'a Plan<'a>,
    /// The strategy.
    pub strategy: &'a Strategy<'a>,
    /// The implementation plans of earlier plans.
    pub implementation_plans: &'a [ImplementationPlan<'a>],
    /// The files that these were read from, whose checksums are published.
    pub sources: &'a [SourceFile<'a>],
}

/// `plan.json`: the plan, the strategy and the implementation plans of earlier plans.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = meta::TITLE)]
struct OpenPlan<'a> {
    /// What this file is, and where its texts come from.
    meta: OpenMeta<'a>,
    /// 施策: one entry for each policy in each edition, edition by edition.
    policies: Vec<OpenPolicy<'a>>,
    /// 将来目標, in the newest edition that prints them.
    future_goals: Vec<OpenFutureGoal<'a>>,
    /// 基本構想「鎌倉ビジョン 2034」, in that edition, without its future goals.
    vision: OpenVision<'a>,
    /// 基本計画「鎌倉ミライ共創プラン 2030」, in that edition, without its policies.
    basic_plan: OpenBasicPlan<'a>,
    /// 計画の推進に向けて, in the newest edition that prints it.
    progress: OpenProgress<'a>,
    /// 脚注 of the editions. Notes 1 to 31 of document 001 are in none of the documents.
    footnotes: Vec<OpenFootnote<'a>>,
    /// 鎌倉市まち・ひと・しごと創生総合戦略2030（案）, document 002.
    strategy: OpenStrategy<'a>,
    /// 実施計画 of earlier plans, documents 003 and 004. They are no part of the plan for 2026 and after.
    implementation_plans: Vec<OpenImplementationPlan<'a>>,
}

impl<'a> OpenPlan<'a> {
    fn new(data: &OpenData<'a>) -> Self {
        let OpenData {
            plan,
            strategy,
            implementation_plans,
            sources,
        } = data;
        Self {
            meta: OpenMeta::new(plan, sources),
            policies: plan.policies.iter().map(OpenPolicy::new).collect(),
            future_goals: plan.vision.goals.iter().map(OpenFutureGoal::new).collect(),
            vision: OpenVision::new(&plan.vision),
            basic_plan: OpenBasicPlan::new(&plan.basic_plan),
            progress: OpenProgress::new(&plan.progress),
            footnotes: plan.footnotes.iter().map(OpenFootnote::new).collect(),
            strategy: OpenStrategy::new(strategy),
            implementation_plans: implementation_plans
                .iter()
                .map(OpenImplementationPlan::new)
                .collect(),
        }
    }
}

fn paragraphs<'a>(passages: &[Passage<'a>]) -> Vec<&'a str> {
    passages.iter().map(|passage| passage.text).collect()
}
