//! The app is one program: nothing of it is compiled for one build and left out of another.

use crate::files::sources;

#[test]
fn the_app_has_no_switches() {
    let app = sources()
        .iter()
        .filter(|file| file.path.starts_with("src/"));
    let is_switch = |line: &str| {
        let condition = line.split_once("cfg(");
        condition.is_some_and(|(_, condition)| condition.contains("feature"))
    };
    let found: Vec<&str> = app
        .filter(|file| file.text.lines().any(is_switch))
        .map(|file| file.path.as_str())
        .collect();
    assert!(found.is_empty(), "cfg(feature) in: {}", found.join(", "));
}
