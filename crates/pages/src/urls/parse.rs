//! Addresses, read.

use hearing_api::{Receipt, Subject};
use percent_encoding::percent_decode_str;
use plan::{Document, LifeStage, PolicyCode};
use plan_data::BRIEF;

use super::filter_query::parse_filter;
use super::key;
use super::route::{Lines, ProjectChoice, Query, Route};

impl Route {
    /// Reads a path and a query (without its `?`). Never fails: what is unknown in the path is
    /// [`Route::NotFound`], what is unknown in the query is passed over.
    pub fn parse(path: &str, query: &str) -> Self {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let route = match (segments.next(), segments.next(), segments.next()) {
            (None, ..) => Some(Self::Home),
            (Some("goals"), None, _) => Some(Self::Goals),
            (Some("goals"), Some(number), None) => goal_number(number).map(Self::Goal),
            (Some("policies"), None, _) => Some(Self::Policies(parse_filter(query))),
            (Some("policies"), Some(code), None) => {
                code.parse().ok().map(Self::Policy).or_else(|| text(code))
            }
            (Some("plan"), None, _) => Some(Self::Overview),
            (Some("basic-policy"), None, _) => Some(Self::BasicPolicy),
            (Some("leading-project"), None, _) => Some(Self::LeadingProject),
            (Some("strategy"), None, _) => Some(Self::Strategy),
            (Some("strategy"), Some("national"), None) => Some(Self::NationalStrategy),
            (Some("partners"), None, _) => Some(Self::Partners),
            (Some("indicators"), None, _) => Some(Self::Indicators),
            (Some("projects"), None, _) => Some(Self::Projects(parse_projects(query))),
            (Some("editions"), None, _) => Some(Self::Editions),
            (Some("editions"), Some(code), None) => code
                .parse()
                .ok()
                .filter(has_earlier_text)
                .map(Self::PolicyEditions),
            (Some("glossary"), None, _) => Some(Self::Glossary),
            (Some("sources"), None, _) => Some(Self::Sources),
            (Some("sources"), Some(document), None) => document
                .parse()
                .ok()
                .filter(exists)
                .map(|document| Self::SourceDocument(document, parse_lines(query))),
            (Some("open-data"), None, _) => Some(Self::OpenData),
            (Some("card"), None, _) => Some(Self::Card(query.to_owned())),
            (Some("emaki"), None, _) => Some(Self::Emaki(parse_life_stage(query))),
            (Some("embed"), None, _) => Some(Self::Embed),
            (Some("opinions"), None, _) => {
                Some(parse_receipt(query).map_or(Self::Follow, Self::Opinion))
            }
            (Some("opinions"), Some("new"), None) => Some(Self::Send(parse_subject(query))),
            (Some("opinions"), Some(receipt), None) => Some(Self::Opinion(decoded(receipt))),
            (Some("voices"), None, _) => Some(Self::Voices(query.to_owned())),
            (Some("voices"), Some(id), None) => id.parse().ok().map(Self::Voice),
            (Some("search"), None, _) => Some(Self::Search(parse_query(query))),
            (Some("about"), None, _) => Some(Self::About),
            (Some("accessibility"), None, _) => Some(Self::Accessibility),
            _ => None,
        };
        route.unwrap_or(Self::NotFound)
    }
}

fn decoded(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().into_owned()
}

fn goal_number(segment: &str) -> Option<u8> {
    let number = segment.parse().ok()?;
    (BRIEF.goal(number).is_some() && !segment.starts_with(['0', '+'])).then_some(number)
}

/// A policy's text in an edition: `001-5-3`.
fn text(segment: &str) -> Option<Route> {
    let (edition, code) = segment.split_once('-')?;
    let (edition, code) = (edition.parse().ok()?, code.parse().ok()?);
    let policy = BRIEF.policy_in(edition, code);
    policy.map(|_| Route::PolicyText(edition, code))
}

/// Whether there is an earlier text beside the current one.
fn has_earlier_text(code: &PolicyCode) -> bool {
    BRIEF
        .policy(*code)
        .is_some_and(|policy| !BRIEF.earlier_texts(policy).is_empty())
}

fn exists(document: &Document) -> bool {
    let edition = document.edition();
    edition.is_none_or(|id| BRIEF.edition(id).is_some())
}

fn parse_projects(query: &str) -> ProjectChoice {
    form_urlencoded::parse(query.as_bytes())
        .find_map(|(key, value)| match (key.as_ref(), value.as_ref()) {
            (key::PRIORITY, key::PRIORITY_ONLY) => Some(ProjectChoice::Priority),
            (key::DEPARTMENT, place) => place.parse().ok().map(ProjectChoice::Department),
            _ => None,
        })
        .unwrap_or(ProjectChoice::All)
}

fn parse_life_stage(query: &str) -> Option<LifeStage> {
    form_urlencoded::parse(query.as_bytes())
        .find(|(key, _)| key == key::LIFE_STAGE)
        .and_then(|(_, value)| value.parse().ok())
}

fn parse_lines(query: &str) -> Option<Lines> {
    let (_, lines) = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == key::LINES)?;
    let (first, last) = lines.split_once('-')?;
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some(Lines { first, last })
}

fn parse_subject(query: &str) -> Option<Subject> {
    form_urlencoded::parse(query.as_bytes())
        .find(|(key, _)| key == key::ABOUT)
        .and_then(|(_, value)| Subject::read(&value, &BRIEF).ok())
}

/// The receipt of a submitted form, in the one spelling if it is one, else as it was typed.
fn parse_receipt(query: &str) -> Option<String> {
    let (_, typed) =
        form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == key::RECEIPT)?;
    let typed = typed.trim();
    let receipt = typed.parse::<Receipt>();
    (!typed.is_empty())
        .then(|| receipt.map_or_else(|_| typed.to_owned(), |receipt| receipt.to_string()))
}

fn parse_query(query: &str) -> Query {
    let mut parsed = Query::default();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match key.as_ref() {
            key::WORDS => parsed.words = value.into_owned(),
            key::KIND => parsed.kind = value.parse().ok(),
            _ => {}
        }
    }
    parsed
}
