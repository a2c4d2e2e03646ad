//! The source documents' pages, and the ways to them.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/entities.rs"]
mod entities;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use entities::unescaped;
use pages::pages::framed;
use pages::urls::{ProjectChoice, Route, source_href};
use plan::{Document, EditionId, Language, OpenDataFile, Source};
use plan_data::{ANNOTATIONS, IMPLEMENTATION_PLANS, PLAN, STRATEGY, annotations_in};

const WHOLE_PLAN: Document = Document::Edition(EditionId::new(0));

fn page(document: Document) -> String {
    framed(&Route::SourceDocument(document, None)).into_string()
}

/// The document's text, read from its file.
fn seed(document: Document) -> String {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let file = fs::read_dir(seeds)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with(&format!("{document}_"))
        });
    fs::read_to_string(file.unwrap()).unwrap()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// The lines that a page shows: their ids, without the `L`, and their texts.
fn lines(html: &str) -> Vec<(usize, String)> {
    html.split("<span id=\"L")
        .skip(1)
        .map(|rest| {
            let (number, rest) = rest.split_once('"').unwrap();
            let text = rest.split_once('>').unwrap().1;
            let text = text.split_once("</span>").unwrap().0;
            (number.parse().unwrap(), unescaped(text))
        })
        .collect()
}

/// The paragraphs and headings of the text: for each the number of its first line, and its words.
fn blocks(html: &str) -> Vec<(usize, String)> {
    let text = html.split_once("id=\"text\"").unwrap().1;
    ["<p>", "<h3>", "<h4>", "<h5>", "<h6>"]
        .iter()
        .flat_map(|open| text.split(open).skip(1).map(|rest| (*open, rest)))
        .filter_map(|(open, rest)| {
            let block = rest.split_once(&open.replace('<', "</")).unwrap().0;
            let lines = lines(block);
            let (first, _) = lines.first()?;
            Some((
                *first,
                lines.iter().map(|(_, text)| text.as_str()).collect(),
            ))
        })
        .collect()
}

#[test]
fn every_line_of_every_document_can_be_read_and_linked_to() {
    for document in PLAN.documents() {
        let printed: Vec<_> = (1..)
            .zip(seed(document).lines().map(str::to_owned))
            .filter(|(_, line)| !line.trim().is_empty())
            .collect();
        let shown = lines(&page(document));
        assert_eq!(shown.len(), printed.len(), "{document}");
        for (shown, printed) in shown.iter().zip(&printed) {
            assert_eq!(shown, printed, "{document}");
        }
    }
}

#[test]
fn a_paragraph_that_the_page_broke_into_lines_is_one_again() {
    let blocks = blocks(&page(WHOLE_PLAN));
    let mut seen = 0;
    for policy in PLAN.policies {
        let passages = policy.measures.iter().flat_map(|measure| measure.passages);
        for passage in passages.filter(|it| it.source.document == WHOLE_PLAN) {
            let first = usize::from(passage.source.first);
            let (_, text) = blocks.iter().find(|(line, _)| *line == first).unwrap();
            assert_eq!(squeezed(text), squeezed(passage.text), "line {first}");
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn a_document_says_what_it_is_and_which_file_is_meant() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/README.md"));
    let readme = readme.unwrap();
    let list = framed(&Route::Sources).into_string();
    for document in PLAN.documents() {
        let listed = readme
            .lines()
            .filter_map(|line| line.split_once("  "))
            .find(|(_, name)| name.starts_with(&format!("{document}_")));
        let (checksum, name) = listed.unwrap();
        let standing = match document {
            Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => {
                "これからの計画ではありません。"
            }
            _ => "決定された計画ではありません。",
        };
        let page = page(document);
        for words in [PLAN.document_title(document), checksum, name, standing] {
            assert!(page.contains(words), "{document}: {words}");
            assert!(list.contains(words), "{document}: {words}");
        }
        let link = format!("href=\"{}\"", Route::SourceDocument(document, None));
        assert!(list.contains(&link), "{link}");
    }
}

#[test]
fn the_table_of_contents_leads_to_every_part() {
    let mut parts: Vec<Source> = Vec::new();
    parts.extend(PLAN.policies.iter().map(|policy| policy.source));
    parts.extend(PLAN.vision.goals.iter().map(|goal| goal.source));
    parts.extend(PLAN.basic_plan.chapters.iter().map(|it| it.source));
    parts.extend(STRATEGY.themes.iter().map(|theme| theme.title.source));
    parts.extend(STRATEGY.categories().map(|category| category.source));
    for plan in &IMPLEMENTATION_PLANS {
        parts.extend(plan.priority_projects.iter().map(|card| card.source));
    }
    assert_eq!(parts.len(), 52 + 3 + 7 + 5 + 18 + 7);
    for document in PLAN.documents() {
        let html = page(document);
        let contents = html.split_once("<nav class=\"page-section").unwrap().1;
        let contents = contents.split_once("</nav>").unwrap().0;
        let of_document = parts.iter().filter(|part| part.document == document);
        for part in of_document {
            let link = format!("href=\"#L{}\"", part.first);
            assert!(contents.contains(&link), "{document}: {link}");
        }
        let shown: BTreeSet<_> = lines(&html).into_iter().map(|(number, _)| number).collect();
        for link in contents.split("href=\"#L").skip(1) {
            let line = link.split_once('"').unwrap().0.parse().unwrap();
            assert!(shown.contains(&line), "{document}: line {line}");
        }
    }
}

#[test]
fn every_way_to_a_document_leads_to_lines_that_it_prints() {
    let shown: Vec<BTreeSet<usize>> = PLAN
        .documents()
        .into_iter()
        .map(|document| {
            let lines = lines(&page(document));
            lines.into_iter().map(|(number, _)| number).collect()
        })
        .collect();
    let mut seen = 0;
    for route in Route::every_static(&PLAN) {
        let html = framed(&route).into_string();
        for link in html.split("href=\"/sources/").skip(1) {
            let link = link.split_once('"').unwrap().0;
            let Some((document, rest)) = link.split_once("?lines=") else {
                continue;
            };
            let (range, anchor) = rest.split_once("#L").unwrap();
            let (first, last) = range.split_once('-').unwrap();
            let shown = &shown[document.parse::<usize>().unwrap()];
            assert_eq!(first, anchor, "{route}: {link}");
            for line in [first, last] {
                assert!(shown.contains(&line.parse().unwrap()), "{route}: {link}");
            }
            seen += 1;
        }
    }
    assert!(seen > 250, "{seen}");
}

#[test]
fn every_item_of_a_policy_leads_to_its_own_lines() {
    for policy in PLAN.current_policies() {
        let html = framed(&Route::Policy(policy.code)).into_string();
        let mut items = vec![policy.source, policy.goal.source];
        items.extend(policy.measures.iter().map(|measure| measure.source));
        items.extend(policy.co_creation.iter().map(|it| it.source));
        items.extend(policy.indicators.iter().map(|it| it.source));
        for item in items {
            let link = format!("href=\"{}\"", source_href(item));
            assert!(html.contains(&link), "{}: {link}", policy.code);
        }
        // Read one after the other, no two of them sound alike.
        let names: Vec<_> = html
            .split(">原文<span class=\"visually-hidden\">")
            .skip(1)
            .map(|rest| rest.split_once("</span>").unwrap().0)
            .collect();
        let different: BTreeSet<_> = names.iter().collect();
        assert_eq!(different.len(), names.len(), "{}: {names:?}", policy.code);
    }
}

#[test]
fn every_remark_stands_beside_its_line() {
    for document in PLAN.documents() {
        let html = page(document);
        let remarks: Vec<_> = html
            .split("<li class=\"annotations__item\" ")
            .skip(1)
            .map(|rest| rest.split_once("</li>").unwrap().0)
            .collect();
        let own: Vec<_> = ANNOTATIONS
            .iter()
            .filter(|it| it.source.document == document)
            .collect();
        assert_eq!(remarks.len(), own.len(), "{document}");
        for (remark, annotation) in remarks.iter().zip(own) {
            let remark = unescaped(remark);
            let printed = format!("印刷のまま：「{}」", annotation.printed);
            assert!(remark.contains(&printed), "{printed}");
            if let Some(reading) = annotation.reading {
                let reading = format!("読み：「{reading}」");
                assert!(remark.contains(&reading), "{reading}");
                assert_eq!(remark.contains("（推測です）"), !annotation.confirmed);
            }
            let last = format!("<span id=\"L{}\"", annotation.source.last);
            let after = html.split_once(&last).unwrap().1;
            let next = after.split("<li class=\"annotations__item\" ").nth(1);
            assert!(next.is_some(), "{printed}");
        }
    }
}

#[test]
fn a_policy_shows_the_remarks_on_its_words() {
    let mut seen = 0;
    for policy in PLAN.policies {
        let html = unescaped(&framed(&Route::Policy(policy.code)).into_string());
        let items = policy
            .measures
            .iter()
            .map(|measure| measure.source)
            .chain(policy.indicators.iter().map(|indicator| indicator.source))
            .chain(policy.co_creation.iter().map(|it| it.source))
            .chain([policy.goal.source]);
        for annotation in items.flat_map(annotations_in) {
            let printed = format!("印刷のまま：「{}」", annotation.printed);
            assert!(html.contains(&printed), "{}: {printed}", policy.code);
            seen += 1;
        }
    }
    assert!(seen >= 10, "{seen}");
}

#[test]
fn the_strategy_and_the_earlier_projects_show_the_remarks_on_their_words() {
    let strategy = framed(&Route::Strategy).into_string();
    let national = framed(&Route::NationalStrategy).into_string();
    let projects = framed(&Route::Projects(ProjectChoice::All)).into_string();
    let priority = framed(&Route::Projects(ProjectChoice::Priority)).into_string();
    let pages = unescaped(&[strategy, national, projects, priority].concat());
    for annotation in ANNOTATIONS {
        let document = annotation.source.document;
        if document.edition().is_some() {
            continue;
        }
        let printed = format!("印刷のまま：「{}」", annotation.printed);
        assert!(pages.contains(&printed), "{document}: {printed}");
    }
}

#[test]
fn the_open_data_page_offers_every_file_to_be_kept() {
    let html = framed(&Route::OpenData).into_string();
    let links: Vec<_> = html
        .split("href=\"/open-data/")
        .skip(1)
        .map(|rest| rest.split_once('>').unwrap().0)
        .collect();
    let tables = OpenDataFile::ALL.iter().map(ToString::to_string);
    let translations = Language::ALL
        .iter()
        .map(|id| format!("translations/{id}.json"));
    let offered: Vec<_> = tables
        .chain(translations)
        .map(|file| format!("{file}\" download"))
        .collect();
    assert_eq!(links, offered);
    let labels = OpenDataFile::ALL.iter().map(|file| file.label());
    for label in labels.chain(Language::ALL.iter().map(|language| language.label())) {
        assert!(html.contains(label), "{label}");
    }
}
