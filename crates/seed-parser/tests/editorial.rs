//! The editorial tags, and what is said of those that do not fit.

mod seeds;

use std::collections::BTreeMap;

use bumpalo::Bump;
use plan::{Audience, LifeStage, Place, Plan, PolicyCode, Situation};
use seed_parser::editorial::apply;
use seeds::{DOCUMENTS, EARLIER, LATER};

const LIFE_STAGES: &str = include_str!("../../../seeds/editorial/life-stages.toml");

fn with_tagged_plan(test: impl FnOnce(&Plan<'_>)) {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (plan, diagnostics) = apply(LIFE_STAGES, &plan, &arena);
    assert_eq!(diagnostics, []);
    test(&plan);
}

fn complaints(life_stages: &str) -> Vec<String> {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    apply(life_stages, &plan, &arena)
        .1
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn entry(policy: &str, edition: &str, place: &str, name: &str, quote: &str) -> String {
    format!(
        "[[tag]]\npolicy = \"{policy}\"\nedition = \"{edition}\"\nplace = \"{place}\"\nnames = [\"{name}\"]\nquote = \"{quote}\"\n"
    )
}

#[test]
fn each_audience_is_named_by_as_many_policies_as_the_words_support() {
    with_tagged_plan(|plan| {
        let mut policies: BTreeMap<String, Vec<PolicyCode>> = BTreeMap::new();
        for policy in plan.current_policies() {
            for tag in policy.tags {
                let codes = policies.entry(tag.audience.to_string()).or_default();
                if !codes.contains(&policy.code) {
                    codes.push(policy.code);
                }
            }
        }
        let counts: Vec<_> = policies
            .iter()
            .map(|(audience, codes)| (audience.as_str(), codes.len()))
            .collect();
        assert_eq!(
            counts,
            [
                ("business", 25),
                ("carer", 2),
                ("disability", 4),
                ("everyone", 14),
                ("foreign", 2),
                ("gender", 2),
                ("group", 7),
                ("hardship", 1),
                ("housing", 1),
                ("infant", 2),
                ("parenting", 2),
                ("pregnancy", 1),
                ("school", 7),
                ("senior", 4),
                ("visitor", 9),
                ("working", 5),
                ("youth", 4),
            ]
        );
        assert_eq!(
            counts.len(),
            LifeStage::ALL.len() + Situation::ALL.len() + 1
        );
        assert_eq!(
            plan.policies
                .iter()
                .map(|policy| policy.tags.len())
                .sum::<usize>(),
            132
        );
    });
}

#[test]
fn a_tag_has_its_place_and_its_words() {
    with_tagged_plan(|plan| {
        let policy = "2-2"
            .parse()
            .ok()
            .and_then(|code| plan.policy_in(EARLIER, code));
        let tags = policy.map(|policy| policy.tags).unwrap_or_default();
        let pregnancy = tags
            .iter()
            .find(|tag| tag.audience == Audience::LifeStage(LifeStage::Pregnancy));
        assert_eq!(
            pregnancy.map(|tag| (tag.place, tag.quote)),
            Some((
                Place::Measure(2),
                "こどもの誕生前から、乳幼児期、学童期その後の成長過程に至るまで"
            ))
        );
    });
}

#[test]
fn words_of_both_editions_are_tagged_in_both() {
    with_tagged_plan(|plan| {
        for (code, tags) in [
            ("5-1", [3, 3]),
            ("5-2", [1, 1]),
            ("5-4", [0, 1]),
            ("5-5", [1, 1]),
            ("5-9", [0, 1]),
        ] {
            let found = [EARLIER, LATER].map(|edition| {
                let policy = code
                    .parse()
                    .ok()
                    .and_then(|code| plan.policy_in(edition, code));
                policy.map(|policy| policy.tags.len()).unwrap_or_default()
            });
            assert_eq!(found, tags, "{code}");
        }
    });
}

#[test]
fn a_quote_that_does_not_stand_in_its_place_is_named_with_its_line() {
    let good = entry("2-3", "000", "measure 3", "senior", "高齢者");
    assert_eq!(complaints(&good), [""; 0]);
    let file = good.clone() + &entry("2-3", "000", "measure 2", "senior", "高齢者");
    assert_eq!(
        complaints(&file),
        [
            "editorial/life-stages.toml:12: expected the quote to stand in measure 2 of policy 2-3 of 000: `高齢者`"
        ]
    );
    // A quote is looked for within one paragraph, and an empty one stands nowhere.
    let across =
        "情報発信を行うとともに、身近な地域で誰もが参加できる通いの場等の活動を支援します。④";
    assert_eq!(
        complaints(&entry("2-3", "000", "measure 3", "senior", across)).len(),
        1
    );
    assert_eq!(
        complaints(&entry("2-3", "000", "measure 3", "senior", "")).len(),
        1
    );
}

#[test]
fn what_does_not_exist_is_named_with_its_line() {
    let file = "editorial/life-stages.toml";
    let cases = [
        (
            entry("2-x", "000", "goal", "senior", "市民"),
            "2: expected a policy's code, found `2-x`",
        ),
        (
            entry("2-9", "000", "goal", "senior", "市民"),
            "2: expected a policy of 000, found `2-9`",
        ),
        (
            entry("2-3", "001", "goal", "senior", "市民"),
            "2: expected a policy of 001, found `2-3`",
        ),
        (
            entry("2-3", "002", "goal", "senior", "市民"),
            "3: expected 000 or 001, found `002`",
        ),
        (
            entry("2-3", "000", "measure 9", "senior", "市民"),
            "4: expected a place in policy 2-3, found `measure 9`",
        ),
        (
            entry("2-3", "000", "challenges", "senior", "市民"),
            "4: expected a place in policy 2-3, found `challenges`",
        ),
        (
            entry("0-1", "000", "co-creation", "senior", "市民"),
            "4: expected a place in policy 0-1, found `co-creation`",
        ),
        (
            entry("2-3", "000", "goal", "elder", "市民"),
            "5: expected a life stage, a situation or everyone, found `elder`",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(complaints(&text), [format!("{file}:{expected}")]);
    }
}

#[test]
fn an_entry_that_says_nothing_or_nothing_new_is_named() {
    let once = entry("2-3", "000", "measure 3", "senior", "高齢者");
    assert_eq!(
        complaints(&once.repeat(2)),
        ["editorial/life-stages.toml:12: expected the tag `senior` of `高齢者` only once"]
    );
    let nobody = once.replace("\"senior\"", "");
    assert_eq!(
        complaints(&nobody),
        ["editorial/life-stages.toml:5: expected a name"]
    );
}

#[test]
fn a_file_that_is_no_toml_is_named_with_its_line() {
    let misspelt = entry("2-3", "000", "measure 3", "senior", "高齢者").replace("quote", "qoute");
    let found = complaints(&misspelt);
    assert_eq!(found.len(), 1);
    assert!(
        found
            .iter()
            .all(|text| text.starts_with("editorial/life-stages.toml:6: ")),
        "{found:?}"
    );
    assert_eq!(complaints("[[tag]\n").len(), 1);
}
