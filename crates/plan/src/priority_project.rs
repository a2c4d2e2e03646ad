use crate::cost::Cost;
use crate::fiscal_year::FiscalYear;
use crate::project_code::ProjectCode;
use crate::section::Passage;
use crate::source::Source;

/// 重点事業: a card of an implementation plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct PriorityProject<'a> {
    /// 事業CD.
    pub code: ProjectCode,
    /// 事業名.
    pub name: Passage<'a>,
    /// 所管課, as printed: two are set off by `、`.
    pub department: Passage<'a>,
    /// 関連課, as printed; only one card has them.
    pub related_departments: Option<Passage<'a>>,
    /// 事業目標.
    pub goal: Passage<'a>,
    /// 事業内容, the same as the description in the table.
    pub content: Passage<'a>,
    /// 特記事項; only in 004.
    pub note: Option<Passage<'a>>,
    /// 事業工程, a column for each year.
    pub schedule: &'a [ScheduleYear<'a>],
    /// 推計事業費, for all years together.
    pub cost: Cost<'a>,
    /// The lines of the card.
    pub source: Source,
}

/// A column of a 事業工程.
///
/// The extraction wrote the columns one after the other, with no mark between them. Where one ends is
/// a reading: with the item that comes last in every column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct ScheduleYear<'a> {
    /// The heading of the column.
    pub year: FiscalYear<'a>,
    /// What is to be done, without its `‣`.
    pub entries: &'a [Passage<'a>],
}
