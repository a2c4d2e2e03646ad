//! The glossary, and what is said of entries that do not fit.

mod seeds;

use bumpalo::Bump;
use plan::{GlossaryTerm, Plan, terms_in};
use seed_parser::glossary::read;
use seeds::{DOCUMENTS, EARLIER, WHOLE_PLAN};

const GLOSSARY: &str = include_str!("../../../seeds/editorial/glossary.toml");

fn with_glossary(test: impl FnOnce(&[GlossaryTerm<'_>], &Plan<'_>)) {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (glossary, diagnostics) = read(GLOSSARY, &DOCUMENTS, &plan, &arena);
    assert_eq!(diagnostics, []);
    test(glossary, &plan);
}

/// What is said of these entries, apart from the footnotes that they leave out.
fn complaints(glossary: &str) -> Vec<String> {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let (_, diagnostics) = read(glossary, &DOCUMENTS, &plan, &arena);
    let messages = diagnostics.iter().map(ToString::to_string);
    messages
        .filter(|message| !message.contains("a term with footnote"))
        .collect()
}

fn entry(term: &str, rest: &str) -> String {
    format!("[[term]]\nterm = \"{term}\"\nyomi = \"よみ\"\n{rest}\n")
}

#[test]
fn every_term_has_its_reading_and_says_what_it_means_and_who_says_it() {
    with_glossary(|glossary, _| {
        assert_eq!(glossary.len(), 147);
        assert!(glossary.is_sorted_by_key(|term| term.yomi));
        let quoted = glossary.iter().filter(|term| term.quote.is_some());
        assert_eq!(quoted.count(), 44);
        let explained = glossary.iter().filter(|term| term.explanation.is_some());
        assert_eq!(explained.count(), 123);
    });
}

#[test]
fn the_four_footnotes_are_quoted_whole() {
    with_glossary(|glossary, plan| {
        let mut footnotes: Vec<_> = glossary
            .iter()
            .filter_map(|term| Some((term.footnote?, term.term, term.quote?)))
            .collect();
        footnotes.sort_by_key(|(number, ..)| *number);
        let terms: Vec<_> = footnotes
            .iter()
            .map(|(number, term, _)| (*number, *term))
            .collect();
        assert_eq!(
            terms,
            [
                (32, "健全化判断比率"),
                (33, "ファシリティマネジメント"),
                (34, "ロジックモデル"),
                (35, "EBPM"),
            ]
        );
        for ((_, _, quote), footnote) in footnotes.iter().zip(plan.footnotes) {
            assert_eq!((quote.text, quote.source), (footnote.text, footnote.source));
        }
    });
}

#[test]
fn a_term_is_offered_where_a_passage_first_prints_it() {
    with_glossary(|glossary, plan| {
        let found = |code: &str, number| {
            let code = code.parse().expect("a policy's code");
            let measure = plan
                .policy_in(EARLIER, code)
                .and_then(|policy| policy.measure(number))
                .expect("a measure of the plan");
            let passages = measure.passages.iter().map(|passage| passage.text);
            let terms = passages.flat_map(|text| {
                let terms = terms_in(glossary, text).into_iter();
                terms.map(|(range, term)| (text[range].to_owned(), term.term.to_owned()))
            });
            terms.collect::<Vec<_>>()
        };
        let pair = |printed: &str, term: &str| (printed.to_owned(), term.to_owned());
        assert_eq!(
            found("1-2", 2),
            [
                pair("ＺＥＢ", "ZEB"),
                pair("ＺＥＨ", "ZEH"),
                pair("再生可能エネルギー", "再生可能エネルギー")
            ]
        );
        assert_eq!(
            found("4-8", 1),
            [
                pair("予防保全", "予防保全"),
                pair("ストックマネジメント", "ストックマネジメント"),
                pair("ＰＰＰ／ＰＦＩ", "PPP/PFI"),
                pair("ＤＸ", "DX"),
            ]
        );
    });
}

#[test]
fn an_entry_that_does_not_fit_the_documents_is_named() {
    let good = entry("フレイル", "explanation = \"弱くなることです。\"");
    assert_eq!(complaints(&good), [""; 0]);
    let cases = [
        (
            entry("フレイロ", "explanation = \"弱くなることです。\""),
            "7: expected a document to print `フレイロ`",
        ),
        (
            entry(
                "NPO",
                "spellings = [\"NPO\", \"NGO\"]\nexplanation = \"団体です。\"",
            ),
            "9: expected a document to print `NGO`",
        ),
        (good.clone(), "7: expected `フレイル` in one term only"),
        (
            entry(
                "SDGs",
                "quote = { at = \"000:402-404\", quote = \"持続可能な開発目標（SustainableDevelopment\" }",
            ),
            "9: expected 000:402-404 to print this: `持続可能な開発目標（SustainableDevelopment`",
        ),
        (
            entry("EBPM", "footnote = 31"),
            "9: expected document 001 to have footnote 31",
        ),
        (
            entry("EBPM", ""),
            "7: expected a footnote, a quote or an explanation of `EBPM`",
        ),
        (
            entry("EBPM", "explanation = \"政策立案\""),
            "9: expected a sentence, found `政策立案`",
        ),
        (
            entry("EBPM", "footnote = 35").replace("よみ", "ヨミ"),
            "8: expected a reading in hiragana, found `ヨミ`",
        ),
    ];
    for (damaged, expected) in cases {
        assert_eq!(
            complaints(&(good.clone() + "\n" + &damaged)),
            [format!("editorial/glossary.toml:{expected}")]
        );
    }
    assert_eq!(complaints("[[term]\n").len(), 1);
}

#[test]
fn a_footnote_without_a_term_is_named() {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let without = GLOSSARY.replace("footnote = 34\n", "explanation = \"図です。\"\n");
    let (_, diagnostics) = read(&without, &DOCUMENTS, &plan, &arena);
    let messages: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        ["editorial/glossary.toml:1: expected a term with footnote 34"]
    );
}

#[test]
fn a_document_that_changes_under_a_quotation_is_noticed() {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    let changed = DOCUMENTS
        .text(WHOLE_PLAN)
        .replace("169 のターゲット", "170 のターゲット");
    let documents = DOCUMENTS.with(WHOLE_PLAN, &changed);
    let (_, diagnostics) = read(GLOSSARY, &documents, &plan, &arena);
    assert_eq!(diagnostics.len(), 1);
    assert!(diagnostics.iter().all(|one| {
        one.message
            .starts_with("expected 000:402-406 to print this")
    }));
}
