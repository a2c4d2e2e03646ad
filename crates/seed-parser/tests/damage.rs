//! Damaged documents: a diagnostic with a line of the document, and never a panic.

mod seeds;

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use bumpalo::Bump;
use plan::Document;
use proptest::prelude::*;
use seed_parser::{Diagnostic, Documents, Origin, coverage, editorial, strategy_links};
use seeds::{ADMINISTRATION, DOCUMENTS, WHOLE_PLAN};

const EDITIONS: &str = include_str!("../../../seeds/editions.toml");
const STRATEGY_LINKS: &str = include_str!("../../../seeds/editorial/strategy-links.toml");

/// Reads and accounts for the documents, and checks that every diagnostic is about a line that exists.
/// Returns those of the parser.
fn read(documents: &Documents) -> Vec<Diagnostic> {
    let arena = Bump::new();
    let (plan, mut diagnostics) = seed_parser::parse(documents, &arena);
    let (strategy, more) = seed_parser::parse_strategy(documents, &arena);
    diagnostics.extend(more);
    let (plans, more) = seed_parser::parse_implementation_plans(documents, &arena);
    diagnostics.extend(more);
    let mut all = diagnostics.clone();
    all.extend(coverage::check(documents, &plan));
    all.extend(coverage::check_strategy(documents, &strategy));
    all.extend(coverage::check_implementation_plans(documents, &plans));
    all.extend(strategy_links::resolve(STRATEGY_LINKS, &strategy, &plan, &arena).1);
    for diagnostic in all {
        let text = match diagnostic.origin {
            Origin::Document(document) => documents.text(document),
            Origin::Editions => EDITIONS,
            Origin::StrategyLinks => STRATEGY_LINKS,
            _ => panic!("{diagnostic}"),
        };
        let lines = text.lines().count().max(1);
        assert!(
            (1..=lines).contains(&usize::from(diagnostic.line)),
            "{diagnostic} ({lines} lines)"
        );
    }
    diagnostics
}

/// Every document without a text.
fn empty() -> Documents {
    documents().fold(DOCUMENTS.clone(), |documents, document| {
        documents.with(document, "")
    })
}

fn documents() -> impl Iterator<Item = Document> {
    DOCUMENTS.files().into_iter().map(|(document, _)| document)
}

/// The documents with this one replaced.
fn with(document: Document, text: &str) -> Vec<Diagnostic> {
    read(&DOCUMENTS.with(document, text))
}

/// One of the documents.
fn document() -> impl Strategy<Value = Document> {
    prop::sample::select(documents().collect::<Vec<_>>())
}

fn at_character(text: &str, position: prop::sample::Index) -> usize {
    let mut at = position.index(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Marks and pieces of headings, from which a document can be made that looks like one.
const MARKS: [&str; 80] = [
    "\n",
    "\n\n",
    " \n",
    "\r\n",
    "\t",
    " ",
    "（",
    "）",
    "「",
    "」",
    "１ ",
    "7 ",
    "(1) ",
    "(ｱ) ",
    "ア ",
    "④ ",
    "① ",
    "⑨ ",
    "〇 目標とするまちの姿",
    "● 主な取組",
    "◎ 共創のパートナーと共創の取組",
    "◎ 目標とするまちの姿",
    "→ 成果指標",
    "■市民 □地域",
    "■",
    "²",
    "⁹⁹⁹⁹",
    "³² ",
    "0-1 平和",
    "5-9 ICT",
    "3-255 ",
    "計画推進体制",
    "市民自治",
    "鎌倉市基本構想「",
    "鎌倉市基本計画「",
    "(4) 各施策",
    "5",
    "\u{feff}",
    "\u{3000}",
    "指標名\t直近実績値\t目標値又は目指す方向\n",
    "名\t1% (2025年度)\t↗\n",
    "とします",
    "○ ",
    "○ 目標と基本的方向「A.",
    "【現状と目的】",
    "【取組方針と紐づく施策】",
    "国戦略2025",
    "鎌倉ミライ共創プラン2030",
    "- ",
    "- ・",
    "⇒",
    "芸術文化（プラン施策3-2）、",
    "a. 題名",
    "1. 題名",
    "3-8農業",
    "⑯題名",
    "◆計画の推進に向けた考え方\n",
    "◆SDGs のゴール・ターゲットの達成に向けた取組の方向性\n",
    "◆この計画の推進に向けた考え方に対応する事業（実施事業）\n",
    "◆重点事業\n",
    "計画の推進に向けた考え方\n（１） 市民自治\n推計事業費（３ヵ年合計）：",
    "1.3百万円",
    "１．",
    "⑴ ",
    "⑳ ",
    "事業名 所管課 事業内容\n",
    "＜重点事業＞\n",
    "事業CD:0-2-1-1\n",
    "特\n別\n会\n計\n",
    "総務課 ",
    "支所",
    "他\n",
    "※ 下記の経費\n",
    "事 業 C D ０－１－１－１ 事 業 名 名前\n",
    "所 管 課 総務課\n",
    "事業目標\n",
    "事業工程\n",
    "平成26年度 平成27年度 平成28年度 推計事業費\n",
    "‣",
    "。",
];

/// One of them, or anything.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(MARKS.to_vec()).prop_map(str::to_owned),
        ".{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_truncated_document_is_reported(document in document(), end: prop::sample::Index) {
        // Only the very last measure of 000 can be missing without a trace.
        let text = DOCUMENTS.text(document);
        let last = match document {
            WHOLE_PLAN => "② 働き方改革",
            Document::Edition(_) => "。",
            Document::Strategy => "す",
            Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => "百万円",
        };
        let text = text.rsplit_once(last).map_or(text, |(before, _)| before);
        let end = at_character(text, end);
        prop_assert!(!with(document, &text[..end]).is_empty());
    }

    #[test]
    fn a_document_with_a_hole_is_read(document in document(), from: prop::sample::Index, to: prop::sample::Index) {
        let text = DOCUMENTS.text(document);
        let (from, to) = (at_character(text, from), at_character(text, to));
        let (from, to) = (from.min(to), from.max(to));
        with(document, &[&text[..from], &text[to..]].concat());
    }

    #[test]
    fn a_document_of_shuffled_lines_is_read(document in document(), seed: u64) {
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        let mut lines: Vec<_> = DOCUMENTS.text(document).lines().enumerate().collect();
        lines.sort_by_cached_key(|(index, _)| hasher.hash_one((seed, index)));
        let lines: Vec<_> = lines.into_iter().map(|(_, line)| line).collect();
        prop_assert!(!with(document, &lines.join("\n")).is_empty());
    }

    #[test]
    fn a_document_that_lost_lines_is_read(
        document in document(),
        lost in prop::collection::vec(any::<prop::sample::Index>(), 1..40),
    ) {
        let mut lines: Vec<_> = DOCUMENTS.text(document).lines().collect();
        for index in lost {
            lines.remove(index.index(lines.len()));
        }
        with(document, &lines.join("\n"));
    }

    #[test]
    fn any_text_is_read(document in document(), text in prop::collection::vec(fragment(), 0..120)) {
        prop_assert!(!with(document, &text.concat()).is_empty());
    }

    #[test]
    fn any_file_of_links_is_read(text in "(\\[\\[link\\]\\]\n|policy = |\"0-2\"\n|number = 1\n|title = |absent = |\"|\n|.){0,60}") {
        let arena = Bump::new();
        let (plan, _) = seed_parser::parse(&DOCUMENTS, &arena);
        let (strategy, _) = seed_parser::parse_strategy(&DOCUMENTS, &arena);
        for diagnostic in strategy_links::resolve(&text, &strategy, &plan, &arena).1 {
            let text = if diagnostic.origin == Origin::StrategyLinks { &text } else { DOCUMENTS.text(Document::Strategy) };
            let lines = text.split('\n').count();
            prop_assert!((1..=lines).contains(&usize::from(diagnostic.line)), "{diagnostic}");
        }
    }

    #[test]
    fn any_editorial_file_is_read(text in "(\\[\\[tag\\]\\]\n|policy = |\"2-2\"\n|names = \\[|\\]|\"|\n|.){0,60}") {
        let arena = Bump::new();
        let (plan, _) = seed_parser::parse(&empty(), &arena);
        for diagnostic in editorial::apply(&text, &plan, &arena).1 {
            // The end of a file that ends with a line break is the line behind it.
            let lines = text.split('\n').count();
            prop_assert!((1..=lines).contains(&usize::from(diagnostic.line)), "{diagnostic}");
        }
    }
}

#[test]
fn a_policy_that_lost_its_heading_is_missed() {
    for document in [WHOLE_PLAN, ADMINISTRATION] {
        let text = DOCUMENTS.text(document);
        let mut headings = 0;
        for (index, line) in text.lines().enumerate() {
            let Some(code) = line.trim().split_once(' ').map(|(code, _)| code) else {
                continue;
            };
            if code.parse::<plan::PolicyCode>().is_err() {
                continue;
            }
            headings += 1;
            let lines = text.lines().enumerate().filter(|(at, _)| *at != index);
            let lines: Vec<_> = lines.map(|(_, line)| line).collect();
            let found = with(document, &lines.join("\n"));
            let missed = format!("expected policy {code}");
            assert!(
                found.iter().any(|diagnostic| diagnostic.message == missed),
                "{document}: {line}"
            );
        }
        assert_eq!(headings, if document == WHOLE_PLAN { 43 } else { 9 });
    }
}

/// All but running text, in which only the checksum of the document sees a lost line.
#[test]
fn a_line_that_the_strategy_lost_is_missed() {
    let text = DOCUMENTS.text(Document::Strategy);
    let begin = text
        .split("○ 鎌倉に住みたい")
        .next()
        .map_or(0, |before| before.lines().count());
    let mut tried = 0;
    let mut arena = Bump::new();
    for (index, line) in text.lines().enumerate().skip(begin) {
        let running = line.ends_with(['。', '）']) && !line.starts_with(['-', '⇒']);
        if line.trim().is_empty() || running || line == "参考" {
            continue;
        }
        tried += 1;
        let lines = text.lines().enumerate().filter(|(at, _)| *at != index);
        let lines: Vec<_> = lines.map(|(_, line)| line).collect();
        let damaged = lines.join("\n");
        let damaged = DOCUMENTS.with(Document::Strategy, &damaged);
        arena.reset();
        let (_, found) = seed_parser::parse_strategy(&damaged, &arena);
        assert!(!found.is_empty(), "{}: {line}", index + 1);
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn an_empty_document_is_reported_at_its_first_line() {
    let found = read(&empty());
    assert!(!found.is_empty());
    assert!(found.iter().all(|diagnostic| diagnostic.line == 1));
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    let texts: Vec<_> = documents()
        .map(|document| (document, windows(DOCUMENTS.text(document))))
        .collect();
    let documents = texts.iter().fold(empty(), |documents, (document, text)| {
        documents.with(*document, text)
    });
    let arena = Bump::new();
    let (plan, diagnostics) = seed_parser::parse(&documents, &arena);
    assert_eq!(diagnostics, []);
    assert_eq!(plan, seed_parser::parse(&DOCUMENTS, &arena).0);
    let (strategy, diagnostics) = seed_parser::parse_strategy(&documents, &arena);
    assert_eq!(diagnostics, []);
    assert_eq!(strategy, seed_parser::parse_strategy(&DOCUMENTS, &arena).0);
    let (plans, diagnostics) = seed_parser::parse_implementation_plans(&documents, &arena);
    assert_eq!(diagnostics, []);
    let unix = seed_parser::parse_implementation_plans(&DOCUMENTS, &arena).0;
    assert_eq!(plans, unix);
}

#[test]
fn a_document_that_lost_its_paragraph_marks_is_reported() {
    let stripped: Vec<_> = DOCUMENTS
        .text(WHOLE_PLAN)
        .lines()
        .map(str::trim_end)
        .collect();
    let found = with(WHOLE_PLAN, &stripped.join("\n"));
    let first = found.first().map(ToString::to_string);
    assert_eq!(
        first.as_deref(),
        Some("000:5: expected a blank at the end of the paragraph before this line")
    );
}

/// A line within a text leaves no trace, nor does the first line of a name: the checksums hold those.
#[test]
fn an_implementation_plan_that_lost_a_line_of_its_layout_is_reported() {
    let mut arena = Bump::new();
    let mut tried = 0;
    for document in [
        Document::ImplementationPlan2014,
        Document::ImplementationPlan2023,
    ] {
        let text = DOCUMENTS.text(document);
        let layout = |line: &str| {
            let begins = "◆＜※①②③④⑤⑴⑵⑶⑷１２３４５‣特別会計";
            let labels = [
                "事業",
                "事 業",
                "所 管 課",
                "特記事項",
                "計画の推進",
                "推計",
                "（１）",
                "（２）",
            ];
            let columns = line == "事業名 所管課 事業内容";
            let begins = line
                .chars()
                .next()
                .is_some_and(|first| begins.contains(first));
            let department = line.contains("課 ") || line.contains("局 ");
            let label = labels.iter().any(|label| line.starts_with(label));
            // A name is no longer than ten characters; 固定資産税等賦課 begins one.
            let short = line.chars().count() < 12 && line != "固定資産税等賦課";
            let ends = ["百万円", "課", "支所", "務", "業"];
            let ends = short && ends.iter().any(|end| line.ends_with(end));
            !columns && (begins || label || department || ends) && !line.starts_with("関 連 課")
        };
        for (index, line) in text.lines().enumerate() {
            if !layout(line.trim()) {
                continue;
            }
            tried += 1;
            let lines = text.lines().enumerate().filter(|(at, _)| *at != index);
            let lines: Vec<_> = lines.map(|(_, line)| line).collect();
            let cut = lines.join("\n");
            arena.reset();
            let documents = DOCUMENTS.with(document, &cut);
            let (_, found) = seed_parser::parse_implementation_plans(&documents, &arena);
            assert!(!found.is_empty(), "{document}:{}: {line}", index + 1);
        }
    }
    assert!(tried > 210, "{tried}");
}
