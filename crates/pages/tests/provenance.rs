//! What the pages say quietly is still there: every line, edition, remark and term of a policy.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/entities.rs"]
mod entities;

use std::collections::{BTreeMap, BTreeSet};

use entities::unescaped;
use pages::pages::framed;
use pages::urls::{Route, term_href};
use plan::{Document, Policy, Source};
use plan_data::{PLAN, STRATEGY, annotations_in, terms_in};

/// The addresses of the site's own pages that a page links to.
fn links(html: &str) -> BTreeSet<String> {
    let links = html.split("href=\"/").skip(1);
    links
        .map(|rest| format!("/{}", unescaped(rest.split_once('"').unwrap().0)))
        .collect()
}

/// The lines that these addresses lead to, document by document.
fn lines(links: &BTreeSet<String>) -> BTreeMap<Document, BTreeSet<u16>> {
    let mut lines: BTreeMap<Document, BTreeSet<u16>> = BTreeMap::new();
    for link in links {
        let (path, query) = link.split_once('?').unwrap_or((link, ""));
        let query = query.split('#').next().unwrap();
        if let Route::SourceDocument(document, Some(range)) = Route::parse(path, query) {
            let own = lines.entry(document).or_default();
            own.extend(range.first..=range.last);
        }
    }
    lines
}

/// Every place of the documents that is about a policy.
fn places(policy: &'static Policy<'static>) -> Vec<Source> {
    let mut places = vec![policy.source];
    places.extend(PLAN.earlier_texts(policy).iter().map(|text| text.source));
    let directions = STRATEGY.themes.iter().flat_map(|theme| theme.directions);
    let named = directions.filter(|it| it.policies.iter().any(|link| link.code == policy.code));
    places.extend(named.map(|direction| direction.text.source));
    let cited = STRATEGY.categories().flat_map(|category| category.policies);
    let cited = cited.filter(|cited| cited.code == policy.code);
    places.extend(cited.map(|cited| cited.source));
    places
}

#[test]
fn each_line_about_a_policy_is_two_steps_from_its_page_at_most() {
    let mut seen = 0;
    for policy in PLAN.current_policies() {
        let html = framed(&Route::Policy(policy.code)).into_string();
        let reached = lines(&links(&html));
        for Source {
            document,
            first,
            last,
        } in places(policy)
        {
            for line in first..=last {
                // The link on the policy's page leads to the document, with this line marked.
                let reached = reached.get(&document).is_some_and(|it| it.contains(&line));
                assert!(reached, "{}: {document}, line {line}", policy.code);
                seen += 1;
            }
        }
    }
    assert!(seen > 2000, "{seen}");
}

#[test]
fn each_remark_and_each_term_of_a_policy_is_on_its_page() {
    for policy in PLAN.current_policies() {
        let html = framed(&Route::Policy(policy.code)).into_string();
        for place in places(policy) {
            for annotation in annotations_in(place) {
                assert!(
                    unescaped(&html).contains(annotation.note),
                    "{}",
                    policy.code
                );
            }
        }
        // A mark in the text leads to a remark on the same page.
        for mark in html.split("<a class=\"remark-mark\" href=\"#").skip(1) {
            let id = mark.split_once('"').unwrap().0;
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        }
        for measure in policy.measures {
            for passage in measure.passages {
                for (_, term) in terms_in(passage.text) {
                    let link = format!("href=\"{}\"", term_href(term.term));
                    assert!(html.contains(&link), "{}: {}", policy.code, term.term);
                    let explained = term
                        .explanation
                        .is_none_or(|it| unescaped(&html).contains(it));
                    assert!(explained, "{}: {}", policy.code, term.term);
                }
            }
        }
    }
}

#[test]
fn each_number_of_a_note_leads_to_it_on_the_same_page() {
    let is_digit = |character: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(character);
    let mut seen = 0;
    for route in Route::every_static(&PLAN) {
        // A document is shown line by line, its notes among them.
        if matches!(route, Route::SourceDocument(..)) {
            continue;
        }
        let html = framed(&route).into_string();
        for piece in html.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap();
            if let Some(link) = tag.strip_prefix("a class=\"footnote-mark\" href=\"#") {
                let id = link.trim_end_matches('"');
                assert!(text.chars().all(is_digit), "{route}: {text}");
                assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
                seen += 1;
            } else if tag != "dt class=\"signs__sign\"" {
                // A digit alone is a unit's: `m ²`.
                let digits = text.chars().filter(|it| is_digit(*it)).count();
                assert!(digits < 2, "{route}: {text}");
            }
        }
    }
    // 5-6 and 5-8, each also as the text of its edition, and two in the goals' page.
    assert_eq!(seen, 6);
}

#[test]
fn no_fold_lies_in_a_fold() {
    for route in Route::every_static(&PLAN) {
        let html = framed(&route).into_string();
        let mut depth = 0;
        for tag in html.split('<').skip(1) {
            if tag.starts_with("details") {
                depth += 1;
            } else if tag.starts_with("/details") {
                depth -= 1;
            }
            assert!(depth < 2, "{route}: {}", &tag[..tag.len().min(80)]);
        }
    }
}

#[test]
fn no_page_but_those_about_the_documents_calls_one_by_its_number() {
    for route in Route::every_static(&PLAN) {
        if matches!(route, Route::Sources | Route::OpenData) {
            continue;
        }
        let html = framed(&route).into_string();
        let main = html.split_once("<main").unwrap().1;
        assert!(!main.contains("文書00"), "{route}");
    }
}
