//! A page is written once, whole: no program leaves a marker in it for another to find.

use crate::files::sources;

/// How such markers began.
const MARKERS: [&str; 2] = ["<!--hearing:", "<!--kiosk:"];

#[test]
fn no_page_has_a_marker_to_be_replaced() {
    let own = file!().replace('\\', "/");
    let others = sources().iter().filter(|file| !own.ends_with(&file.path));
    let found: Vec<&str> = others
        .filter(|file| MARKERS.iter().any(|marker| file.text.contains(marker)))
        .map(|file| file.path.as_str())
        .collect();
    assert!(found.is_empty(), "markers in: {}", found.join(", "));
}
