//! The open data, made from the real plan.

mod adopted;
mod identifiers;
mod plan_json;
mod schema;
mod tables;

use std::error::Error;
use std::fs;
use std::path::Path;

use plan::Document;
use plan::OpenDataFile;
use plan::open_data::{OpenData, SourceFile};
use plan_data::{IMPLEMENTATION_PLANS, PLAN, STRATEGY};
use serde_json::Value;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A document's checksum and the name of its file, as `seeds/README.md` states them.
struct Stated {
    sha256: String,
    name: String,
}

fn seeds() -> &'static Path {
    Path::new("../../seeds")
}

fn stated() -> Outcome<Vec<Stated>> {
    let readme = fs::read_to_string(seeds().join("README.md"))?;
    let stated = readme.lines().filter_map(|line| {
        let (sha256, name) = line.split_once("  ")?;
        let is_digest = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
        is_digest.then(|| Stated {
            sha256: sha256.to_owned(),
            name: name.to_owned(),
        })
    });
    Ok(stated.collect())
}

/// A file as it is published.
fn published(file: OpenDataFile) -> Outcome<Vec<u8>> {
    let mut contents = Vec::new();
    for Stated { name, .. } in stated()? {
        let document = name.get(..3).unwrap_or_default().parse::<Document>()?;
        contents.push((document, fs::read(seeds().join(&name))?, name));
    }
    let sources: Vec<_> = contents
        .iter()
        .map(|(document, content, name)| SourceFile {
            document: *document,
            name,
            content,
        })
        .collect();
    Ok(file.write(&OpenData {
        plan: &PLAN,
        strategy: &STRATEGY,
        implementation_plans: &IMPLEMENTATION_PLANS,
        sources: &sources,
    })?)
}

fn plan_json() -> Outcome<Value> {
    Ok(serde_json::from_slice(&published(OpenDataFile::Plan)?)?)
}

/// Hands every object of a value to `visit`, from the outside in.
fn each_object<'v>(value: &'v Value, visit: &mut impl FnMut(&'v serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(object);
            object.values().for_each(|own| each_object(own, visit));
        }
        Value::Array(values) => values.iter().for_each(|own| each_object(own, visit)),
        _ => {}
    }
}
