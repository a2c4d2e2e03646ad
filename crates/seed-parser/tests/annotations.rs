//! The remarks on misprints, and what is said of those that do not fit.

mod seeds;

use std::collections::BTreeMap;

use bumpalo::Bump;
use plan::{Annotation, Document, Measure, Source, annotations_in};
use seed_parser::annotations::read;
use seeds::{DOCUMENTS, EARLIER, WHOLE_PLAN};

const ANNOTATIONS: &str = include_str!("../../../seeds/editorial/annotations.toml");

fn with_annotations(test: impl FnOnce(&[Annotation<'_>])) {
    let arena = Bump::new();
    let (annotations, diagnostics) = read(ANNOTATIONS, &DOCUMENTS, &arena);
    assert_eq!(diagnostics, []);
    test(annotations);
}

fn complaints(annotations: &str) -> Vec<String> {
    let arena = Bump::new();
    let (_, diagnostics) = read(annotations, &DOCUMENTS, &arena);
    diagnostics.iter().map(ToString::to_string).collect()
}

fn entry(at: &str, printed: &str) -> String {
    format!(
        "[[annotation]]\nat = \"{at}\"\nprinted = \"{printed}\"\nreading = \"別の語\"\nkind = \"misprint\"\nnote = \"注記です。\"\n"
    )
}

#[test]
fn every_known_misprint_has_its_note_in_the_order_of_documents_and_lines() {
    with_annotations(|annotations| {
        let mut lines: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for annotation in annotations {
            let source = annotation.source;
            lines
                .entry(source.document.to_string())
                .or_default()
                .push(source.first);
        }
        let whole_plan = vec![
            51, 302, 408, 1618, 1644, 1659, 2028, 2079, 2177, 2202, 2282, 2418,
        ];
        let strategy = vec![
            88, 123, 147, 147, 180, 191, 235, 260, 433, 470, 508, 556, 569, 646, 692, 741, 758,
            770, 808, 844, 875,
        ];
        assert_eq!(
            lines,
            BTreeMap::from([
                ("000".to_owned(), whole_plan),
                ("001".to_owned(), vec![3, 5, 49, 87, 90, 235, 333]),
                ("002".to_owned(), strategy),
                ("004".to_owned(), vec![317, 675]),
            ])
        );
    });
}

#[test]
fn no_reading_is_given_out_as_confirmed() {
    with_annotations(|annotations| {
        for annotation in annotations {
            let caveat = annotation.caveat();
            assert_eq!(caveat.is_some(), annotation.reading.is_some());
        }
        let without = annotations
            .iter()
            .filter(|annotation| annotation.reading.is_none());
        assert_eq!(without.count(), 7);
    });
}

#[test]
fn an_item_has_its_annotations_and_its_text_shows_where() {
    let arena = Bump::new();
    let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
    with_annotations(|annotations| {
        let policy = "3-14"
            .parse()
            .ok()
            .and_then(|code| plan.policy_in(EARLIER, code));
        let measures = policy.map(|policy| policy.measures).unwrap_or_default();
        let marked: Vec<_> = measures
            .iter()
            .flat_map(Measure::printed)
            .flat_map(|passage| {
                annotations_in(annotations, passage.source)
                    .filter_map(move |annotation| annotation.find_in(passage.text))
                    .map(move |range| &passage.text[range])
            })
            .collect();
        assert_eq!(marked, ["消防設備の適正配置", "お住い"]);
        // Words across a line break stand unbroken in the text.
        let vision = plan.vision.city_vision_section.passages;
        let found = vision.iter().find_map(|passage| {
            let annotation = annotations_in(annotations, passage.source).next()?;
            annotation
                .find_in(passage.text)
                .map(|range| &passage.text[range])
        });
        assert_eq!(found, Some("かけがいのない資産"));
        let elsewhere = Source {
            document: WHOLE_PLAN,
            first: 1,
            last: 50,
        };
        assert_eq!(annotations_in(annotations, elsewhere).count(), 0);
    });
}

#[test]
fn words_that_do_not_stand_on_their_lines_are_named() {
    let good = entry("000:1644", "お住い");
    assert_eq!(complaints(&good), [""; 0]);
    let arena = Bump::new();
    let reversed = entry("001:87", "エール") + &good;
    let (annotations, _) = read(&reversed, &DOCUMENTS, &arena);
    assert!(annotations.is_sorted_by_key(|annotation| annotation.source.document));
    assert_eq!(annotations.len(), 2);
    let cases = [
        (
            entry("000:1646", "お住い"),
            "9: expected 000:1646 to print this: `お住い`",
        ),
        (
            entry("000:1644", ""),
            "9: expected 000:1644 to print this: ``",
        ),
        (
            entry("000:1644-1644", "お住まい"),
            "9: expected 000:1644-1644 to print this: `お住まい`",
        ),
        (
            entry("000:1644", "住"),
            "9: expected 000:1644 to print this only once: `住`",
        ),
        (
            entry("000:1642-1644", "お住い"),
            "9: expected 000:1642-1644 to print this from the first to the last of these lines: `お住い`",
        ),
        (
            entry("005:1", "お住い"),
            "8: expected a document and its lines, such as 000:51-53, found `005:1`",
        ),
        (
            entry("000:53-51", "お住い"),
            "8: expected a document and its lines, such as 000:51-53, found `000:53-51`",
        ),
    ];
    for (damaged, expected) in cases {
        assert_eq!(
            complaints(&(good.clone() + &damaged)),
            [format!("editorial/annotations.toml:{expected}")]
        );
    }
}

#[test]
fn an_entry_that_says_nothing_is_named() {
    let good = entry("000:1644", "お住い");
    let cases = [
        (
            good.replace("別の語", "お住い"),
            "4: expected a reading other than `お住い`",
        ),
        (
            good.replace("misprint", "mistake"),
            "5: expected one of misprint, extraction, misprint-or-extraction, inconsistency, edition, unclear, found `mistake`",
        ),
        (
            good.replace("注記です。", "注記"),
            "6: expected a sentence, found `注記`",
        ),
        (
            good.replace("reading = \"別の語\"\n", "confirmed = true\n"),
            "3: expected the confirmed reading",
        ),
        (
            good.clone() + "elsewhere = { at = \"000:97\", quote = \"かけがいのない\" }\n",
            "7: expected 000:97 to print this: `かけがいのない`",
        ),
        (
            good.repeat(2),
            "9: expected one annotation on `お住い`, found a second",
        ),
    ];
    for (damaged, expected) in cases {
        assert_eq!(
            complaints(&damaged),
            [format!("editorial/annotations.toml:{expected}")]
        );
    }
    assert_eq!(complaints("[[annotation]\n").len(), 1);
    assert_eq!(complaints(&good.replace("note", "note_")).len(), 1);
}

#[test]
fn a_document_that_changes_under_an_annotation_is_noticed() {
    let changed = DOCUMENTS
        .text(Document::Strategy)
        .replace("居留意欲度", "居住意欲度");
    let documents = DOCUMENTS.with(Document::Strategy, &changed);
    let arena = Bump::new();
    let (_, diagnostics) = read(ANNOTATIONS, &documents, &arena);
    let [diagnostic] = diagnostics.as_slice() else {
        panic!("{diagnostics:?}");
    };
    assert!(
        diagnostic
            .to_string()
            .ends_with("expected 002:180 to print this: `居留意欲度`")
    );
}
