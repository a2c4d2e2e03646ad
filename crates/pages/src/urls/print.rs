//! Addresses, printed.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::filter_query::print_filter;
use super::key;
use super::languages::language_prefix;
use super::route::{Lines, ProjectChoice, Query, Route};
use crate::language::language_of_addresses;

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = language_of_addresses().filter(|language| self.is_in(*language));
        if let Some(language) = language {
            f.write_str(language_prefix(language))?;
        }
        match self {
            Self::Home if language.is_some() => Ok(()),
            Self::Home => f.write_str("/"),
            Self::Goals => f.write_str("/goals"),
            Self::Goal(number) => write!(f, "/goals/{number}"),
            Self::Policies(filter) => {
                f.write_str("/policies")?;
                let query = print_filter(filter);
                if query.is_empty() {
                    Ok(())
                } else {
                    write!(f, "?{query}")
                }
            }
            Self::Policy(code) => write!(f, "/policies/{code}"),
            Self::Overview => f.write_str("/plan"),
            Self::BasicPolicy => f.write_str("/basic-policy"),
            Self::LeadingProject => f.write_str("/leading-project"),
            Self::Strategy => f.write_str("/strategy"),
            Self::NationalStrategy => f.write_str("/strategy/national"),
            Self::Partners => f.write_str("/partners"),
            Self::Indicators => f.write_str("/indicators"),
            Self::Projects(ProjectChoice::All) => f.write_str("/projects"),
            Self::Projects(ProjectChoice::Priority) => {
                write!(
                    f,
                    "/projects?{}={only}",
                    key::PRIORITY,
                    only = key::PRIORITY_ONLY
                )
            }
            Self::Projects(ProjectChoice::Department(place)) => {
                write!(f, "/projects?{}={place}", key::DEPARTMENT)
            }
            Self::PolicyText(edition, code) => write!(f, "/policies/{edition}-{code}"),
            Self::Editions => f.write_str("/editions"),
            Self::PolicyEditions(code) => write!(f, "/editions/{code}"),
            Self::Glossary => f.write_str("/glossary"),
            Self::Sources => f.write_str("/sources"),
            Self::SourceDocument(document, None) => write!(f, "/sources/{document}"),
            Self::SourceDocument(document, Some(Lines { first, last })) => {
                write!(f, "/sources/{document}?{}={first}-{last}", key::LINES)
            }
            Self::OpenData => f.write_str("/open-data"),
            Self::Card(query) if query.is_empty() => f.write_str("/card"),
            Self::Card(query) => write!(f, "/card?{query}"),
            Self::Emaki(None) => f.write_str("/emaki"),
            Self::Emaki(Some(life_stage)) => write!(f, "/emaki?{}={life_stage}", key::LIFE_STAGE),
            Self::Embed => f.write_str("/embed"),
            Self::Send(None) => f.write_str("/opinions/new"),
            Self::Send(Some(subject)) => write!(f, "/opinions/new?{}={subject}", key::ABOUT),
            Self::Follow => f.write_str("/opinions"),
            Self::Opinion(receipt) => {
                f.write_str("/opinions/")?;
                write!(f, "{}", utf8_percent_encode(receipt, RECEIPT_SAFE))
            }
            Self::Search(query) => {
                f.write_str("/search")?;
                let query = print_query(query);
                if query.is_empty() {
                    Ok(())
                } else {
                    write!(f, "?{query}")
                }
            }
            Self::Voices(query) if query.is_empty() => f.write_str("/voices"),
            Self::Voices(query) => write!(f, "/voices?{query}"),
            Self::Voice(id) => write!(f, "/voices/{id}"),
            Self::About => f.write_str("/about"),
            Self::Accessibility => f.write_str("/accessibility"),
            Self::NotFound => f.write_str("/404"),
        }
    }
}

/// What stands as it is in the path of a receipt.
const RECEIPT_SAFE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-');

/// The query that asks for some words.
pub(super) fn print_words(words: &str) -> String {
    print_query(&Query {
        words: words.to_owned(),
        kind: None,
    })
}

fn print_query(query: &Query) -> String {
    let mut printed = form_urlencoded::Serializer::new(String::new());
    if !query.words.is_empty() {
        printed.append_pair(key::WORDS, &query.words);
    }
    if let Some(kind) = query.kind {
        printed.append_pair(key::KIND, kind.id());
    }
    printed.finish()
}
