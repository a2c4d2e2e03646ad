use crate::project_code::ProjectCode;
use crate::section::Passage;
use crate::source::Source;

/// 事業: a row of the table of an implementation plan. Four branch offices share one row, and are four projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Project<'a> {
    /// 事業名.
    pub name: Passage<'a>,
    /// 所管課: one, or two. `他` (and others) counts as one.
    pub departments: &'a [Passage<'a>],
    /// 事業内容, whole.
    pub description: Passage<'a>,
    /// Whether the row says that it is a 重点事業: by its mark in 003, by its code in 004.
    pub priority: bool,
    /// 事業CD, as far as the row prints one.
    pub code: Option<ProjectCode>,
    /// Whether the row stands under 特別会計.
    pub special_account: bool,
    /// The lines of the row.
    pub source: Source,
}
