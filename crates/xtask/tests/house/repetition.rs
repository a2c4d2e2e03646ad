//! Nothing of eight lines is written twice.

use std::collections::{BTreeMap, HashMap};

use crate::files::{File, sources};

/// How many equal lines make a repetition.
const LINES: usize = 8;

/// The lines that count, each with its number: no blanks and imports.
fn lines(file: &File) -> Vec<(usize, String)> {
    let mut kept = Vec::new();
    let mut is_import = false;
    for (at, line) in file.text.lines().enumerate() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let begins_import = [
            "use ",
            "pub use ",
            "pub(crate) use ",
            "import ",
            "mod ",
            "@import",
        ]
        .iter()
        .any(|begin| line.starts_with(begin));
        if is_import || begins_import {
            is_import = !line.ends_with(';');
            continue;
        }
        if !line.is_empty() {
            kept.push((at + 1, line));
        }
    }
    kept
}

/// Whether a line is a row of a table: literals and signs and no word, or one name of a list.
fn is_row(line: &str) -> bool {
    let code = crate::rust::code(line).text;
    let is_name = |c: char| c.is_alphanumeric() || "_:".contains(c);
    let listed = line.strip_suffix(',');
    !code.chars().any(char::is_lowercase) || listed.is_some_and(|name| name.chars().all(is_name))
}

/// Each pair of places that have the same lines, the longest run of each pair.
fn repetitions(files: &[File]) -> Vec<String> {
    let all: Vec<Vec<(usize, String)>> = files.iter().map(lines).collect();
    let mut known: HashMap<&str, (u32, bool)> = HashMap::new();
    let mut places: HashMap<Vec<u32>, Vec<(usize, usize)>> = HashMap::new();
    for (file, lines) in all.iter().enumerate() {
        let mut numbers = Vec::new();
        let mut are_rows = Vec::new();
        for (_, line) in lines {
            let next = known.len() as u32;
            let (number, row) = *known.entry(line).or_insert_with(|| (next, is_row(line)));
            numbers.push(number);
            are_rows.push(row);
        }
        for (at, window) in numbers.windows(LINES).enumerate() {
            let rows = are_rows[at..at + LINES].iter().filter(|row| **row).count();
            // A table may be like another.
            if rows < LINES - 2 {
                places.entry(window.to_vec()).or_default().push((file, at));
            }
        }
    }
    let mut pairs: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
    for found in places.values() {
        for (index, one) in found.iter().enumerate() {
            for other in &found[index + 1..] {
                // Windows that go on from one another have the same distance.
                let key = (one.0, other.0, other.1.wrapping_sub(one.1));
                pairs.entry(key).or_default().push(one.1);
            }
        }
    }
    let mut said = Vec::new();
    for ((one, other, distance), mut starts) in pairs {
        starts.sort_unstable();
        let mut begin = 0;
        for at in 0..starts.len() {
            if starts.get(at + 1) == Some(&(starts[at] + 1)) {
                continue;
            }
            let (first, last) = (starts[begin], starts[at] + LINES - 1);
            begin = at + 1;
            let in_other = |at: usize| all[other][at.wrapping_add(distance)].0;
            said.push(format!(
                "{}:{}-{} ~ {}:{}-{}",
                files[one].path,
                all[one][first].0,
                all[one][last].0,
                files[other].path,
                in_other(first),
                in_other(last)
            ));
        }
    }
    said
}

#[test]
fn nothing_is_written_twice() {
    let found = repetitions(sources());
    assert!(
        found.is_empty(),
        "the same lines stand in:\n{}",
        found.join("\n")
    );
}

#[test]
fn what_is_written_twice_is_found() {
    let body = |lines: usize| {
        (0..lines)
            .map(|at| format!("  call{at}();\n"))
            .collect::<String>()
    };
    let repeated = |lines| {
        let one = File::new("src/a.rs", &format!("use a;\nfn a() {{\n{}}}", body(lines)));
        let other = File::new("src/b.rs", &format!("fn b() {{\n\n{}  c();", body(lines)));
        repetitions(&[one, other])
    };
    assert!(repeated(7).is_empty());
    assert_eq!(repeated(8), ["src/a.rs:3-10 ~ src/b.rs:3-10"]);
    assert_eq!(repeated(20).len(), 1);
}
