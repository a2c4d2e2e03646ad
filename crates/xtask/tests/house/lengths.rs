//! No function is longer than a screen or two, and no file than one can hold in mind.

use std::path::Path;
use std::process::Command;

use crate::files::{File, sources};
use crate::rust;

const FUNCTION: usize = 80;
const SOURCE: usize = 450;
const TEST: usize = 700;

/// The functions and files that may be longer, as `path` or `path:function`, each with the decision
/// that says why.
const EXCEPTIONS: [(&str, &str); 3] = [
    (
        "crates/pages/tests/urls.rs:each_url_reads_as_its_route_and_prints_back",
        "0080",
    ),
    (
        "crates/pages/tests/urls.rs:every_page_of_the_plan_has_a_url_of_its_own",
        "0080",
    ),
    ("web/contract.ts", "0080"),
];

fn too_long(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    let lines = file.text.lines().count();
    let most = if file.is_test() { TEST } else { SOURCE };
    if lines > most {
        found.push(format!("{}: {lines} lines, at most {most}", file.path));
    }
    if file.is_rust() {
        let code = rust::code(&file.text).text;
        let functions = functions(&code).into_iter();
        let too_long = functions.filter_map(|(name, first, last)| {
            function_too_long(&format!("{}:{name}", file.path), first, last)
        });
        found.extend(too_long);
    }
    found
}

fn function_too_long(function: &str, first: usize, last: usize) -> Option<String> {
    let length = last - first + 1;
    (length > FUNCTION)
        .then(|| format!("{function}: {length} lines from {first}, at most {FUNCTION}"))
}

/// The functions of scripts that are too long, of those in these files.
fn scripts_too_long<'p>(root: &Path, paths: impl Iterator<Item = &'p str>) -> Vec<String> {
    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/functions.mjs");
    let mut node = Command::new("node");
    node.arg(reader).args(paths).current_dir(root);
    let output = node.output().expect("Node.js is needed");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "npm ci, or cargo xtask test: {said}"
    );
    let functions = String::from_utf8(output.stdout).expect("paths and names");
    let too_long = functions.lines().filter_map(|line| {
        let mut parts = line.rsplitn(3, ' ');
        let (last, first, function) = (parts.next()?, parts.next()?, parts.next()?);
        function_too_long(function, first.parse().ok()?, last.parse().ok()?)
    });
    too_long.collect()
}

/// Every function with a body: its name, its first line and its last.
fn functions(code: &str) -> Vec<(String, usize, usize)> {
    let words: Vec<(usize, &str)> = rust::words(code).collect();
    let mut found = Vec::new();
    for pair in words.windows(2) {
        let [(begin, "fn"), (name_at, name)] = *pair else {
            continue;
        };
        // `fn(…)` is a type.
        if !code[begin + 2..name_at].trim().is_empty() {
            continue;
        }
        let Some(open) = body(code, name_at) else {
            continue;
        };
        let end = rust::behind_brackets(code, open);
        let first = rust::line_of(code, begin);
        found.push((name.to_owned(), first, rust::line_of(code, end)));
    }
    found
}

/// Where the body of the function begins whose name stands here; none for one without a body.
fn body(code: &str, name_at: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in code[name_at..].char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(name_at + at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

#[test]
fn functions_and_files_are_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let paths = sources().iter().map(|file| file.path.as_str());
    let scripts = paths.filter(|path| path.ends_with(".ts"));
    let found: Vec<String> = sources()
        .iter()
        .flat_map(too_long)
        .chain(scripts_too_long(&root, scripts))
        .filter(|place| {
            let excepted = |may: &str| place.starts_with(&format!("{may}: "));
            !EXCEPTIONS.iter().any(|(may, _)| excepted(may))
        })
        .collect();
    assert!(
        found.is_empty(),
        "split by thing, not by length:\n{}",
        found.join("\n")
    );
}

#[test]
fn what_is_too_long_is_found() {
    let long = |lines: usize| format!("fn a(b: [u8; 2]) {{\n{}}}\n", "x();\n".repeat(lines - 2));
    assert!(too_long(&File::new("crates/a/src/lib.rs", &long(80))).is_empty());
    assert_eq!(
        too_long(&File::new("crates/a/src/lib.rs", &long(81))).len(),
        1
    );
    let file = "// a\n".repeat(451);
    assert_eq!(too_long(&File::new("src/a.rs", &file)).len(), 1);
    assert!(too_long(&File::new("tests/a.rs", &file)).is_empty());
}

#[test]
fn a_script_that_is_too_long_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = |most: usize| "x(/[{\"]/, `${y({})}`);\n".repeat(most - 2);
    let scripts = [
        ("a.ts", format!("function a() {{\n{}}}\n", lines(80)), 0),
        ("b.ts", format!("function a() {{\n{}}}\n", lines(81)), 1),
        (
            "c.ts",
            format!("const a = async (b) => {{\n{}}};\n", lines(81)),
            1,
        ),
        (
            "d.ts",
            format!("class A {{ b(): void {{\n{}}} }}\n", lines(81)),
            1,
        ),
        (
            "e.ts",
            format!("test('c', () => {{\n{}}});\n", lines(81)),
            1,
        ),
        (
            "f.ts",
            format!("test.describe('c', () => {{\n{}}});\n", lines(81)),
            0,
        ),
    ];
    for (path, text, found) in scripts {
        std::fs::write(folder.path().join(path), &text).expect("a file");
        let said = scripts_too_long(folder.path(), std::iter::once(path));
        assert_eq!(said.len(), found, "{path}: {said:?}");
    }
}
