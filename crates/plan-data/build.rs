//! Parses the documents under `seeds/` and writes the plan, the strategy, the implementation
//! plans and what the editors add beside them as Rust source.
//!
//! Anything wrong with a document or with an editorial file stops the build, with the
//! file, the line and what was expected there.

mod brief;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use bumpalo::Bump;
use databake::{Bake, CrateEnv};
use seed_parser::{
    Diagnostic, Documents, annotations, coverage, differences, editorial, glossary, search_words,
    strategy_links,
};

const SEEDS: &str = "../../seeds";

fn main() -> ExitCode {
    let result = build();
    if let Err(errors) = &result {
        for error in errors {
            println!("cargo::error={error}");
        }
    }
    if result.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn build() -> Result<(), Vec<String>> {
    let whole_plan = read("000_4cf4fcb7bd0d8852.txt")?;
    let administration = read("001_362fd1f943746172.txt")?;
    let strategy = read("002_7f53f494be1ccf5f.txt")?;
    let implementation_plan_2014 = read("003_e5916b551283be97.txt")?;
    let implementation_plan_2023 = read("004_75ee0dbff5d26cb8.txt")?;
    let life_stages = read("editorial/life-stages.toml")?;
    let links = read("editorial/strategy-links.toml")?;
    let synonyms = read("editorial/synonyms.toml")?;
    let readings = read("editorial/readings.toml")?;
    let remarks = read("editorial/annotations.toml")?;
    let terms = read("editorial/glossary.toml")?;
    let changes = read("editorial/differences.toml")?;
    let documents = Documents {
        whole_plan: &whole_plan,
        administration: &administration,
        strategy: &strategy,
        implementation_plan_2014: &implementation_plan_2014,
        implementation_plan_2023: &implementation_plan_2023,
    };

    let arena = Bump::new();
    let (plan, mut diagnostics) = seed_parser::parse(&documents, &arena);
    let (strategy, more) = seed_parser::parse_strategy(&documents, &arena);
    diagnostics.extend(more);
    let (implementation_plans, more) = seed_parser::parse_implementation_plans(&documents, &arena);
    diagnostics.extend(more);
    none(&diagnostics)?;
    // What the parser misses would be reported again by every later check.
    let (tagged, mut diagnostics) = editorial::apply(&life_stages, &plan, &arena);
    let (linked, more) = strategy_links::resolve(&links, &strategy, &plan, &arena);
    diagnostics.extend(more);
    let (words, more) = search_words::read(&synonyms, &readings, &documents, &arena);
    diagnostics.extend(more);
    let (annotations, more) = annotations::read(&remarks, &documents, &arena);
    diagnostics.extend(more);
    let (glossary, more) = glossary::read(&terms, &documents, &plan, &arena);
    diagnostics.extend(more);
    let (differences, more) = differences::read(&changes, &documents, &plan, &arena);
    diagnostics.extend(more);
    diagnostics.extend(coverage::check(&documents, &plan));
    diagnostics.extend(coverage::check_strategy(&documents, &strategy));
    diagnostics.extend(coverage::check_implementation_plans(
        &documents,
        &implementation_plans,
    ));
    none(&diagnostics)?;

    write("plan.rs", &tagged)?;
    write("brief.rs", &brief::brief(&tagged, &arena))?;
    write("strategy.rs", &linked)?;
    write("search_words.rs", &words)?;
    write("implementation_plans.rs", &implementation_plans)?;
    write("annotations.rs", &annotations)?;
    write("glossary.rs", &glossary)?;
    write("differences.rs", &differences)
}

fn write(name: &str, value: &impl Bake) -> Result<(), Vec<String>> {
    let source = value.bake(&CrateEnv::default()).to_string();
    let directory = env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    let target = PathBuf::from(directory).join(name);
    fs::write(&target, source).map_err(|error| vec![failure(&target, &error)])
}

fn none(diagnostics: &[Diagnostic]) -> Result<(), Vec<String>> {
    if diagnostics.is_empty() {
        Ok(())
    } else {
        Err(diagnostics.iter().map(Diagnostic::to_string).collect())
    }
}

fn read(name: &str) -> Result<String, Vec<String>> {
    let path = Path::new(SEEDS).join(name);
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(&path).map_err(|error| vec![failure(&path, &error)])
}

fn failure(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
