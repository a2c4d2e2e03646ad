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
use seed_parser::easy_text::EasyFiles;
use seed_parser::{
    Diagnostic, Documents, annotations, coverage, differences, easy_text, editorial,
    everyday_words, glossary, search_words, strategy_links,
};

/// Where the documents are unless [`SEEDS_VARIABLE`] names another folder.
const SEEDS: &str = "../../seeds";

/// The environment variable with the path of another folder of documents, absolute.
const SEEDS_VARIABLE: &str = "SEEDS";

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
    println!("cargo::rerun-if-env-changed={SEEDS_VARIABLE}");
    let documents = Documents::load(read_file).map_err(|error| vec![error.to_string()])?;
    let life_stages = read("editorial/life-stages.toml")?;
    let links = read("editorial/strategy-links.toml")?;
    let synonyms = read("editorial/synonyms.toml")?;
    let readings = read("editorial/readings.toml")?;
    let everyday = read("editorial/everyday-words.toml")?;
    let remarks = read("editorial/annotations.toml")?;
    let terms = read("editorial/glossary.toml")?;
    let changes = read("editorial/differences.toml")?;
    let easy_sentences = read("translations/ja-simple.tsv")?;
    let easy_words = read("translations/ja-simple-words.tsv")?;
    let easy_exceptions = read("translations/ja-simple-exceptions.tsv")?;

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
    let (everyday, more) = everyday_words::read(&everyday, &tagged, &arena);
    diagnostics.extend(more);
    let (annotations, more) = annotations::read(&remarks, &documents, &arena);
    diagnostics.extend(more);
    let (glossary, more) = glossary::read(&terms, &documents, &plan, &arena);
    diagnostics.extend(more);
    let (differences, more) = differences::read(&changes, &documents, &plan, &arena);
    diagnostics.extend(more);
    let easy_files = EasyFiles {
        sentences: &easy_sentences,
        words: &easy_words,
        exceptions: &easy_exceptions,
    };
    let (easy_texts, more) = easy_text::read(easy_files, &documents, &plan, &arena);
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
    write("everyday_words.rs", &everyday)?;
    write("implementation_plans.rs", &implementation_plans)?;
    write("annotations.rs", &annotations)?;
    write("glossary.rs", &glossary)?;
    write("differences.rs", &differences)?;
    write("easy_texts.rs", &easy_texts)?;
    write_source(
        "documents.rs",
        &document_files(&documents, &read("README.md")?),
    )
}

/// The documents' files as Rust source.
fn document_files(documents: &Documents, readme: &str) -> String {
    let files = documents.files().into_iter().map(|(document, name)| {
        let checksum = readme
            .lines()
            .filter_map(|line| line.split_once("  "))
            .find(|(_, file)| *file == name)
            .map(|(checksum, _)| checksum);
        let (id, text) = (document.bake(&CrateEnv::default()), documents.text(document));
        format!(
            "documents::DocumentFile {{ document: {id}, name: {name:?}, text: {text:?}, checksum: {checksum:?} }},"
        )
    });
    format!("&[{}]", files.collect::<String>())
}

fn write(name: &str, value: &impl Bake) -> Result<(), Vec<String>> {
    write_source(name, &value.bake(&CrateEnv::default()).to_string())
}

fn write_source(name: &str, source: &str) -> Result<(), Vec<String>> {
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
    read_file(name).map_err(|error| vec![failure(Path::new(name), &error)])
}

fn read_file(name: &str) -> io::Result<String> {
    let seeds = env::var_os(SEEDS_VARIABLE).map_or_else(|| PathBuf::from(SEEDS), PathBuf::from);
    let path = seeds.join(name);
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(&path)
}

fn failure(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
