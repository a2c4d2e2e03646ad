//! The glossary, and where its terms are offered.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/entities.rs"]
mod entities;

use std::collections::BTreeSet;

use entities::unescaped;
use pages::pages::framed;
use pages::urls::{Route, source_href, term_href, term_id};
use plan::{GlossaryTerm, Measure};
use plan_data::{GLOSSARY, PLAN, terms_in};

/// A term's entry.
fn entry<'a>(html: &'a str, term: &GlossaryTerm<'_>) -> &'a str {
    let opening = format!(
        "<div class=\"glossary__entry\" id=\"{}\"",
        term_id(term.term)
    );
    let (_, entry) = html.split_once(&opening).unwrap();
    entry
        .split("<div class=\"glossary__entry\"")
        .next()
        .unwrap()
}

#[test]
fn every_term_has_an_entry_and_each_group_says_how_many_it_has() {
    let html = framed(&Route::Glossary).into_string();
    assert_eq!(
        html.matches("<div class=\"glossary__entry\"").count(),
        GLOSSARY.len()
    );
    for term in GLOSSARY {
        let entry = unescaped(entry(&html, term));
        let head = format!("<dt class=\"glossary__term\">{}<", term.term);
        assert!(entry.contains(&head), "{}", term.term);
        assert!(entry.contains(term.yomi), "{}", term.term);
    }
    let mut counted = 0;
    for group in html.split("<details class=\"fold\">").skip(1) {
        let group = group.split("</details>").next().unwrap();
        let own = group.matches("<div class=\"glossary__entry\"").count();
        // What the page cites is folded as well.
        if own == 0 {
            continue;
        }
        let said = format!("<span class=\"fold__count\">{own}</span>");
        assert!(group.contains(&said), "{said}");
        counted += own;
    }
    assert_eq!(counted, GLOSSARY.len());
    let ids: BTreeSet<_> = GLOSSARY.iter().map(|term| term_id(term.term)).collect();
    assert_eq!(ids.len(), GLOSSARY.len());
}

#[test]
fn a_quotation_has_its_source_and_an_explanation_is_said_to_be_the_editors() {
    let html = framed(&Route::Glossary).into_string();
    assert!(html.contains("このサイトの編集者が書いたもので、市によるものではありません。"));
    for term in GLOSSARY {
        let entry = unescaped(entry(&html, term));
        assert_eq!(
            entry.contains("文書のことば"),
            term.quote.is_some(),
            "{}",
            term.term
        );
        if let Some(quote) = term.quote {
            assert!(entry.contains(quote.text), "{}", term.term);
            let link = format!("href=\"{}\"", source_href(quote.source));
            assert!(entry.contains(&link), "{}", term.term);
        }
        assert!(term.explanation.is_none_or(|words| entry.contains(words)));
    }
}

#[test]
fn every_term_says_where_it_occurs() {
    let html = framed(&Route::Glossary).into_string();
    for term in GLOSSARY {
        let places = entry(&html, term).split_once("glossary__places").unwrap().1;
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
        let measures = policy.measures.iter().flat_map(Measure::printed);
        let texts = measures.chain([policy.goal]).map(|passage| passage.text);
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
