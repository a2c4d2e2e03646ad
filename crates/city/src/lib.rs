//! Whose the site is, and until when opinions are taken: what a city writes into its `site.toml`.

mod day;

pub use day::Day;

/// Who answers for the site, and how far the plan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// Who runs the site, such as 鎌倉市.
    pub operator: String,
    /// The office that answers for it.
    pub office: String,
    /// The office's telephone number.
    pub telephone: String,
    /// The address of the city's own site.
    pub website: String,
    /// The last day on which opinions count.
    pub deadline: Option<Day>,
    /// The stages of the plan, in their order.
    pub stages: Vec<Stage>,
}

impl City {
    /// The office with the city's name before it.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.operator, self.office)
    }
}

/// A stage of the plan, such as 素案.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// What it is called.
    pub name: String,
    /// Its last day; none while that is not decided.
    pub until: Option<Day>,
}
