//! The one place where URLs are parsed and printed.
//!
//! A link anywhere in the app is `Route::….to_string()`; no other module spells a path or a
//! query. The prerenderer walks [`Route::every_static`] and [`Route::every_single_choice`].

use std::fmt;

use hearing_api::{Receipt, Subject};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use plan::filter::Filter;
use plan::{
    Chapter, Document, Edition, LifeStage, PartnerRole, Plan, PolicyCode, ProjectCode, Situation,
    Source,
};
use plan_search::Kind;

#[cfg(not(feature = "csr"))]
use crate::pages::projects::department;

/// A page of the app, with what its URL says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Home,
    /// `/goals`: the vision and its three goals.
    Goals,
    /// `/goals/1`
    Goal(u8),
    /// `/policies?life-stage=infant&q=…`: the list under a filter.
    Policies(Filter),
    /// `/policies/2-2`
    Policy(PolicyCode),
    /// `/plan`: what there is to read, and where.
    Overview,
    /// `/basic-policy`: まちづくりの基本方針 in both wordings.
    BasicPolicy,
    /// `/leading-project`
    LeadingProject,
    /// `/strategy`: the themes and the national objectives of document 002.
    Strategy,
    /// `/partners`: policies × partner roles.
    Partners,
    /// `/indicators`
    Indicators,
    /// `/projects`: the implementation plans of earlier plans.
    Projects(ProjectChoice),
    /// `/editions`: what changed between documents 000 and 001.
    Editions,
    /// `/editions/5-7`: the same for one policy, word by word.
    PolicyEditions(PolicyCode),
    /// `/glossary`
    Glossary,
    /// `/sources`: the source documents.
    Sources,
    /// `/sources/000?lines=51-53`: one of them, perhaps with lines to be marked.
    SourceDocument(Document, Option<Lines>),
    /// `/open-data`
    OpenData,
    /// `/embed`: the HTML by which other sites show the app.
    Embed,
    /// `/opinions/new?about=2-2`: sending an opinion, perhaps about something.
    Send(Option<Subject>),
    /// `/opinions`: asks for a receipt. With one in its query it is [`Route::Opinion`].
    Follow,
    /// `/opinions/7K3-…`: what became of an opinion. The receipt as it stands in the URL, unchecked.
    Opinion(String),
    /// `/search?q=…`: what the words find in all documents.
    Search(Query),
    /// `/voices?…`: published opinions with their answers. The query as it stands in the URL: the
    /// server reads it.
    Voices(String),
    /// `/voices/7`: one of them.
    Voice(u64),
    /// `/about`: what this is, privacy, accessibility.
    About,
    /// Anything else.
    NotFound,
}

/// What is searched for in all documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words, as typed.
    pub words: String,
    /// Only this kind of hit, but more of them.
    pub kind: Option<Kind>,
}

/// The address of the file that the search reads.
pub const SEARCH_INDEX: &str = "/search-index.txt";

/// Which of the projects are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectChoice {
    /// All.
    All,
    /// 重点事業.
    Priority,
    /// Those of one department, by its place in the list that the page gives, from 1.
    Department(u8),
}

/// The first and the last of some lines of a document, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// The first.
    pub first: u16,
    /// The last, inclusive.
    pub last: u16,
}

/// The names of the query's keys, for the form controls that make one.
pub mod key {
    /// Of a life stage's id.
    pub const LIFE_STAGE: &str = "life-stage";
    /// Of a situation's id.
    pub const SITUATION: &str = "situation";
    /// Of a partner role's id.
    pub const PARTNER: &str = "partner";
    /// Of a chapter's id.
    pub const CHAPTER: &str = "chapter";
    /// Of the words to search for.
    pub const WORDS: &str = "q";
    /// Of a receipt, in the form that asks for one.
    pub const RECEIPT: &str = "receipt";
    /// Of what an opinion is about.
    pub const ABOUT: &str = "about";
    /// Of a kind of hit.
    pub const KIND: &str = "kind";
    /// Of the lines to be marked in a source document.
    pub const LINES: &str = "lines";
    /// Of a department's place in the list of departments.
    pub const DEPARTMENT: &str = "department";
    /// Of the choice of priority projects.
    pub const PRIORITY: &str = "priority";
}

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
            (Some("policies"), Some(code), None) => code.parse().ok().map(Self::Policy),
            (Some("plan"), None, _) => Some(Self::Overview),
            (Some("basic-policy"), None, _) => Some(Self::BasicPolicy),
            (Some("leading-project"), None, _) => Some(Self::LeadingProject),
            (Some("strategy"), None, _) => Some(Self::Strategy),
            (Some("partners"), None, _) => Some(Self::Partners),
            (Some("indicators"), None, _) => Some(Self::Indicators),
            (Some("projects"), None, _) => Some(Self::Projects(parse_projects(query))),
            (Some("editions"), None, _) => Some(Self::Editions),
            (Some("editions"), Some(code), None) => code
                .parse()
                .ok()
                .filter(has_later_text)
                .map(Self::PolicyEditions),
            (Some("glossary"), None, _) => Some(Self::Glossary),
            (Some("sources"), None, _) => Some(Self::Sources),
            (Some("sources"), Some(document), None) => document
                .parse()
                .ok()
                .map(|document| Self::SourceDocument(document, parse_lines(query))),
            (Some("open-data"), None, _) => Some(Self::OpenData),
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
            _ => None,
        };
        route.unwrap_or(Self::NotFound)
    }

    /// The list of policies without a filter.
    pub fn all_policies() -> Self {
        Self::Policies(Filter::default())
    }

    /// The list for one life stage.
    pub fn for_life_stage(life_stage: LifeStage) -> Self {
        Self::Policies(Filter {
            life_stages: vec![life_stage],
            ..Filter::default()
        })
    }

    /// The list for one situation.
    pub fn for_situation(situation: Situation) -> Self {
        Self::Policies(Filter {
            situations: vec![situation],
            ..Filter::default()
        })
    }

    /// The list for one chapter.
    pub fn for_chapter(chapter: Chapter) -> Self {
        Self::Policies(Filter {
            chapters: vec![chapter],
            ..Filter::default()
        })
    }

    /// The list for one partner role.
    pub fn for_partner(role: PartnerRole) -> Self {
        Self::Policies(Filter {
            partner_roles: vec![role],
            ..Filter::default()
        })
    }

    /// What `words` find in all documents.
    pub fn search(words: &str) -> Self {
        Self::Search(Query {
            words: words.to_owned(),
            kind: None,
        })
    }

    /// This route without its query: what decides which page is shown.
    #[must_use]
    pub fn page(&self) -> Self {
        match self {
            Self::Policies(_) => Self::all_policies(),
            Self::Send(_) => Self::Send(None),
            Self::Search(_) => Self::search(""),
            Self::SourceDocument(document, _) => Self::SourceDocument(*document, None),
            other => other.clone(),
        }
    }

    /// Whether the page only shows the plan. Such a page is an HTML file that the app fetches; the
    /// others are built in the browser, because they answer to the reader.
    pub fn is_file(&self) -> bool {
        !matches!(
            self,
            Self::Policies(_) | Self::Send(_) | Self::Follow | Self::Opinion(_) | Self::Search(_)
        )
    }

    /// Whether the page may say something else the next time it is fetched.
    pub fn is_changing(&self) -> bool {
        matches!(self, Self::Voices(_) | Self::Voice(_))
    }

    /// Whether the page shows more of the plan than home and the policies do, and in more ways: it
    /// has a stylesheet that others do not need.
    pub fn is_reading(&self) -> bool {
        matches!(
            self,
            Self::BasicPolicy
                | Self::LeadingProject
                | Self::Strategy
                | Self::Partners
                | Self::Indicators
                | Self::Projects(_)
                | Self::Editions
                | Self::PolicyEditions(_)
                | Self::Glossary
                | Self::Sources
                | Self::SourceDocument(..)
                | Self::OpenData
                | Self::Embed
        )
    }

    /// Every route that `dist` holds as an HTML file, but those of [`Route::every_single_choice`].
    pub fn every_static(plan: &Plan<'_>) -> Vec<Self> {
        let mut routes = vec![
            Self::Home,
            Self::Goals,
            Self::all_policies(),
            Self::Send(None),
            Self::Follow,
            Self::About,
            Self::Overview,
            Self::BasicPolicy,
            Self::LeadingProject,
            Self::Strategy,
            Self::Partners,
            Self::Indicators,
            Self::Projects(ProjectChoice::All),
            Self::Editions,
            Self::Glossary,
            Self::Sources,
            Self::OpenData,
            Self::Embed,
            Self::search(""),
        ];
        routes.extend(plan.vision.goals.iter().map(|goal| Self::Goal(goal.number)));
        routes.extend(
            plan.current_policies()
                .map(|policy| Self::Policy(policy.code)),
        );
        routes.extend(
            plan.current_policies()
                .filter(|policy| policy.edition == Edition::Later)
                .map(|policy| Self::PolicyEditions(policy.code)),
        );
        routes.extend(
            Document::ALL
                .iter()
                .map(|document| Self::SourceDocument(*document, None)),
        );
        routes
    }

    /// The lists under a filter of one choice: what home and the projects link to, and so the
    /// filters that work before, and without, WebAssembly.
    #[cfg(not(feature = "csr"))]
    pub fn every_single_choice() -> Vec<Self> {
        let mut routes = vec![Self::Projects(ProjectChoice::Priority)];
        routes.extend(
            (1..)
                .map_while(|place| department(place).map(|_| ProjectChoice::Department(place)))
                .map(Self::Projects),
        );
        routes.extend(LifeStage::ALL.iter().copied().map(Self::for_life_stage));
        routes.extend(Situation::ALL.iter().copied().map(Self::for_situation));
        routes.extend(PartnerRole::ALL.iter().copied().map(Self::for_partner));
        routes.extend(Chapter::ALL.iter().copied().map(Self::for_chapter));
        routes
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
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
            Self::Partners => f.write_str("/partners"),
            Self::Indicators => f.write_str("/indicators"),
            Self::Projects(ProjectChoice::All) => f.write_str("/projects"),
            Self::Projects(ProjectChoice::Priority) => {
                write!(f, "/projects?{}={PRIORITY_ONLY}", key::PRIORITY)
            }
            Self::Projects(ProjectChoice::Department(place)) => {
                write!(f, "/projects?{}={place}", key::DEPARTMENT)
            }
            Self::Editions => f.write_str("/editions"),
            Self::PolicyEditions(code) => write!(f, "/editions/{code}"),
            Self::Glossary => f.write_str("/glossary"),
            Self::Sources => f.write_str("/sources"),
            Self::SourceDocument(document, None) => write!(f, "/sources/{}", document.id()),
            Self::SourceDocument(document, Some(Lines { first, last })) => {
                write!(
                    f,
                    "/sources/{}?{}={first}-{last}",
                    document.id(),
                    key::LINES
                )
            }
            Self::OpenData => f.write_str("/open-data"),
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
            Self::NotFound => f.write_str("/404"),
        }
    }
}

/// What stands as it is in the path of a receipt.
const RECEIPT_SAFE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-');

fn decoded(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().into_owned()
}

fn goal_number(segment: &str) -> Option<u8> {
    segment
        .parse()
        .ok()
        .filter(|number| matches!(number, 1..=3) && segment.len() == 1)
}

/// The value that chooses the priority projects.
const PRIORITY_ONLY: &str = "only";

/// Only 計画推進体制 has a later text.
fn has_later_text(code: &PolicyCode) -> bool {
    code.chapter == Chapter::Administration
}

fn parse_projects(query: &str) -> ProjectChoice {
    form_urlencoded::parse(query.as_bytes())
        .find_map(|(key, value)| match (key.as_ref(), value.as_ref()) {
            (key::PRIORITY, PRIORITY_ONLY) => Some(ProjectChoice::Priority),
            (key::DEPARTMENT, place) => place.parse().ok().map(ProjectChoice::Department),
            _ => None,
        })
        .unwrap_or(ProjectChoice::All)
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
        .and_then(|(_, value)| value.parse().ok())
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

fn parse_filter(query: &str) -> Filter {
    fn add<T: std::str::FromStr + PartialEq>(chosen: &mut Vec<T>, id: &str) {
        if let Ok(choice) = id.parse()
            && !chosen.contains(&choice)
        {
            chosen.push(choice);
        }
    }
    let mut filter = Filter::default();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match key.as_ref() {
            key::LIFE_STAGE => add(&mut filter.life_stages, &value),
            key::SITUATION => add(&mut filter.situations, &value),
            key::PARTNER => add(&mut filter.partner_roles, &value),
            key::CHAPTER => add(&mut filter.chapters, &value),
            key::WORDS => filter.words = value.into_owned(),
            _ => {}
        }
    }
    filter
}

fn print_filter(filter: &Filter) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(
        filter
            .life_stages
            .iter()
            .map(|choice| (key::LIFE_STAGE, choice.id())),
    );
    query.extend_pairs(
        filter
            .situations
            .iter()
            .map(|choice| (key::SITUATION, choice.id())),
    );
    query.extend_pairs(
        filter
            .partner_roles
            .iter()
            .map(|choice| (key::PARTNER, choice.id())),
    );
    query.extend_pairs(
        filter
            .chapters
            .iter()
            .map(|choice| (key::CHAPTER, choice.id())),
    );
    if !filter.words.is_empty() {
        query.append_pair(key::WORDS, &filter.words);
    }
    query.finish()
}

/// The address of a measure within its policy's page.
pub fn measure_href(code: PolicyCode, number: u8) -> String {
    format!("{}#{}", Route::Policy(code), measure_id(number))
}

/// The id of a measure's element within its policy's page.
pub fn measure_id(number: u8) -> String {
    format!("measure-{number}")
}

/// The address of the partners and what is done with them within a policy's page.
pub fn co_creation_href(code: PolicyCode) -> String {
    format!("{}#co-creation", Route::Policy(code))
}

/// The address of an indicator, by its place in its policy's table, from 1.
pub fn indicator_href(code: PolicyCode, place: usize) -> String {
    format!("{}#{}", Route::Indicators, indicator_id(code, place))
}

/// The id of an indicator's element within the page of the indicators.
pub fn indicator_id(code: PolicyCode, place: usize) -> String {
    format!("{code}-{place}")
}

/// The address of what the signs in the tables of indicators mean.
pub fn indicator_signs_href() -> String {
    format!("{}#{INDICATOR_SIGNS}", Route::Indicators)
}

/// The id of that part of the page of the indicators.
pub const INDICATOR_SIGNS: &str = "signs";

/// The address of the newest voices, all or a policy's, as a piece of a page.
pub fn latest_voices_href(policy: Option<PolicyCode>) -> String {
    let voices = Route::Voices(String::new());
    policy.map_or_else(
        || format!("{voices}/latest"),
        |code| format!("{voices}/latest?policy={code}"),
    )
}

/// The address of a project, by its place in its document's table, from 1.
pub fn project_href(document: Document, place: usize) -> String {
    format!(
        "{}#{}",
        Route::Projects(ProjectChoice::All),
        project_id(document, place)
    )
}

/// The id of a project's element within the pages of the projects.
pub fn project_id(document: Document, place: usize) -> String {
    format!("project-{document}-{place}")
}

/// The address of a priority project's card.
pub fn priority_project_href(document: Document, code: ProjectCode) -> String {
    format!(
        "{}#{}",
        Route::Projects(ProjectChoice::Priority),
        priority_project_id(document, code)
    )
}

/// The id of a priority project's card.
pub fn priority_project_id(document: Document, code: ProjectCode) -> String {
    format!("priority-{document}-{code}")
}

/// The address of the lines of a source within its document's page: the lines to be marked, and
/// the first of them to begin with.
pub fn source_href(source: Source) -> String {
    let lines = Lines {
        first: source.first,
        last: source.last,
    };
    format!(
        "{}#{}",
        Route::SourceDocument(source.document, Some(lines)),
        line_id(source.first)
    )
}

/// The address of a term's entry in the glossary.
pub fn term_href(term: &str) -> String {
    format!("{}#{}", Route::Glossary, term_id(term))
}

/// The id of a term's entry in the glossary: the term as it stands in an address, so that no
/// browser spells the one otherwise than the other.
pub fn term_id(term: &str) -> String {
    utf8_percent_encode(term, NON_ALPHANUMERIC).to_string()
}

/// The address of a file of the open data.
pub fn open_data_href(name: &str) -> String {
    format!("{}/{name}", Route::OpenData)
}

/// The address of a line from within its document's page.
pub fn line_href(line: u16) -> String {
    format!("#{}", line_id(line))
}

/// The id of a line's element within its document's page.
pub fn line_id(line: u16) -> String {
    format!("L{line}")
}

/// The address of a theme of the strategy, by its place among the five, from 1.
pub fn theme_href(number: usize) -> String {
    format!("{}#{}", Route::Strategy, theme_id(number))
}

/// The id of a theme's element within the strategy's page.
pub fn theme_id(number: usize) -> String {
    format!("theme-{number}")
}

/// The address of an objective of the national strategy, `A` to `E`.
pub fn objective_href(letter: char) -> String {
    format!("{}#{}", Route::Strategy, objective_id(letter))
}

/// The id of an objective's element within the strategy's page.
pub fn objective_id(letter: char) -> String {
    format!("objective-{}", letter.to_ascii_lowercase())
}

/// The address of a category of the national strategy, `a` to `r`.
pub fn category_href(letter: char) -> String {
    format!("{}#{}", Route::Strategy, category_id(letter))
}

/// The id of a category's element within the strategy's page.
pub fn category_id(letter: char) -> String {
    format!("category-{letter}")
}

/// The address of what the strategy says of a policy, within the policy's page.
pub fn strategy_place_href(code: PolicyCode) -> String {
    format!("{}#{STRATEGY_PLACE_ID}", Route::Policy(code))
}

/// The id of what the strategy says of a policy, within the policy's page.
pub const STRATEGY_PLACE_ID: &str = "strategy";
