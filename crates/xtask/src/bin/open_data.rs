//! Writes the plan as open data into the directory that its argument names.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use plan::Document;
use plan::OpenDataFile;
use plan::open_data::{OpenData, SourceFile};

fn main() -> Result<()> {
    let directory = env::args_os().nth(1).map(PathBuf::from);
    let directory = directory.context("which directory to write to?")?;
    let documents = documents()?;
    let sources: Vec<_> = documents
        .iter()
        .map(|(document, name, content)| SourceFile {
            document: *document,
            name,
            content,
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

/// The source documents that this program was built from, with their files' names and contents.
fn documents() -> Result<Vec<(Document, String, Vec<u8>)>> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut documents = Vec::new();
    for entry in fs::read_dir(&seeds).with_context(|| format!("reading {}", seeds.display()))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let parts = name.and_then(|name| Some((name, name.split_once('_')?.0.parse().ok()?)));
        let Some((name, document)) = parts else {
            continue;
        };
        let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        documents.push((document, name.to_owned(), content));
    }
    documents.sort_unstable();
    Ok(documents)
}
