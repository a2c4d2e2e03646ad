//! What the form proposes for sentences that residents might write: `proposals.tsv` beside this test has
//! them, with the policies that two readers, each alone, called right. They were written before anything
//! was proposed.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use hearing_api::Subject;
use pages::components::opinion_form::proposed;
use plan_data::{EVERYDAY_WORDS, PLAN};
use plan_search::{Proposals, language_of};

const SENTENCES: &str = include_str!("proposals.tsv");

/// For how many sentences of a language a right policy is proposed, of how many; prints the others.
fn right_of(language: &str) -> (usize, usize) {
    let rows = SENTENCES.lines().map(|line| {
        let [id, sentence, codes] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("expected an id, a sentence and codes: {line}");
        };
        (id, sentence, codes.split(' ').collect::<Vec<_>>())
    });
    let rows: Vec<_> = rows.filter(|(id, ..)| id.starts_with(language)).collect();
    let mut right = 0;
    for (id, sentence, codes) in &rows {
        let found = proposed_for(sentence).into_iter();
        let found: Vec<String> = found.map(code_of).collect();
        if codes.iter().any(|code| found.iter().any(|it| it == code)) {
            right += 1;
        } else {
            println!("{id} {sentence}: expected {codes:?}, proposed {found:?}");
        }
    }
    println!("{language}: {right} of {}", rows.len());
    (right, rows.len())
}

fn proposed_for(sentence: &str) -> Vec<Subject> {
    let proposals = Proposals::of_words(EVERYDAY_WORDS, language_of(sentence));
    proposed(&proposals, sentence, &PLAN)
}

fn code_of(subject: Subject) -> String {
    subject.policy().unwrap().code.to_string()
}

#[test]
fn of_a_hundred_sentences_eighty_five_are_proposed_a_right_policy() {
    let (right, all) = right_of("ja");
    assert_eq!(all, 100);
    assert!(right >= 85, "{right}");
}

#[test]
fn of_twenty_five_sentences_in_easy_japanese_and_each_language_twenty_are() {
    for language in ["easy", "en", "zh", "ko"] {
        let (right, all) = right_of(language);
        assert_eq!(all, 25);
        assert!(right >= 20, "{language}: {right}");
    }
}

/// Half of them wholly in kana, half with kanji of the first two years at school.
#[test]
fn of_forty_sentences_with_few_kanji_thirty_five_are() {
    let (right, all) = right_of("kana");
    assert_eq!(all, 40);
    assert!(right >= 35, "{right}");
}

#[test]
fn no_more_than_three_are_proposed_and_none_twice() {
    for line in SENTENCES.lines() {
        let found = proposed_for(line.split('\t').nth(1).unwrap());
        assert!(found.len() <= 3, "{line}");
        let again = found
            .iter()
            .enumerate()
            .any(|(at, it)| found[..at].contains(it));
        assert!(!again, "{line}");
    }
    assert!(proposed_for("").is_empty() && proposed_for("xyzzy").is_empty());
}
