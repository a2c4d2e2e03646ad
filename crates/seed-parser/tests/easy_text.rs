//! The plan in やさしい日本語: easy, whole, each sentence on its lines, and taken over by an edition that
//! says the same.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod seeds;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use bumpalo::Bump;
use plan::{EasySubject, EasyText, Plan};
use seed_parser::easy_text::{self, EasyFiles, EasyRule};
use seed_parser::{Documents, parse};
use seeds::{DOCUMENTS, EARLIER, LATER};
use sha2::{Digest, Sha256};

const SENTENCES: &str = include_str!("../../../seeds/translations/ja-simple.tsv");
const WORDS: &str = include_str!("../../../seeds/translations/ja-simple-words.tsv");
const EXCEPTIONS: &str = include_str!("../../../seeds/translations/ja-simple-exceptions.tsv");
const READABILITY: &str = include_str!("../../../seeds/translations/ja-simple-readability.tsv");

const FILES: EasyFiles<'static> = EasyFiles {
    sentences: SENTENCES,
    words: WORDS,
    exceptions: EXCEPTIONS,
};

fn with_texts(files: EasyFiles<'_>, test: impl FnOnce(&Plan<'_>, &[EasyText<'_>], Vec<String>)) {
    let arena = Bump::new();
    let (plan, _) = parse(&DOCUMENTS, &arena);
    let (texts, diagnostics) = easy_text::read(files, &DOCUMENTS, &plan, &arena);
    let messages = diagnostics.iter().map(ToString::to_string).collect();
    test(&plan, texts, messages);
}

/// What is said of each of these files.
fn complaints<const N: usize>(files: [EasyFiles<'_>; N]) -> [Vec<String>; N] {
    let arena = Bump::new();
    let (plan, _) = parse(&DOCUMENTS, &arena);
    files.map(|files| {
        let (_, diagnostics) = easy_text::read(files, &DOCUMENTS, &plan, &arena);
        diagnostics.iter().map(ToString::to_string).collect()
    })
}

#[test]
fn every_policy_and_measure_of_both_drafts_is_explained_by_every_rule() {
    with_texts(FILES, |plan, texts, messages| {
        assert_eq!(messages, [""; 0]);
        let explained = |subject| texts.iter().any(|text| text.subject == subject);
        for policy in plan.policies {
            assert!(
                explained(EasySubject::Policy(policy.id())),
                "{}",
                policy.id()
            );
            for measure in policy.measures {
                let subject = EasySubject::Measure(policy.id(), measure.number);
                assert!(explained(subject), "{subject}");
            }
        }
        assert!(explained(EasySubject::Vision(EARLIER)));
        assert!((1..=3).all(|number| explained(EasySubject::Goal(EARLIER, number))));
        let policies = |edition| plan.policies.iter().filter(move |it| it.edition == edition);
        assert_eq!(
            (policies(EARLIER).count(), policies(LATER).count()),
            (43, 9)
        );
    });
}

#[test]
fn a_sentence_has_32_characters_on_average_at_most() {
    with_texts(FILES, |_, texts, _| {
        let sentences: Vec<_> = texts.iter().flat_map(|text| text.sentences).collect();
        let letters = sentences.iter().flat_map(|it| it.text.chars());
        let letters = letters.filter(|it| *it != ' ').count();
        assert!(
            letters <= 32 * sentences.len(),
            "{letters} in {}",
            sentences.len()
        );
    });
}

#[test]
fn each_rule_finds_what_breaks_it() {
    let first = "これからの 鎌倉の まちを 考えた、大きな 計画です。";
    assert!(SENTENCES.contains(first));
    let broken = [
        ("大きな 計画です。まちです。", EasyRule::OneSentence),
        ("大きな  計画です。", EasyRule::Blanks),
        (
            "とても とても とても とても とても とても とても とても とても とても とても とても とても とても とても とても とても 大きな 計画です。",
            EasyRule::Length,
        ),
        ("これからの、まちの、計画です。", EasyRule::Comma),
        (
            "大きな 市の 町の 山の 川の 海の 空の 人の 子の 親の 心の 目の 計画です。",
            EasyRule::Kanji,
        ),
        ("総合計画案です。", EasyRule::Run),
        ("大きな 計画。", EasyRule::Ending),
        ("大きな 計画〜です。", EasyRule::Sign),
        ("14時からです。", EasyRule::Sign),
        ("令和からの 計画です。", EasyRule::Era),
        ("しない ことは ないです。", EasyRule::Negatives),
        ("なければ なりません。", EasyRule::Negatives),
        ("読んで いただきます。", EasyRule::Honorific),
        ("わくわく します。", EasyRule::Onomatopoeia),
        ("ワクワク します。", EasyRule::Onomatopoeia),
        ("計画が 読まれます。", EasyRule::Passive),
        ("こどもに 読ませます。", EasyRule::Passive),
        ("98の 計画です。", EasyRule::Numbers),
        ("三つの 計画です。", EasyRule::Numbers),
        ("これは 年度の 計画です。", EasyRule::Explained),
        ("年度〈一年〉の 計画です。", EasyRule::Explained),
    ];
    let files = broken.map(|(written, _)| SENTENCES.replacen(first, written, 1));
    let found = complaints(
        files
            .each_ref()
            .map(|sentences| EasyFiles { sentences, ..FILES }),
    );
    for ((written, rule), found) in broken.iter().zip(found) {
        let expected = format!("translations/ja-simple.tsv:1: {}", rule.label());
        assert!(
            found.iter().any(|it| it.starts_with(&expected)),
            "{written}: {found:?}"
        );
    }
}

#[test]
fn what_does_not_fit_the_plan_is_reported_with_its_line() {
    let second = SENTENCES.find("\n000-vision\t2").unwrap();
    let without_first = SENTENCES.get(second + 1..).unwrap();
    let broken = [
        (
            SENTENCES.replacen("000-vision\t1", "000-policy-9-9\t1", 1),
            "translations/ja-simple.tsv:1: expected something of the plan, found `000-policy-9-9`",
        ),
        (
            SENTENCES.replacen("000:5-15", "000:5-1500", 1),
            "translations/ja-simple.tsv:1: expected lines within 000:1-91, found `000:5-1500`",
        ),
        (
            SENTENCES.replacen("000:5-15", "004:5-15", 1),
            "translations/ja-simple.tsv:1: expected lines within 000:1-91, found `004:5-15`",
        ),
        (
            without_first.to_owned(),
            "translations/ja-simple.tsv:1: expected sentence 1 of 000-vision",
        ),
        (
            SENTENCES.replacen("\t000:5-15", "", 1),
            "translations/ja-simple.tsv:1: expected 4 columns between tabs",
        ),
        (
            SENTENCES.replace("000-0-2-2\t", "000-0-2-1\t"),
            "expected sentences on 000-0-2-2",
        ),
    ];
    let found = complaints(
        broken
            .each_ref()
            .map(|(sentences, _)| EasyFiles { sentences, ..FILES }),
    );
    for ((_, expected), found) in broken.iter().zip(found) {
        assert!(
            found.iter().any(|it| it.ends_with(expected)),
            "{expected}: {found:?}"
        );
    }
}

#[test]
fn an_exception_is_needed_and_has_a_reason() {
    let lines = [
        (
            "000-vision\t1\tcomma\tit is long\n",
            "nothing breaks this rule: `comma`",
        ),
        ("000-vision\t1\tcomma\t\n", "expected a reason"),
        (
            "000-vision\t1\tlong\tit is long\n",
            "expected a rule, found `long`",
        ),
    ];
    let files = lines.map(|(line, _)| format!("{line}{EXCEPTIONS}"));
    let found = complaints(files.each_ref().map(|exceptions| EasyFiles {
        exceptions,
        ..FILES
    }));
    for ((_, expected), found) in lines.iter().zip(found) {
        let expected = format!("translations/ja-simple-exceptions.tsv:1: {expected}");
        assert_eq!(found, [expected]);
    }
}

#[test]
fn an_edition_without_easy_sentences_takes_over_those_whose_japanese_it_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let documents = Documents::load(|name| invented_edition::read(&folder, name)).unwrap();
    let arena = Bump::new();
    let (plan, _) = parse(&documents, &arena);
    let (texts, diagnostics) = easy_text::read(FILES, &documents, &plan, &arena);
    assert_eq!(diagnostics, []);
    let sentences = |subject: &str| -> Vec<&str> {
        let subject = subject.parse().unwrap();
        let text = texts
            .iter()
            .find(|text: &&EasyText<'_>| text.subject == subject);
        let sentences = text.into_iter().flat_map(|text| text.sentences);
        sentences.map(|it| it.text).collect()
    };
    for (taken, from) in [
        ("005-policy-2-2", "000-policy-2-2"),
        ("005-policy-5-4", "001-policy-5-3"),
        ("005-policy-1-3", "000-policy-4-10"),
        // Its measures are in another order, of which the numbers tell.
        ("005-2-1-6", "000-2-1-1"),
    ] {
        assert!(!sentences(taken).is_empty(), "{taken}");
        assert_eq!(sentences(taken), sentences(from), "{taken}");
    }
    assert!(sentences("005-policy-1-4").is_empty(), "it is new");
    for text in texts
        .iter()
        .filter(|text| text.subject.edition().number == 5)
    {
        for source in text.sentences.iter().flat_map(|it| it.sources) {
            assert_eq!(source.document.number(), 5, "{}", text.subject);
        }
    }
}

/// The result of `cargo xtask readability` is that of the text as it is now.
#[test]
fn every_policy_is_as_readable_as_was_measured() {
    let figures: BTreeMap<&str, &str> = READABILITY
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let digest = Sha256::digest(SENTENCES.as_bytes());
    let digest = digest.iter().fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    });
    assert_eq!(figures["sha256"], digest, "run `cargo xtask readability`");
    let excepted = |page: &str| {
        let of_page = format!("{page}\t*\t{}\t", EasyRule::Readability);
        EXCEPTIONS.lines().any(|line| line.starts_with(&of_page))
    };
    with_texts(FILES, |plan, _, _| {
        let policies = plan.policies.iter();
        let pages = policies.map(|policy| EasySubject::Policy(policy.id()).to_string());
        for page in pages.chain(["000-vision".to_owned()]) {
            let figure: f64 = figures[page.as_str()].parse().unwrap();
            assert_eq!(figure < 4.5, excepted(&page), "{page}: {figure}");
        }
    });
}
