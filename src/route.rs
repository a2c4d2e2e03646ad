//! The one place where URLs are parsed and printed.
//!
//! A link anywhere in the app is `Route::….to_string()`; no other module spells a path or a
//! query. The prerenderer walks [`Route::every_static`] and [`Route::every_single_choice`].

use std::fmt;

use hearing_api::{Receipt, Subject};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use plan::filter::Filter;
use plan::{Chapter, LifeStage, PartnerRole, Plan, PolicyCode, Situation};

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
    /// `/opinions/new?about=2-2`: sending an opinion, perhaps about something.
    Send(Option<Subject>),
    /// `/opinions`: asks for a receipt. With one in its query it is [`Route::Opinion`].
    Follow,
    /// `/opinions/7K3-…`: what became of an opinion. The receipt as it stands in the URL, unchecked.
    Opinion(String),
    /// `/about`: what this is, privacy, accessibility.
    About,
    /// Anything else.
    NotFound,
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
            (Some("opinions"), None, _) => {
                Some(parse_receipt(query).map_or(Self::Follow, Self::Opinion))
            }
            (Some("opinions"), Some("new"), None) => Some(Self::Send(parse_subject(query))),
            (Some("opinions"), Some(receipt), None) => Some(Self::Opinion(decoded(receipt))),
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

    /// This route without its query: what decides which page is shown.
    #[must_use]
    pub fn page(&self) -> Self {
        match self {
            Self::Policies(_) => Self::all_policies(),
            Self::Send(_) => Self::Send(None),
            other => other.clone(),
        }
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
        ];
        routes.extend(plan.vision.goals.iter().map(|goal| Self::Goal(goal.number)));
        routes.extend(
            plan.current_policies()
                .map(|policy| Self::Policy(policy.code)),
        );
        routes
    }

    /// The lists under a filter of one choice: what home links to, and so the filters that work
    /// before, and without, WebAssembly.
    pub fn every_single_choice() -> Vec<Self> {
        let mut routes = Vec::new();
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
            Self::Send(None) => f.write_str("/opinions/new"),
            Self::Send(Some(subject)) => write!(f, "/opinions/new?{}={subject}", key::ABOUT),
            Self::Follow => f.write_str("/opinions"),
            Self::Opinion(receipt) => {
                f.write_str("/opinions/")?;
                write!(f, "{}", utf8_percent_encode(receipt, RECEIPT_SAFE))
            }
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
