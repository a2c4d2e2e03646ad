//! Snapshots are few, short, and each what a test asks for: a change of one is read in review.

use crate::files::{File, snapshots, sources};

/// How many there may be in all.
const MOST: usize = 15;

/// How many lines one may have.
const LONGEST: usize = 120;

/// The document that programs read, which is as long as the interface.
const INTERFACE: &str =
    "crates/hearing-server/tests/routes/snapshots/routes__openapi__document.snap";

/// What is wrong with snapshots.
fn faults(snapshots: &[File], sources: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for File { path, text } in snapshots {
        let mut parts = text.splitn(3, "---\n").skip(1);
        let (head, content) = (parts.next(), parts.next().unwrap_or_default());
        let source =
            head.and_then(|head| head.lines().find_map(|line| line.strip_prefix("source: ")));
        let name = path.trim_end_matches(".snap").rsplit("__").next();
        let literal = format!("\"{}\"", name.unwrap_or_default());
        let test = sources
            .iter()
            .find(|file| Some(file.path.as_str()) == source);
        if !test.is_some_and(|test| test.text.contains(&literal)) {
            faults.push(format!("{path}: no test asks for it"));
        }
        let length = content.lines().count();
        if length > LONGEST && path != INTERFACE {
            faults.push(format!("{path}: {length} lines"));
        }
    }
    if snapshots.len() > MOST {
        faults.push(format!("{} snapshots", snapshots.len()));
    }
    faults
}

#[test]
fn snapshots_are_few_and_short_and_asked_for() {
    let faults = faults(&snapshots(), sources());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_long_or_left_over_is_named() {
    let snapshot = |name: &str, content: &str| {
        let text = format!("---\nsource: tests/a.rs\nexpression: x\n---\n{content}");
        File::new(&format!("tests/snapshots/a__{name}.snap"), &text)
    };
    let snapshots = [
        snapshot("kept", "---\n<p>\n"),
        snapshot("long", &"<p>\n".repeat(LONGEST + 1)),
        snapshot("gone", ""),
    ];
    let test = File::new(
        "tests/a.rs",
        "assert_snapshot!(\"kept\", it); assert_snapshot!(\"long\", it);",
    );
    let expected = [
        "tests/snapshots/a__long.snap: 121 lines",
        "tests/snapshots/a__gone.snap: no test asks for it",
    ];
    assert_eq!(faults(&snapshots, &[test]), expected);
}
