//! A further edition, named in `editions.toml` and nowhere else: an invented one, made of the words of
//! document 001 under other codes.

mod code_meaning;
mod seeds;

use std::fs;
use std::io;
use std::path::Path;

use bumpalo::Bump;
use code_meaning::meaning;
use plan::{EditionId, EditionStatus, comparison};
use seed_parser::{Documents, coverage, parse};
use seeds::LATER;

const ADOPTED: EditionId = EditionId::new(5);

const ENTRY: &str = r#"
[[edition]]
id = "005"
file = "005_invented.txt"
title = "試験用の架空の計画"
name = "架空の計画"
status = "adopted"
date = "2026年4月1日"
dialect = "administration"

[edition.policies]
administration = 9

[edition.parts]
current-state = ["administration"]
challenges = ["administration"]
indicators = ["administration"]

[[edition.leftover]]
line = "→**成果指標**"
times = 1
reason = "as in 001"
"#;

const MOVES: &str = r#"
[[edition.move]]
from = "001-5-3"
to = ["5-4"]

[[edition.move]]
from = "001-5-4"
to = ["5-5", "5-6"]

[[edition.move]]
from = "001-5-5"
to = []

[[edition.move]]
from = "001-5-6"
to = ["5-7"]

[[edition.move]]
from = "001-5-7"
to = ["5-7"]
"#;

fn load(entry: &str) -> Documents {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let read = |name: &str| -> io::Result<String> {
        match name {
            "editions.toml" => {
                fs::read_to_string(seeds.join(name)).map(|listed| format!("{listed}{entry}"))
            }
            "005_invented.txt" => fs::read_to_string(seeds.join("001_362fd1f943746172.txt")),
            _ => fs::read_to_string(seeds.join(name)),
        }
    };
    Documents::load(read).expect("the documents can be read")
}

#[test]
fn a_further_edition_is_current_and_old_codes_lead_on() {
    let documents = load(&format!("{ENTRY}{MOVES}"));
    let arena = Bump::new();
    let (plan, diagnostics) = parse(&documents, &arena);
    assert_eq!(diagnostics, []);
    assert_eq!(coverage::check(&documents, &plan), []);

    let current = plan.current().expect("an edition is current");
    assert_eq!(
        (current.id, current.status),
        (ADOPTED, EditionStatus::Adopted)
    );
    assert_eq!(current.label, "架空の計画（施策5-1〜5-9）");
    assert_eq!(plan.current_policies().count(), 43);
    for (of, expected) in [
        ("2-2", "000"),
        ("5-1", "005"),
        ("5-3", "005, before 5-4"),
        ("5-4", "005, before 5-5 5-6"),
        ("5-5", "005, before"),
        ("5-6", "005, before 5-7"),
        ("5-7", "005"),
        ("5-10", "none"),
    ] {
        assert_eq!(meaning(&plan, of), expected, "{of}");
    }
}

#[test]
fn any_two_editions_are_compared() {
    let documents = load(&format!("{ENTRY}{MOVES}"));
    let arena = Bump::new();
    let (plan, _) = parse(&documents, &arena);
    let pairs = |earlier, later| -> Vec<String> {
        comparison::policies(&plan, earlier, later)
            .iter()
            .map(|pair| format!("{}>{}", pair.earlier.code, pair.later.code))
            .collect()
    };
    let expected = [
        "5-1>5-1", "5-2>5-2", "5-3>5-4", "5-4>5-5", "5-4>5-6", "5-6>5-7", "5-7>5-7", "5-8>5-8",
        "5-9>5-9",
    ];
    assert_eq!(pairs(LATER, ADOPTED), expected);
    assert_eq!(pairs(EditionId::new(0), ADOPTED), expected);
    assert_eq!(pairs(EditionId::new(0), LATER).len(), 9);
}

#[test]
fn a_move_that_does_not_fit_is_reported_with_its_line() {
    let documents = load(&format!(
        "{ENTRY}[[edition.move]]\nfrom = \"000-5-3\"\nto = [\"5-4\"]\n"
    ));
    let arena = Bump::new();
    let messages: Vec<_> = parse(&documents, &arena).1;
    let messages: Vec<_> = messages.iter().map(ToString::to_string).collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(
        messages[0].starts_with("editions.toml:")
            && messages[0]
                .ends_with("expected the newest text of a policy before 005, found 000-5-3"),
        "{messages:?}"
    );
}
