//! What residents say for each policy, and what the build says to an entry that fits no text.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod seeds;

use bumpalo::Bump;
use seed_parser::everyday_words;
use seeds::DOCUMENTS;

const EVERYDAY_WORDS: &str = include_str!("../../../seeds/editorial/everyday-words.toml");

fn complaints(file: &str) -> Vec<String> {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (_, diagnostics) = everyday_words::read(file, &plan, &arena);
    diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn every_current_policy_has_words_in_every_language() {
    assert_eq!(complaints(EVERYDAY_WORDS), [""; 0]);
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (policies, _) = everyday_words::read(EVERYDAY_WORDS, &plan, &arena);
    assert_eq!(policies.len(), 43);
    for policy in policies {
        for words in [policy.words, policy.en, policy.zh_hans, policy.ko] {
            assert!(words.len() >= 30, "{}", policy.subject);
        }
        assert!(!policy.printed.is_empty(), "{}", policy.subject);
    }
}

#[test]
fn what_fits_no_text_is_reported_with_its_line() {
    let entry = |id: &str, words: &str| {
        format!("[[policy]]\nid = \"{id}\"\nwords = [{words}]\nen = []\nzh = []\nko = []\n")
    };
    assert_eq!(
        complaints(&entry("000-9-9", "\"海\"")),
        ["editorial/everyday-words.toml:2: expected a policy such as 000-2-2, not `000-9-9`"]
    );
    assert_eq!(
        complaints(&entry("000-2-2", "\"海\", \"海\"")),
        ["editorial/everyday-words.toml:3: expected `海` only once"]
    );
    assert_eq!(
        complaints(&entry("000-2-2", "\" \"")),
        ["editorial/everyday-words.toml:3: expected a word"]
    );
    assert!(complaints("[[policy]]\nname = 1\n")[0].contains(":2: "));
}
