//! The implementation plans of earlier plans, in `plan.json`.

use serde::{Serialize, Serializer};

use super::{OpenSection, OpenSource, paragraphs, printed};
use crate::{
    Cost, CostNotes, Document, FiscalYear, ImplementationPlan, PriorityProject, Project,
    ProjectCode, ScheduleYear, SdgDirection, SdgTarget,
};

#[derive(Debug, Serialize)]
pub(super) struct OpenImplementationPlan<'a> {
    document: Document,
    title: &'a str,
    subject: &'a str,
    /// As printed; the schedules name them in the same words.
    years: Vec<&'a str>,
    /// The same in numbers.
    fiscal_years: Vec<u16>,
    estimated_total_million_yen: MillionYen,
    approach: OpenSection<'a>,
    sdgs: Option<OpenSdgs<'a>>,
    projects: Vec<OpenProject<'a>>,
    cost_notes: Option<OpenCostNotes<'a>>,
    priority_projects: Vec<OpenPriorityProject<'a>>,
}

impl<'a> OpenImplementationPlan<'a> {
    pub(super) fn new(plan: &ImplementationPlan<'a>) -> Self {
        let ImplementationPlan {
            document,
            years,
            title,
            subject,
            estimated_total,
            approach,
            sdgs,
            projects,
            cost_notes,
            priority_projects,
        } = plan;
        Self {
            document: *document,
            title: title.text,
            subject: subject.text,
            years: years.iter().map(|year| year.printed).collect(),
            fiscal_years: years.iter().map(|year| year.number).collect(),
            estimated_total_million_yen: MillionYen::of(estimated_total),
            approach: OpenSection::new(approach),
            sdgs: sdgs.as_ref().map(OpenSdgs::new),
            projects: projects.iter().map(OpenProject::new).collect(),
            cost_notes: cost_notes.as_ref().map(OpenCostNotes::new),
            priority_projects: priority_projects
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

#[derive(Debug, Serialize)]
struct OpenSdgs<'a> {
    goals: Vec<u8>,
    /// `16.7`: texts, because they are no decimals.
    targets: Vec<String>,
    direction: &'a str,
    source: OpenSource,
}

impl<'a> OpenSdgs<'a> {
    fn new(sdgs: &SdgDirection<'a>) -> Self {
        let target = |SdgTarget { goal, number, .. }: &SdgTarget| format!("{goal}.{number}");
        Self {
            goals: sdgs.goals().collect(),
            targets: sdgs.targets.iter().map(target).collect(),
            direction: sdgs.direction.text,
            source: OpenSource(sdgs.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenProject<'a> {
    name: &'a str,
    departments: Vec<&'a str>,
    description: &'a str,
    priority: bool,
    #[serde(serialize_with = "printed_or_null")]
    code: Option<ProjectCode>,
    special_account: bool,
    source: OpenSource,
}

impl<'a> OpenProject<'a> {
    fn new(project: &Project<'a>) -> Self {
        Self {
            name: project.name.text,
            departments: paragraphs(project.departments),
            description: project.description.text,
            priority: project.priority,
            code: project.code,
            special_account: project.special_account,
            source: OpenSource(project.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenCostNotes<'a> {
    introduction: &'a str,
    items: Vec<&'a str>,
}

impl<'a> OpenCostNotes<'a> {
    fn new(notes: &CostNotes<'a>) -> Self {
        Self {
            introduction: notes.introduction.text,
            items: paragraphs(notes.items),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenPriorityProject<'a> {
    #[serde(serialize_with = "printed")]
    code: ProjectCode,
    name: &'a str,
    department: &'a str,
    related_departments: Option<&'a str>,
    goal: &'a str,
    content: &'a str,
    note: Option<&'a str>,
    schedule: Vec<OpenScheduleYear<'a>>,
    cost_million_yen: MillionYen,
    source: OpenSource,
}

impl<'a> OpenPriorityProject<'a> {
    fn new(project: &PriorityProject<'a>) -> Self {
        Self {
            code: project.code,
            name: project.name.text,
            department: project.department.text,
            related_departments: project.related_departments.map(|related| related.text),
            goal: project.goal.text,
            content: project.content.text,
            note: project.note.map(|note| note.text),
            schedule: project.schedule.iter().map(OpenScheduleYear::new).collect(),
            cost_million_yen: MillionYen::of(&project.cost),
            source: OpenSource(project.source),
        }
    }
}

#[derive(Debug, Serialize)]
struct OpenScheduleYear<'a> {
    year: &'a str,
    fiscal_year: u16,
    entries: Vec<&'a str>,
}

impl<'a> OpenScheduleYear<'a> {
    fn new(column: &ScheduleYear<'a>) -> Self {
        let FiscalYear { number, printed } = column.year;
        Self {
            year: printed,
            fiscal_year: number,
            entries: paragraphs(column.entries),
        }
    }
}

fn printed_or_null<S: Serializer>(
    code: &Option<ProjectCode>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match code {
        Some(code) => printed(code, serializer),
        None => serializer.serialize_none(),
    }
}
