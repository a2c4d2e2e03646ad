//! The implementation plans of earlier plans, in `plan.json`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::section::OpenSection;
use super::source::OpenSource;
use super::{id, paragraphs, schema};
use crate::{
    Cost, CostNotes, FiscalYear, ImplementationPlan, PriorityProject, Project, ScheduleYear,
    SdgDirection, SdgTarget,
};

/// 実施計画: the part of an earlier plan's implementation plan that a document prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OpenImplementationPlan<'a> {
    /// The identifier: `003-implementation-plan`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The document.
    #[schemars(extend("enum" = ["003", "004"]))]
    document: String,
    /// The first line of the title box, as printed.
    title: &'a str,
    /// The second line of the title box, as printed: `（１） 市民自治`.
    subject: &'a str,
    /// 年度 that the schedules have columns for, as printed: `平成26年度`.
    years: Vec<&'a str>,
    /// The same years, each by the calendar year of its April.
    fiscal_years: Vec<u16>,
    /// 推計事業費（３ヵ年合計）in million yen (百万円). The sum of more than the priority projects.
    estimated_total_million_yen: MillionYen,
    /// ◆計画の推進に向けた考え方.
    approach: OpenSection<'a>,
    /// ◆SDGs のゴール・ターゲットの達成に向けた取組の方向性; null in 003.
    sdgs: Option<OpenSdgs<'a>>,
    /// 実施事業: the rows of the table.
    projects: Vec<OpenProject<'a>>,
    /// ※: the costs within the estimated total that are no projects; null in 003.
    cost_notes: Option<OpenCostNotes<'a>>,
    /// 重点事業: the cards.
    priority_projects: Vec<OpenPriorityProject<'a>>,
}

impl<'a> OpenImplementationPlan<'a> {
    pub(super) fn new(plan: &ImplementationPlan<'a>) -> Self {
        let approach = id::part(plan.document, "approach");
        Self {
            id: id::implementation_plan(plan),
            document: plan.document.to_string(),
            title: plan.title.text,
            subject: plan.subject.text,
            years: plan.years.iter().map(|year| year.printed).collect(),
            fiscal_years: plan.years.iter().map(|year| year.number).collect(),
            estimated_total_million_yen: MillionYen::of(&plan.estimated_total),
            approach: OpenSection::new(approach, &plan.approach),
            sdgs: plan.sdgs.as_ref().map(OpenSdgs::new),
            projects: id::projects(plan)
                .map(|(id, project)| OpenProject::new(id, project))
                .collect(),
            cost_notes: plan
                .cost_notes
                .as_ref()
                .map(|notes| OpenCostNotes::new(id::part(plan.document, "cost-notes"), notes)),
            priority_projects: plan
                .priority_projects
                .iter()
                .map(OpenPriorityProject::new)
                .collect(),
        }
    }
}

/// A number, with decimals only where the amount has some.
#[derive(Debug)]
struct MillionYen {
    yen: u64,
    million_yen: f64,
}

impl MillionYen {
    fn of(cost: &Cost<'_>) -> Self {
        Self {
            yen: cost.yen,
            million_yen: cost.million_yen(),
        }
    }
}

impl Serialize for MillionYen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.yen.is_multiple_of(1_000_000) {
            serializer.serialize_u64(self.yen / 1_000_000)
        } else {
            serializer.serialize_f64(self.million_yen)
        }
    }
}

impl JsonSchema for MillionYen {
    fn schema_name() -> Cow<'static, str> {
        "MillionYen".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An amount in million yen (百万円).",
            "type": "number",
            "minimum": 0,
        })
    }
}

/// SDGs のゴール・ターゲットの達成に向けた取組の方向性.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenSdgs<'a> {
    /// The identifier: `004-sdgs`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The numbers of the goals (ゴール).
    #[schemars(inner(range(min = 1, max = 17)))]
    goals: Vec<u8>,
    /// The targets (ターゲット), as texts because they are no decimals: `16.7`.
    targets: Vec<String>,
    /// 市としての取組の方向性.
    direction: &'a str,
    /// Where it stands.
    source: OpenSource,
}

impl<'a> OpenSdgs<'a> {
    fn new(sdgs: &SdgDirection<'a>) -> Self {
        let target = |SdgTarget { goal, number, .. }: &SdgTarget| format!("{goal}.{number}");
        Self {
            id: id::part(sdgs.source.document, "sdgs"),
            goals: sdgs.goals().collect(),
            targets: sdgs.targets.iter().map(target).collect(),
            direction: sdgs.direction.text,
            source: OpenSource::new(sdgs.source),
        }
    }
}

/// 事業: a row of the table.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenProject<'a> {
    /// The identifier, with 事業CD or else the row's place in the table: `004-project-0-2-1-1`, `004-project-12`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// 事業名.
    name: &'a str,
    /// 所管課: one, or two. `他` (and others) counts as one.
    departments: Vec<&'a str>,
    /// 事業内容.
    description: &'a str,
    /// Whether the row says that it is a 重点事業.
    priority: bool,
    /// 事業CD; null where the row prints none, as all of 003. No policy's code.
    #[schemars(regex(pattern = schema::PROJECT_CODE))]
    code: Option<String>,
    /// Whether the row stands under 特別会計.
    special_account: bool,
    /// Where the row stands.
    source: OpenSource,
}

impl<'a> OpenProject<'a> {
    fn new(id: String, project: &Project<'a>) -> Self {
        Self {
            id,
            name: project.name.text,
            departments: paragraphs(project.departments),
            description: project.description.text,
            priority: project.priority,
            code: project.code.map(|code| code.to_string()),
            special_account: project.special_account,
            source: OpenSource::new(project.source),
        }
    }
}

/// The costs that an estimated total holds beside those of the projects.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenCostNotes<'a> {
    /// The identifier: `004-cost-notes`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// The sentence before them, with its `※`.
    introduction: &'a str,
    /// Their names.
    items: Vec<&'a str>,
}

impl<'a> OpenCostNotes<'a> {
    fn new(id: String, notes: &CostNotes<'a>) -> Self {
        Self {
            id,
            introduction: notes.introduction.text,
            items: paragraphs(notes.items),
        }
    }
}

/// 重点事業: a card.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenPriorityProject<'a> {
    /// The identifier: `004-priority-project-0-2-1-1`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// 事業CD. No policy's code.
    #[schemars(regex(pattern = schema::PROJECT_CODE))]
    code: String,
    /// 事業名.
    name: &'a str,
    /// 所管課, as printed: two are set off by `、`.
    department: &'a str,
    /// 関連課, as printed; null where the card has none.
    related_departments: Option<&'a str>,
    /// 事業目標.
    goal: &'a str,
    /// 事業内容.
    content: &'a str,
    /// 特記事項; null in 003.
    note: Option<&'a str>,
    /// 事業工程: a column for each year.
    schedule: Vec<OpenScheduleYear<'a>>,
    /// 推計事業費 for all years together, in million yen (百万円).
    cost_million_yen: MillionYen,
    /// Where the card stands.
    source: OpenSource,
}

impl<'a> OpenPriorityProject<'a> {
    fn new(project: &PriorityProject<'a>) -> Self {
        let id = id::priority_project(project);
        Self {
            code: project.code.to_string(),
            name: project.name.text,
            department: project.department.text,
            related_departments: project.related_departments.map(|related| related.text),
            goal: project.goal.text,
            content: project.content.text,
            note: project.note.map(|note| note.text),
            schedule: project
                .schedule
                .iter()
                .map(|column| OpenScheduleYear::new(&id, column))
                .collect(),
            cost_million_yen: MillionYen::of(&project.cost),
            source: OpenSource::new(project.source),
            id,
        }
    }
}

/// A column of a schedule. Where one ends is a reading: the extraction has no mark between them.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenScheduleYear<'a> {
    /// The identifier: `004-priority-project-0-2-1-1-2023`.
    #[schemars(regex(pattern = id::PATTERN))]
    id: String,
    /// 年度, as printed: `令和５年度`.
    year: &'a str,
    /// The same year, by the calendar year of its April.
    fiscal_year: u16,
    /// What is to be done in it, without the `‣`.
    entries: Vec<&'a str>,
}

impl<'a> OpenScheduleYear<'a> {
    fn new(project: &str, column: &ScheduleYear<'a>) -> Self {
        let FiscalYear { number, printed } = column.year;
        Self {
            id: id::schedule_year(project, column),
            year: printed,
            fiscal_year: number,
            entries: paragraphs(column.entries),
        }
    }
}
