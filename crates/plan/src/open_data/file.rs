use std::error::Error;
use std::fmt;

use serde::Serialize;

use super::table::Table;
use super::{OpenData, OpenPlan, schema, tables};
use crate::vocabulary;

vocabulary! {
    /// The files of the open data. The id is the file's name, the label what is in it.
    pub enum File {
        /// Everything.
        Plan = "plan.json", "すべての文書の内容。階層のあるデータ（JSON）";
        /// The format of [`File::Plan`].
        Schema = "plan.schema.json", "plan.jsonの形式の定義（JSON Schema）";
        /// 施策.
        Policies = "policies.csv", "施策：目標とするまちの姿、現状、課題、共創の取組";
        /// 主な取組.
        Measures = "measures.csv", "施策の主な取組";
        /// 共創のパートナー.
        Partners = "partners.csv", "共創のパートナー：43の施策と8つの役割の表";
        /// 成果指標.
        Indicators = "indicators.csv", "成果指標：直近の実績値と、目標値や目指す方向";
        /// Document 002's links to policies and measures.
        StrategyLinks = "strategy_links.csv", "総合戦略（案）と、施策・主な取組とのつながり";
        /// 実施事業 and 重点事業.
        Projects = "projects.csv", "以前の実施計画の事業と、重点事業の目標・費用";
        /// 事業工程.
        ProjectSchedule = "project_schedule.csv", "重点事業の年度ごとの予定";
    }
}

impl File {
    /// The file's content.
    ///
    /// # Errors
    ///
    /// If a text would be a formula in a spreadsheet; otherwise what the writers of JSON and CSV
    /// report, and for these data they report nothing.
    pub fn write(self, data: &OpenData<'_>) -> Result<Vec<u8>, WriteError> {
        let table = |table: Table| table.write(self);
        match self {
            Self::Plan => json(&OpenPlan::new(data)),
            Self::Schema => json(&schema::schema()),
            Self::Policies => table(tables::policies(data.plan)),
            Self::Measures => table(tables::measures(data.plan)),
            Self::Partners => table(tables::partners(data.plan)),
            Self::Indicators => table(tables::indicators(data.plan)),
            Self::StrategyLinks => table(tables::strategy_links(data.strategy, data.plan)),
            Self::Projects => table(tables::projects(data.implementation_plans)),
            Self::ProjectSchedule => table(tables::project_schedule(data.implementation_plans)),
        }
    }
}

/// The error of writing a file.
#[derive(Debug)]
pub enum WriteError {
    /// A cell of a table begins as a formula does.
    Formula {
        /// The table's file.
        file: File,
        /// The cell's text.
        cell: String,
    },
    /// The JSON could not be written.
    Json(serde_json::Error),
    /// The CSV could not be written.
    Csv(csv::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Formula { file, cell } => {
                write!(f, "{file}: a spreadsheet would run {cell:?} as a formula")
            }
            Self::Json(error) => error.fmt(f),
            Self::Csv(error) => error.fmt(f),
        }
    }
}

impl Error for WriteError {}

impl From<serde_json::Error> for WriteError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<csv::Error> for WriteError {
    fn from(error: csv::Error) -> Self {
        Self::Csv(error)
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, WriteError> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(json)
}
