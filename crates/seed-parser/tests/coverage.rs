//! Every line of the documents is in the plan, or on the list of those that are not.

mod seeds;

use bumpalo::Bump;
use plan::{Document, Plan, Policy, Strategy};
use seed_parser::coverage::{
    IMPLEMENTATION_PLAN_OMISSIONS, STRATEGY_OMISSIONS, check, check_implementation_plans,
    check_strategy, omissions,
};
use seed_parser::{Diagnostic, Documents, Origin};
use seeds::{DOCUMENTS, WHOLE_PLAN};

fn is_listed(document: Document, line: &str) -> bool {
    let squeezed: String = line.split_whitespace().collect();
    squeezed.is_empty()
        || omissions(&DOCUMENTS)
            .iter()
            .chain(STRATEGY_OMISSIONS)
            .chain(IMPLEMENTATION_PLAN_OMISSIONS)
            .any(|left| {
                let text: String = left.text.split_whitespace().collect();
                left.document == document && text == squeezed
            })
}

/// Reads some documents, and holds what this one says against the real one.
fn missed(document: Document, documents: &Documents, arena: &Bump) -> Vec<Diagnostic> {
    match document {
        Document::Edition(_) => check(&DOCUMENTS, &seed_parser::parse(documents, arena).0),
        Document::Strategy => {
            check_strategy(&DOCUMENTS, &seed_parser::parse_strategy(documents, arena).0)
        }
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => {
            let (plans, _) = seed_parser::parse_implementation_plans(documents, arena);
            check_implementation_plans(&DOCUMENTS, &plans)
        }
    }
}

/// This text with every line blank whose index leaves this rest. All others keep their numbers.
fn without_lines(text: &str, rest: usize) -> String {
    let lines = text.split('\n').enumerate();
    let lines: Vec<&str> = lines
        .map(|(index, line)| if index % STEP == rest { "" } else { line })
        .collect();
    lines.join("\n")
}

/// Lines so far apart are lost together without one hiding the other: no policy is longer.
const STEP: usize = 101;

#[test]
fn no_line_is_lost() {
    let arena = Bump::new();
    for (document, _) in DOCUMENTS.files() {
        assert_eq!(missed(document, &DOCUMENTS, &arena), []);
    }
}

/// Reads the documents with some lines left out, and holds the plan against the documents with them.
#[test]
fn a_lost_line_is_found_whichever_it_is() {
    let mut arena = Bump::new();
    let mut tried = 0;
    for (document, rest) in DOCUMENTS
        .files()
        .into_iter()
        .flat_map(|(document, _)| (0..STEP).map(move |rest| (document, rest)))
    {
        let text = DOCUMENTS.text(document);
        let cut = without_lines(text, rest);
        let documents = DOCUMENTS.with(document, &cut);
        arena.reset();
        let missed: Vec<_> = missed(document, &documents, &arena)
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
    assert!(tried > 2_100, "{tried}");
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
    let whole_plan = DOCUMENTS.text(WHOLE_PLAN).replacen("● 主な取組", "", 1);
    let documents = DOCUMENTS.with(WHOLE_PLAN, &whole_plan);
    let messages: Vec<_> = check(&documents, &plan)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        messages,
        ["000:479: expected `●主な取組` 43 times, found 42"]
    );
}

#[test]
fn a_changed_or_doubled_project_is_found() {
    let arena = Bump::new();
    let (plans, _) = seed_parser::parse_implementation_plans(&DOCUMENTS, &arena);
    let mut changed = plans;
    let [earlier, _] = &mut changed;
    let mut projects = earlier.projects.to_vec();
    projects
        .first_mut()
        .into_iter()
        .for_each(|project| project.name.text = "議会");
    earlier.projects = &projects;
    let messages: Vec<_> = check_implementation_plans(&DOCUMENTS, &changed)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        messages.iter().any(|message| message == "003:94: expected this line in the plan: `議会事務議会事務局地方自治の確立に向け、円滑な議会運営及び市議会の`"),
        "{messages:?}"
    );

    let mut doubled = plans;
    let [_, later] = &mut doubled;
    let cards: Vec<_> = later
        .priority_projects
        .iter()
        .chain(later.priority_projects.first())
        .copied()
        .collect();
    later.priority_projects = &cards;
    assert!(!check_implementation_plans(&DOCUMENTS, &doubled).is_empty());
}
