//! Writes the plan as open data into the directory that its argument names.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result};
use plan::OpenDataFile;
use plan::open_data::{OpenData, SourceFile};
use plan_data::documents::DocumentFile;

fn main() -> Result<()> {
    let directory = env::args_os().nth(1).map(PathBuf::from);
    let directory = directory.context("which directory to write to?")?;
    let sources: Vec<_> = DocumentFile::all()
        .map(|file| SourceFile {
            document: file.document,
            name: file.name,
            content: file.text.as_bytes(),
        })
        .collect();
    let data = OpenData {
        plan: &plan_data::PLAN,
        strategy: &plan_data::STRATEGY,
        implementation_plans: &plan_data::IMPLEMENTATION_PLANS,
        sources: &sources,
    };
    fs::create_dir_all(&directory)
        .with_context(|| format!("writing to {}", directory.display()))?;
    for file in OpenDataFile::ALL {
        let path = directory.join(file.id());
        fs::write(&path, file.write(&data)?)
            .with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}
