use serde::Serialize;

use super::table::Table;
use super::write_error::WriteError;
use super::{OpenData, OpenPlan, schema, tables};
use crate::OpenDataFile;

impl OpenDataFile {
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
            Self::Schema => json(&schema::schema(data.plan)),
            Self::Policies => table(tables::policies(data.plan)),
            Self::Measures => table(tables::measures(data.plan)),
            Self::Partners => table(tables::partners(data.plan)),
            Self::Indicators => table(tables::indicators(data.plan)),
            Self::StrategyLinks => table(tables::strategy_links(data.strategy, data.plan)),
            Self::Projects => table(tables::projects(data.implementation_plans, data.plan)),
            Self::ProjectSchedule => table(tables::project_schedule(
                data.implementation_plans,
                data.plan,
            )),
        }
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, WriteError> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(json)
}
