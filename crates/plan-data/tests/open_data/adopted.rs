//! The open data of an adopted plan, in which policies have other codes.

use std::io;

use bumpalo::Bump;
use plan::open_data::{OpenData, SourceFile};
use plan::{Document, OpenDataFile};
use seed_parser::{Documents, parse, parse_strategy, strategy_links};
use serde_json::Value;

use crate::{Outcome, seeds};

/// These files, as they are published.
fn published<const COUNT: usize>(files: [OpenDataFile; COUNT]) -> Outcome<[Vec<u8>; COUNT]> {
    let read = |name: &str| -> io::Result<String> { invented_edition::read(seeds(), name) };
    let (documents, arena) = (Documents::load(read)?, Bump::new());
    let (plan, _) = parse(&documents, &arena);
    let (strategy, _) = parse_strategy(&documents, &arena);
    let links = read("editorial/strategy-links.toml")?;
    let (strategy, _) = strategy_links::resolve(&links, &strategy, &plan, &arena);
    let sources: Vec<_> = documents
        .files()
        .into_iter()
        .map(|(document, name)| SourceFile {
            document,
            name,
            content: documents.text(document).as_bytes(),
        })
        .collect();
    let data = OpenData {
        plan: &plan,
        strategy: &strategy,
        implementation_plans: &[],
        sources: &sources,
    };
    let mut written = Vec::new();
    for file in files {
        written.push(file.write(&data)?);
    }
    written
        .try_into()
        .map_err(|_| "a file for each is written".into())
}

#[test]
fn what_is_published_is_as_the_schema_says() -> Outcome {
    let [plan, schema] = published([OpenDataFile::Plan, OpenDataFile::Schema])?;
    let (plan, schema): (Value, Value) = (
        serde_json::from_slice(&plan)?,
        serde_json::from_slice(&schema)?,
    );
    let validator = jsonschema::validator_for(&schema)?;
    let errors: Vec<_> = validator
        .iter_errors(&plan)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    let adopted = Document::Edition(plan::EditionId::new(5)).to_string();
    let documents = plan["meta"]["documents"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let status = documents
        .iter()
        .find(|it| it["document"] == adopted.as_str());
    assert_eq!(status.map(|it| &it["status"]), Some(&"adopted".into()));
    Ok(())
}

#[test]
fn a_direction_leads_to_what_its_policies_became() -> Outcome {
    let [links] = published([OpenDataFile::StrategyLinks])?;
    let mut table = csv::Reader::from_reader(links.as_slice());
    let columns = table.headers()?.clone();
    let at = |name: &str| {
        columns
            .iter()
            .position(|it| it.trim_start_matches('\u{feff}') == name)
    };
    let rows: Vec<_> = table.records().collect::<Result<_, _>>()?;
    for (code, edition, expected) in [
        ("施策2-2", "005", ["施策番号が同じ", "005-policy-2-2"]),
        ("施策4-10", "005", ["施策番号が違う", "005-policy-1-3"]),
        ("施策5-1", "000", ["施策番号が同じ", "000-policy-5-1"]),
        ("施策5-1", "005", ["施策番号が同じ", "005-policy-5-1"]),
        (
            "施策3-15",
            "005",
            ["施策が分かれた", "005-policy-2-6\n005-policy-2-7"],
        ),
        ("施策0-2", "000", ["施策番号が同じ", "000-policy-0-2"]),
        ("施策0-2", "005", ["施策がない", ""]),
    ] {
        let cell = |row: &csv::StringRecord, name: &str| {
            at(name).and_then(|at| row.get(at).map(str::to_owned))
        };
        let mut of_directions = rows
            .iter()
            .filter(|row| cell(row, "つながりの種類").as_deref() == Some("取組方針から施策へ"));
        let row = of_directions.find(|row| cell(row, "施策番号").as_deref() == Some(code));
        let row = row.ok_or(code)?;
        let found = ["との関係", "でのID"].map(|name| cell(row, &format!("{edition}{name}")));
        assert_eq!(
            found,
            expected.map(|it| Some(it.to_owned())),
            "{code} in {edition}"
        );
    }
    Ok(())
}
