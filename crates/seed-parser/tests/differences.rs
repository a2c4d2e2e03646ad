//! The changes that alter what the plan says, and what is said of those that do not fit.

mod seeds;

use std::collections::BTreeMap;

use bumpalo::Bump;
use plan::comparison::Difference;
use seed_parser::{Documents, differences::read};
use seeds::{ADMINISTRATION, DOCUMENTS};

const DIFFERENCES: &str = include_str!("../../../seeds/editorial/differences.toml");

fn with_differences(test: impl FnOnce(&[Difference<'_>])) {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (differences, diagnostics) = read(DIFFERENCES, &DOCUMENTS, &plan, &arena);
    assert_eq!(diagnostics, []);
    test(differences);
}

fn complaints(differences: &str, documents: &Documents) -> Vec<String> {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (_, diagnostics) = read(differences, documents, &plan, &arena);
    diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn the_plan_as_a_whole_comes_first_and_then_each_policy() {
    with_differences(|differences| {
        let policies: Vec<_> = differences
            .iter()
            .map(|difference| difference.policy.map(|code| code.to_string()))
            .collect();
        assert!(policies.is_sorted());
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for policy in &policies {
            *counts.entry(policy.as_deref().unwrap_or("")).or_default() += 1;
        }
        assert_eq!(
            counts.into_iter().collect::<Vec<_>>(),
            [
                ("", 5),
                ("5-1", 3),
                ("5-2", 3),
                ("5-3", 1),
                ("5-4", 2),
                ("5-5", 1),
                ("5-6", 3),
                ("5-7", 6),
                ("5-8", 6),
                ("5-9", 4),
            ]
        );
    });
}

#[test]
fn what_moved_to_another_policy_is_quoted_from_both() {
    with_differences(|differences| {
        let moved = differences.iter().find(|difference| {
            difference
                .earlier
                .is_some_and(|quote| quote.text.starts_with("来庁が必要な場合"))
        });
        let lines = moved.map(|difference| {
            [difference.earlier, difference.later].map(|own| own.map(|quote| quote.source.first))
        });
        assert_eq!(lines, Some([Some(2444), Some(366)]));
    });
}

#[test]
fn an_entry_that_does_not_fit_the_documents_is_named() {
    let good = r#"[[difference]]
policy = "5-7"
earlier = { at = "000:2418", quote = "成果（アウトプット）" }
later = { at = "001:269", quote = "成果（アウトカム）" }
note = "変わりました。"
"#;
    assert_eq!(complaints(good, &DOCUMENTS), [""; 0]);
    let cases = [
        (
            good.replace("アウトカム", "アウトプット"),
            "4: expected 001:269 to print this: `成果（アウトプット）`",
        ),
        (
            good.replace("000:2418", "000:2420"),
            "3: expected 000:2420 to print this: `成果（アウトプット）`",
        ),
        (
            good.replace("\"5-7\"", "\"5-8\""),
            "2: expected the policy that one of the quotations stands in, found `5-8`",
        ),
        (
            good.replace("\"5-7\"", "\"5-x\""),
            "2: expected the policy that one of the quotations stands in, found `5-x`",
        ),
        (
            good.replace("000:2418", "001:269")
                .replace("アウトプット", "アウトカム"),
            "3: expected lines of an edition before 001, found `001:269`",
        ),
        (
            good.replace("成果（アウトプット）", "経営的")
                .replace("000:2418", "000:2416")
                .replace("成果（アウトカム）", "経営的"),
            "5: expected words that differ in more than spelling",
        ),
        (
            "[[difference]]\nnote = \"変わりました。\"\n".to_owned(),
            "2: expected words that differ in more than spelling",
        ),
        (
            good.replace("変わりました。", ""),
            "5: expected a sentence, found ``",
        ),
    ];
    for (damaged, expected) in cases {
        assert_eq!(
            complaints(&damaged, &DOCUMENTS),
            [format!("editorial/differences.toml:{expected}")]
        );
    }
    assert_eq!(complaints("[[difference]\n", &DOCUMENTS).len(), 1);
}

#[test]
fn a_document_that_changes_under_a_difference_is_noticed() {
    let changed = DOCUMENTS
        .text(ADMINISTRATION)
        .replace("処分する等", "処分を検討する等");
    let documents = DOCUMENTS.with(ADMINISTRATION, &changed);
    let found = complaints(DIFFERENCES, &documents);
    assert_eq!(found.len(), 1);
    assert!(
        found
            .iter()
            .all(|one| one.ends_with("expected 001:324 to print this: `処分する等`")),
        "{found:?}"
    );
}
