//! The glossary, and where its terms are offered.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/entities.rs"]
mod entities;

use std::collections::BTreeSet;

use entities::unescaped;
use pages::pages::framed;
use pages::urls::{Route, source_href, term_href, term_id};
use plan_data::{GLOSSARY, PLAN, terms_in};

/// The terms' entries, in the order of the page.
fn entries(html: &str) -> Vec<&str> {
    html.split("<div class=\"glossary__entry\"")
        .skip(1)
        .collect()
}

#[test]
fn every_term_has_an_entry_in_the_order_of_readings() {
    let html = unescaped(&framed(&Route::Glossary).into_string());
    let entries = entries(&html);
    assert_eq!(entries.len(), GLOSSARY.len());
    for (entry, term) in entries.iter().zip(GLOSSARY) {
        assert!(entry.starts_with(&format!(" id=\"{}\"", term_id(term.term))));
        let head = format!("<dt class=\"glossary__term\">{}<", term.term);
        assert!(entry.contains(&head), "{}", term.term);
        assert!(entry.contains(term.yomi), "{}", term.term);
    }
    let ids: BTreeSet<_> = GLOSSARY.iter().map(|term| term_id(term.term)).collect();
    assert_eq!(ids.len(), GLOSSARY.len());
}

#[test]
fn a_quotation_has_its_source_and_an_explanation_its_author() {
    let html = unescaped(&framed(&Route::Glossary).into_string());
    assert!(html.contains("「説明」は、このサイトの編集者が書いたもの"));
    for (entry, term) in entries(&html).iter().zip(GLOSSARY) {
        if let Some(quote) = term.quote {
            assert!(entry.contains(quote.text), "{}", term.term);
            let link = format!("href=\"{}\"", source_href(quote.source));
            assert!(unescaped(entry).contains(&link), "{}", term.term);
        }
        let label = "<span class=\"glossary__label\">説明</span>";
        assert_eq!(entry.contains(label), term.explanation.is_some());
        assert!(term.explanation.is_none_or(|words| entry.contains(words)));
    }
}

#[test]
fn every_term_says_where_it_occurs() {
    let html = framed(&Route::Glossary).into_string();
    for (entry, term) in entries(&html).iter().zip(GLOSSARY) {
        let places = entry.split_once("glossary__places").unwrap().1;
        assert!(places.contains("href=\"/"), "{}", term.term);
    }
}

#[test]
fn a_policy_offers_the_terms_that_occur_in_it_and_the_glossary_leads_back() {
    let glossary = framed(&Route::Glossary).into_string();
    let mut seen = 0;
    for policy in PLAN.current_policies() {
        let html = framed(&Route::Policy(policy.code)).into_string();
        let offered = html.split_once("<section class=\"page-section page-terms\"");
        let offered = offered.map_or("", |(_, rest)| rest.split_once("</section>").unwrap().0);
        let measures = policy.measures.iter();
        let texts = measures
            .flat_map(|measure| std::iter::once(&measure.title).chain(measure.passages))
            .chain([&policy.goal])
            .map(|passage| passage.text);
        for (_, term) in texts.flat_map(terms_in) {
            let link = format!("href=\"{}\"", term_href(term.term));
            assert_eq!(offered.matches(&link).count(), 1, "{}: {link}", policy.code);
            let id = format!(" id=\"{}\"", term_id(term.term));
            let entry = glossary.split_once(&id).unwrap().1;
            let entry = entry.split("glossary__entry").next().unwrap();
            let back = format!("href=\"{}\"", Route::Policy(policy.code));
            assert!(entry.contains(&back), "{}: {back}", term.term);
            seen += 1;
        }
    }
    assert!(seen > 90, "{seen}");
}
