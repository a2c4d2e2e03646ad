//! ARCHITECTURE.md names every room, and none that is gone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::files::sources;

/// The houses whose rooms the map names, and the heading under which it does.
const HOUSES: [(&str, &str); 4] = [
    ("src", "## Map"),
    ("web", "## Map"),
    ("crates/pages/src", "## Map"),
    ("crates/hearing-server/src", "### The server"),
];

/// What a house needs and nobody looks for.
const UNNAMED: [&str; 2] = ["lib.rs", "mod.rs"];

/// What stands under a heading.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let behind = text.split(&format!("\n{heading}\n")).nth(1);
    let section = behind.and_then(|behind| behind.split("\n#").next());
    section.unwrap_or_default()
}

/// The paths that a section names, each without the folder in which it stands.
fn named<'t>(text: &'t str, heading: &str) -> BTreeSet<&'t str> {
    let quoted = section(text, heading).split('`').skip(1).step_by(2);
    quoted
        .filter_map(|path| path.trim_end_matches('/').rsplit('/').next())
        .collect()
}

/// The files and folders at the top of a house.
fn rooms<'p>(paths: impl Iterator<Item = &'p str>, house: &str) -> BTreeSet<&'p str> {
    let below = paths.filter_map(|path| path.strip_prefix(house)?.strip_prefix('/'));
    below.filter_map(|path| path.split('/').next()).collect()
}

/// The rooms that the map does not name.
fn missing(map: &str, paths: &[&str]) -> Vec<String> {
    let mut missing = Vec::new();
    let crates = rooms(paths.iter().copied(), "crates");
    let map_of_all = named(map, HOUSES[0].1);
    let unknown = crates.into_iter().filter(|name| !map_of_all.contains(name));
    missing.extend(unknown.map(|name| format!("crates/{name}")));
    for (house, heading) in HOUSES {
        let named = named(map, heading);
        let rooms = rooms(paths.iter().copied(), house).into_iter();
        let unknown = rooms.filter(|room| !named.contains(room) && !UNNAMED.contains(room));
        missing.extend(unknown.map(|room| format!("{house}/{room}")));
    }
    missing
}

/// The paths in the first column of a section's table.
fn first_column<'t>(map: &'t str, heading: &str) -> impl Iterator<Item = &'t str> {
    let rows = section(map, heading)
        .lines()
        .filter_map(|line| line.strip_prefix("| `"));
    let cells = rows.filter_map(|row| row.split(" | ").next());
    cells.flat_map(|cell| cell.split('`').step_by(2))
}

fn architecture() -> (&'static Path, String) {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md"));
    (root, text.unwrap_or_default())
}

#[test]
fn the_map_names_every_room() {
    let (_, map) = architecture();
    let paths: Vec<&str> = sources().iter().map(|file| file.path.as_str()).collect();
    let found = missing(&map, &paths);
    assert!(
        found.is_empty(),
        "say in ARCHITECTURE.md what these are:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_map_names_no_room_that_is_gone() {
    let (root, map) = architecture();
    let places = [
        ("## Map", ""),
        ("### The server", "crates/hearing-server/src"),
    ];
    for (heading, folder) in places {
        let mut rows = 0;
        for path in first_column(&map, heading) {
            assert!(root.join(folder).join(path).exists(), "{heading}: {path}");
            rows += 1;
        }
        assert!(rows > 10, "{heading}");
    }
}

#[test]
fn a_room_without_a_name_is_found() {
    let map = "\n## Map\n\n| `crates/pages` | `urls/` |\n| `crates/hearing-server` | below |\n| `web/a.ts` | |\n| `src/b/` | |\n### The server\n\n| `store/` | |\n";
    let known = [
        "crates/pages/src/urls/a.rs",
        "crates/pages/src/lib.rs",
        "crates/hearing-server/src/store/a.rs",
        "web/a.ts",
        "src/b/c.rs",
    ];
    assert_eq!(missing(map, &known), Vec::<String>::new());
    for unknown in [
        "crates/new/src/lib.rs",
        "crates/pages/src/b.rs",
        "crates/hearing-server/src/urls/a.rs",
        "web/c.ts",
        "src/c/b.rs",
    ] {
        assert_eq!(missing(map, &[unknown]).len(), 1, "{unknown}");
    }
}
