//! An adopted edition of the whole plan, named in `editions.toml` and nowhere else.

mod code_meaning;

use std::path::Path;

use bumpalo::Bump;
use code_meaning::{code, meaning};
use plan::{EditionId, EditionStatus, Plan, Standing, comparison};
use seed_parser::{
    Diagnostic, Documents, coverage, editorial, parse, parse_strategy, strategy_links,
};

const ADOPTED: EditionId = EditionId::new(5);

fn read(name: &str) -> String {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    invented_edition::read(&seeds, name).expect("the file can be read")
}

fn documents() -> Documents {
    Documents::load(|name| Ok(read(name))).expect("the documents are as they should be")
}

/// Hands a test the plan with that edition.
fn with_plan(test: impl FnOnce(&Plan<'_>)) {
    let (documents, arena) = (documents(), Bump::new());
    let (plan, diagnostics) = parse(&documents, &arena);
    assert_eq!(diagnostics, []);
    test(&plan);
}

#[test]
fn it_is_read_without_a_diagnostic_and_no_line_of_it_is_lost() {
    let (documents, arena) = (documents(), Bump::new());
    let (plan, diagnostics) = parse(&documents, &arena);
    assert_eq!(diagnostics, []);
    assert_eq!(coverage::check(&documents, &plan), []);
}

#[test]
fn it_is_what_the_plan_is_now() {
    with_plan(|plan| {
        let current = plan.current().expect("an edition is current");
        assert_eq!(current.id, ADOPTED);
        assert_eq!(current.status, EditionStatus::Adopted);
        assert_eq!(current.label, "計画（全44施策）");
        assert_eq!(plan.current_policies().count(), 44);
        assert_eq!(plan.standing(), Standing::Adopted);
        assert_eq!(plan.in_words(), "総合計画");
    });
}

#[test]
fn old_codes_lead_on() {
    with_plan(|plan| {
        for (of, expected) in [
            ("0-1", "005"),
            ("0-2", "gone, last 000"),
            ("1-3", "005"),
            ("1-4", "005"),
            ("2-6", "005"),
            ("3-15", "split 2-6 2-7"),
            ("4-10", "moved 1-3"),
            ("5-3", "005, before 5-4"),
            ("5-4", "005, before 5-3"),
            ("5-5", "005"),
            ("5-10", "none"),
        ] {
            assert_eq!(meaning(plan, of), expected, "{of}");
        }
    });
}

#[test]
fn every_indicator_and_some_measures_are_other_ones() {
    with_plan(|plan| {
        let of = |edition| {
            let policies = plan.policies.iter().filter(move |it| it.edition == edition);
            policies.flat_map(|it| it.indicators).collect::<Vec<_>>()
        };
        let (before, now) = (of(EditionId::new(1)), of(ADOPTED));
        assert_eq!(
            (before.len(), now.len()),
            (invented_edition::INDICATORS, invented_edition::INDICATORS)
        );
        for indicator in &now {
            let mut earlier = before.iter().filter(|it| it.name == indicator.name);
            assert!(
                earlier
                    .all(|it| it.latest != indicator.latest
                        && it.latest_year != indicator.latest_year),
                "{}",
                indicator.name
            );
        }
        let titles = |edition, of: &str| -> Vec<&str> {
            let policy = plan
                .policy_in(edition, code(of))
                .expect("the edition has it");
            policy.measures.iter().map(|it| it.title.text).collect()
        };
        let (draft, adopted) = (EditionId::new(0), ADOPTED);
        let mut reversed = titles(draft, "2-1");
        reversed.reverse();
        assert_eq!(titles(adopted, "2-1"), reversed);
        assert_eq!(titles(adopted, "3-2").last(), titles(draft, "3-1").first());
        assert_eq!(
            [titles(adopted, "2-6"), titles(adopted, "2-7")].concat(),
            titles(draft, "3-15")
        );
    });
}

#[test]
fn any_two_editions_are_compared() {
    with_plan(|plan| {
        let pairs = |earlier, later| -> Vec<String> {
            comparison::policies(plan, EditionId::new(earlier), EditionId::new(later))
                .iter()
                .map(|pair| format!("{}>{}", pair.earlier.code, pair.later.code))
                .collect()
        };
        let whole = pairs(0, 5);
        assert_eq!(whole.len(), 43, "{whole:?}");
        for pair in [
            "3-15>2-6", "3-15>2-7", "4-10>1-3", "5-3>5-4", "5-4>5-3", "2-2>2-2",
        ] {
            assert!(whole.iter().any(|it| it == pair), "{pair}: {whole:?}");
        }
        assert!(
            !whole
                .iter()
                .any(|pair| pair.starts_with("0-2>") || pair.ends_with(">1-4")),
            "{whole:?}"
        );
        assert_eq!(pairs(1, 5).len(), 9);
        assert_eq!(pairs(0, 1).len(), 9);
    });
}

#[test]
fn what_the_editors_wrote_still_fits() {
    let (documents, arena) = (documents(), Bump::new());
    let (plan, _) = parse(&documents, &arena);
    let (strategy, _) = parse_strategy(&documents, &arena);
    let links = read("editorial/strategy-links.toml");
    let (_, diagnostics) = strategy_links::resolve(&links, &strategy, &plan, &arena);
    assert_eq!(messages(&diagnostics), Vec::<String>::new());
}

#[test]
fn whom_its_words_name_is_known_before_anybody_has_tagged_it() {
    with_plan(|plan| {
        let arena = Bump::new();
        let (tagged, diagnostics) =
            editorial::apply(&read("editorial/life-stages.toml"), plan, &arena);
        assert_eq!(messages(&diagnostics), Vec::<String>::new());
        let tags = |edition, of: &str| -> Vec<String> {
            let policy = tagged
                .policy_in(EditionId::new(edition), code(of))
                .expect("the edition has it");
            let tags = policy.tags.iter();
            tags.map(|tag| format!("{} {} {}", tag.audience, tag.place, tag.quote))
                .collect()
        };
        assert_eq!(tags(5, "2-2"), tags(0, "2-2"));
        assert_eq!(tags(5, "5-4"), tags(1, "5-3"));
        assert_eq!(tags(5, "1-3"), tags(0, "4-10"));
        // The first of six measures is the last now.
        assert!(
            tags(0, "2-1").iter().any(|it| it.contains("measure 1 ")),
            "{:?}",
            tags(0, "2-1")
        );
        let moved = tags(0, "2-1").into_iter().map(|it| {
            (1..=6).fold(it, |text, number| {
                text.replace(
                    &format!("measure {number} "),
                    &format!("measure #{} ", 7 - number),
                )
            })
        });
        let moved: Vec<_> = moved.map(|it| it.replace('#', "")).collect();
        assert_eq!(tags(5, "2-1"), moved);
        assert!(tags(5, "1-4").is_empty());
    });
}

#[test]
fn all_parts_that_both_of_two_texts_print_are_compared() {
    with_plan(|plan| {
        let text = |edition, of: &str| {
            let policy = plan.policy_in(EditionId::new(edition), code(of));
            policy.expect("the edition has it")
        };
        let parts = comparison::policy(text(1, "5-3"), text(5, "5-4")).others;
        assert_eq!(parts.indicators.len(), 3);
        for pair in &parts.indicators {
            assert!(pair.earlier.is_some() && pair.later.is_some() && !pair.is_same());
        }
        for pairs in [&parts.current_state, &parts.challenges] {
            assert!(!pairs.is_empty());
            assert!(
                pairs
                    .iter()
                    .all(|pair| pair.nature() == comparison::Nature::Same)
            );
        }
        assert!(parts.co_creation.is_empty());
        // The draft of the whole plan prints none of these, and the partners of the others.
        let parts = comparison::policy(text(0, "5-3"), text(5, "5-4")).others;
        assert!(parts.indicators.is_empty() && parts.current_state.is_empty());
        let parts = comparison::policy(text(0, "4-10"), text(5, "1-3")).others;
        assert!(!parts.co_creation.is_empty());
        assert!(parts.partners_added.is_empty() && parts.partners_removed.is_empty());
        let parts = comparison::policy(text(0, "4-10"), text(5, "1-4")).others;
        assert_eq!(
            (parts.partners_added.len(), parts.partners_removed.len()),
            (1, 3)
        );
    });
}

#[test]
fn the_build_says_what_is_missing_in_its_entry() {
    for (printed, written, expected) in [
        (
            "from = \"000-0-2\"\nto = []",
            "from = \"000-0-1\"\nto = [\"0-1\"]",
            "expected a move of 000-0-2, which 005 does not have",
        ),
        (
            "from = \"001-5-3\"",
            "from = \"000-5-3\"",
            "expected the newest text of a policy before 005, found 000-5-3",
        ),
        ("people = 7", "people = 8", "expected policy 2-8"),
        ("people = 7", "people = 6", "expected no policy 2-7"),
        ("times = 1", "times = 2", ""),
    ] {
        let documents = Documents::load(|name| {
            let text = read(name);
            Ok(match text.rsplit_once(printed) {
                Some((before, after)) if name == "editions.toml" => {
                    format!("{before}{written}{after}")
                }
                _ => text,
            })
        });
        let (documents, arena) = (documents.expect("the file can be read"), Bump::new());
        let (plan, mut diagnostics) = parse(&documents, &arena);
        diagnostics.extend(coverage::check(&documents, &plan));
        let found = messages(&diagnostics);
        assert!(
            found.iter().any(|it| it.ends_with(expected)),
            "{written}: {found:?}"
        );
    }
}

fn messages(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(ToString::to_string).collect()
}
