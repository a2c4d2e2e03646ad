use crate::cost::Cost;
use crate::fiscal_year::FiscalYear;
use crate::priority_project::PriorityProject;
use crate::project::Project;
use crate::sdg::SdgDirection;
use crate::section::{Passage, Section};
use crate::source::Document;

/// 実施計画: the part of an earlier plan's implementation plan that a document prints. It is no
/// part of the plan for 2026 and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct ImplementationPlan<'a> {
    /// The document, 003 or 004.
    pub document: Document,
    /// The years that its schedules have columns for.
    pub years: &'a [FiscalYear<'a>],
    /// The first line of the title box: 計画の推進に向けた考え方.
    pub title: Passage<'a>,
    /// The second line of the title box: `（１） 市民自治`, `（２） 行財政運営`.
    pub subject: Passage<'a>,
    /// 推計事業費（３ヵ年合計）, the third line of the title box. The sum of more than the priority projects.
    pub estimated_total: Cost<'a>,
    /// ◆計画の推進に向けた考え方: its introduction, and a part for each of its headings. A paragraph keeps its `⑴`.
    pub approach: Section<'a>,
    /// ◆SDGs のゴール・ターゲットの達成に向けた取組の方向性; only in 004.
    pub sdgs: Option<SdgDirection<'a>>,
    /// 実施事業: the rows of the table, in its order.
    pub projects: &'a [Project<'a>],
    /// ※: the costs within the estimated total that are no projects; only in 004.
    pub cost_notes: Option<CostNotes<'a>>,
    /// 重点事業: the cards, in their order.
    pub priority_projects: &'a [PriorityProject<'a>],
}

impl<'a> ImplementationPlan<'a> {
    /// The card of a project; `None` if it is no priority project.
    ///
    /// Goes by name: the table of 003 prints no codes.
    pub fn priority_project(&self, project: &Project<'_>) -> Option<&'a PriorityProject<'a>> {
        let cards = self.priority_projects;
        cards
            .iter()
            .find(|card| project.priority && card.name.text == project.name.text)
    }
}

/// The costs that an estimated total holds beside those of the projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct CostNotes<'a> {
    /// The sentence before them, with its `※`.
    pub introduction: Passage<'a>,
    /// Their names: `職員給与費`, `予備費`, ….
    pub items: &'a [Passage<'a>],
}
