//! Writes the plan as open data into the directory that its first argument names, with the
//! translations that lie in the folder of its second.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use plan::open_data::{OpenData, SourceFile};
use plan::{Language, OpenDataFile};
use plan_data::documents::DocumentFile;
use plan_translations::{Translations, json, passages};

fn main() -> Result<()> {
    let directory = env::args_os().nth(1).map(PathBuf::from);
    let directory = directory.context("which directory to write to?")?;
    let translations = env::args_os().nth(2).map(PathBuf::from);
    let translations = translations.context("which folder has the translations?")?;
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
    write_translations(&directory, &translations)
}

/// Writes the translations of each language that has a file.
fn write_translations(directory: &Path, folder: &Path) -> Result<()> {
    let directory = directory.join("translations");
    fs::create_dir_all(&directory)
        .with_context(|| format!("writing to {}", directory.display()))?;
    let passages = passages()?;
    for language in Language::ALL {
        let translations = Translations::read(folder, *language)?;
        let path = directory.join(format!("{language}.json"));
        fs::write(&path, json(&passages, &translations)?)
            .with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}
