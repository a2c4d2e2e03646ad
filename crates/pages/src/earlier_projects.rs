//! What the pages of the earlier projects, documents 003 and 004, ask of them.

use plan::{ImplementationPlan, Project};
use plan_data::IMPLEMENTATION_PLANS;

use crate::language::{is_japanese, tr, tr_with};

/// What stands in the place of a department that is not named.
const OTHERS: &str = "他";

/// The department at this place in the list, from 1.
pub fn department(place: u8) -> Option<&'static str> {
    let at = usize::from(place).checked_sub(1)?;
    departments().nth(at)
}

/// The departments, each once, in the order in which the documents first name them. Their places
/// are in addresses: the order must stay.
pub fn departments() -> impl Iterator<Item = &'static str> {
    let mut seen: Vec<&str> = Vec::new();
    every_project()
        .flat_map(|project| project.departments)
        .map(|department| department.text)
        .filter(|department| *department != OTHERS)
        .filter(move |department| {
            let is_new = !seen.contains(department);
            if is_new {
                seen.push(department);
            }
            is_new
        })
}

/// Every project of both documents, in their order.
pub fn every_project() -> impl Iterator<Item = &'static Project<'static>> {
    IMPLEMENTATION_PLANS.iter().flat_map(|plan| plan.projects)
}

/// Whether `department` is one of those that a project names.
pub fn is_of(project: &Project<'_>, department: &str) -> bool {
    project.departments.iter().any(|it| it.text == department)
}

/// `2014〜2016年度`.
pub fn years(plan: &ImplementationPlan<'_>) -> String {
    match (plan.years.first(), plan.years.last()) {
        (Some(first), Some(last)) => tr_with(
            "{first}〜{last}年度",
            &[
                ("first", &first.number.to_string()),
                ("last", &last.number.to_string()),
            ],
        ),
        _ => String::new(),
    }
}

/// What an implementation plan is about, `（１） 市民自治`; in other languages without its number.
pub fn subject(plan: &ImplementationPlan<'_>) -> String {
    let printed = plan.subject.text;
    if is_japanese() {
        return printed.to_owned();
    }
    tr(unnumbered(printed)).to_owned()
}

/// A printed name without the number before it.
pub fn unnumbered(printed: &str) -> &str {
    printed.split_once(' ').map_or(printed, |(_, name)| name)
}
