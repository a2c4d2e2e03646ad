//! The list, the site's search and the voices find the same policies, however a word is typed.

#[path = "support/one_search.rs"]
mod one_search;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use one_search::{entries, policy_texts, rows};
use pages::search_entries::search_file_of;
use plan_search::{Index, Kind, Scratch};
use unicode_normalization::UnicodeNormalization;

static FILE: LazyLock<String> = LazyLock::new(|| search_file_of(&entries()));
static INDEX: LazyLock<Index<'static>> =
    LazyLock::new(|| Index::read(&FILE).expect("the file is of the format"));

/// As a browser normalises what is typed.
fn normalized(text: &str) -> String {
    text.nfkc().collect()
}

/// The pages of the policies that the list shows.
fn listed(query: &str) -> BTreeSet<String> {
    let found = INDEX.find_policies(&normalized(query), &mut Scratch::default());
    let policies = found.policies.iter();
    policies.map(|policy| policy.href.to_owned()).collect()
}

/// The pages of the policies, measures and indicators that the site's search finds.
fn found(query: &str) -> BTreeSet<String> {
    let kinds = [Kind::Policy, Kind::Measure, Kind::Indicator];
    let found = INDEX.find(
        &normalized(query),
        |_, _| usize::MAX,
        &mut Scratch::default(),
    );
    let groups = found.groups.iter();
    groups
        .filter(|group| kinds.contains(&group.kind))
        .flat_map(|group| &group.hits)
        .map(|hit| hit.href.split('#').next().unwrap_or_default())
        // The earlier text of a policy has a page of its own.
        .filter(|page| page.starts_with("/policies/"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_list_the_search_and_the_voices_find_the_same_policies() {
    let texts = policy_texts();
    let mut wrong = Vec::new();
    let rows = rows();
    for row in &rows {
        let listed = listed(row.query);
        let found = found(row.query);
        let question = INDEX.question(&normalized(row.query));
        let answers = |text: &str| INDEX.answers(&question, &normalized(text));
        let heard: BTreeSet<String> = texts
            .iter()
            .filter(|(_, text)| answers(text))
            .map(|(page, _)| page.clone())
            .collect();
        let expected = row.expected.page();
        if !listed.contains(&expected) || listed != heard || listed != found {
            let query = row.query;
            wrong.push(format!(
                "{query}: {expected}\n  list {listed:?}\n  search {found:?}\n  voices {heard:?}"
            ));
        }
    }
    assert!(rows.len() >= 60);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_plans_own_characters_are_compared_as_normalised_ones() {
    // Marks do not count, and nobody looks for the number of a measure by its ring.
    const EXCEPTED: &str = "…²³⁴⁵①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷";
    let other: BTreeSet<char> = FILE
        .chars()
        .filter(|c| {
            let text = format!("あ{c}い");
            INDEX.compared(&text) != INDEX.compared(&normalized(&text))
        })
        .filter(|c| !EXCEPTED.contains(*c))
        .collect();
    assert_eq!(other, BTreeSet::new());
}

#[test]
fn letters_of_longer_words_are_no_hits() {
    let question = INDEX.question("べんち ");
    assert!(INDEX.answers(&question, "駅前にベンチがほしい"));
    assert!(INDEX.answers(&question, "えきまえにべんちがほしい"));
    assert!(!INDEX.answers(&question, "ベンチャー企業がほしい"));
    assert!(!INDEX.answers(&INDEX.question(""), "ベンチ"));
}
