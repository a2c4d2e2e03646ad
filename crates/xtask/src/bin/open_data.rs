//! Writes the plan as `plan.json` into the directory that its argument names.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result};
use plan::open_data::OpenPlan;

fn main() -> Result<()> {
    let directory = env::args_os().nth(1).map(PathBuf::from);
    let directory = directory.context("which directory to write to?")?;
    let plan = OpenPlan::new(
        &plan_data::PLAN,
        &plan_data::STRATEGY,
        &plan_data::IMPLEMENTATION_PLANS,
    );
    let mut json = serde_json::to_string_pretty(&plan)?;
    json.push('\n');
    fs::create_dir_all(&directory)
        .and_then(|()| fs::write(directory.join("plan.json"), json))
        .with_context(|| format!("writing plan.json to {}", directory.display()))
}
