//! Every line of the documents is in the plan, or on the list of those that are not.

mod seeds;

use bumpalo::Bump;
use plan::{Document, Plan, Policy, Strategy};
use seed_parser::coverage::{OMISSIONS, check, check_strategy};
use seed_parser::{Diagnostic, Documents, Origin};
use seeds::DOCUMENTS;

fn is_listed(document: Document, line: &str) -> bool {
    let squeezed: String = line.split_whitespace().collect();
    squeezed.is_empty()
        || OMISSIONS
            .iter()
            .any(|left| left.document == document && left.text == squeezed)
}

/// This text with every line blank whose index leaves this rest. All others keep their numbers.
fn without_lines(text: &str, rest: usize) -> String {
    let lines = text.split('\n').enumerate();
    let lines: Vec<&str> = lines
        .map(|(index, line)| if index % STEP == rest { "" } else { line })
        .collect();
    lines.join("\n")
}

/// Where what the first documents read to differs from the second, in the part that is from `document`.
fn differences(
    document: Document,
    read: &Documents<'_>,
    held_against: &Documents<'_>,
    arena: &Bump,
) -> Vec<Diagnostic> {
    match document {
        Document::WholePlan | Document::Administration => {
            check(held_against, &seed_parser::parse(read, arena).0)
        }
        Document::Strategy => {
            check_strategy(held_against, &seed_parser::parse_strategy(read, arena).0)
        }
    }
}

/// Lines so far apart are lost together without one hiding the other: no policy is longer.
const STEP: usize = 101;

#[test]
fn no_line_is_lost() {
    let arena = Bump::new();
    for document in Document::ALL.iter().copied() {
        assert_eq!(differences(document, &DOCUMENTS, &DOCUMENTS, &arena), []);
    }
}

/// Reads the documents with some lines left out, and holds the plan against the documents with them.
#[test]
fn a_lost_line_is_found_whichever_it_is() {
    let mut arena = Bump::new();
    let mut tried = 0;
    for (document, rest) in Document::ALL
        .iter()
        .flat_map(|document| (0..STEP).map(|rest| (*document, rest)))
    {
        let text = DOCUMENTS.text(document);
        let cut = without_lines(text, rest);
        arena.reset();
        let missed: Vec<_> =
            differences(document, &seeds::with(document, &cut), &DOCUMENTS, &arena)
                .iter()
                .filter(|missed| missed.origin == Origin::Document(document))
                .map(|missed| usize::from(missed.line))
                .collect();
        for (index, line) in text.lines().enumerate().skip(rest).step_by(STEP) {
            // Boxes without a tick say nothing that a lost line would take away; the parser misses them itself.
            let unticked = line.contains('□') && !line.contains('■');
            if !is_listed(document, line) && !unticked {
                tried += 1;
                assert!(
                    missed.contains(&(index + 1)),
                    "{document}:{} is lost and not missed: {line}",
                    index + 1
                );
            }
        }
    }
    assert!(tried > 1_600, "{tried}");
}

#[test]
fn a_changed_or_doubled_text_is_found() {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);

    let mut policies = plan.policies.to_vec();
    policies
        .first_mut()
        .into_iter()
        .for_each(|policy| policy.name = "平和な");
    let changed = Plan {
        policies: &policies,
        ..plan
    };
    let messages: Vec<_> = check(&DOCUMENTS, &changed)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        messages,
        [
            "000:437: expected these lines in the plan as `0-1平和`, found `0-1平和な`",
            "000:437: expected this line in the plan: `0-1平和`",
        ]
    );

    let doubled: Vec<Policy<'_>> = plan
        .policies
        .iter()
        .chain(plan.policies.first())
        .copied()
        .collect();
    assert!(
        !check(
            &DOCUMENTS,
            &Plan {
                policies: &doubled,
                ..plan
            }
        )
        .is_empty()
    );
}

#[test]
fn a_changed_or_doubled_text_of_the_strategy_is_found() {
    let arena = Bump::new();
    let (strategy, _) = seed_parser::parse_strategy(&DOCUMENTS, &arena);

    let mut impacts = strategy.impacts.to_vec();
    impacts
        .first_mut()
        .into_iter()
        .for_each(|impact| impact.title = "弱い経済");
    let changed = Strategy {
        impacts: &impacts,
        ..strategy
    };
    let messages: Vec<_> = check_strategy(&DOCUMENTS, &changed)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        messages,
        [
            "002:127: expected these lines in the plan as `1.強い経済`, found `1.弱い経済`",
            "002:127: expected this line in the plan: `1.強い経済`",
        ]
    );

    let doubled: Vec<_> = strategy
        .themes
        .iter()
        .chain(strategy.themes.first())
        .copied()
        .collect();
    let doubled = Strategy {
        themes: &doubled,
        ..strategy
    };
    assert!(!check_strategy(&DOCUMENTS, &doubled).is_empty());
}

#[test]
fn a_listed_line_is_counted() {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let whole_plan = DOCUMENTS.whole_plan.replacen("● 主な取組", "", 1);
    let documents = Documents {
        whole_plan: &whole_plan,
        ..DOCUMENTS
    };
    let messages: Vec<_> = check(&documents, &plan)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        messages,
        ["000:479: expected `●主な取組` 43 times, found 42"]
    );
}
