//! The pages by their addresses.

use hearing_api::Subject;
use plan::filter::Filter;
use plan::{Chapter, Document, EditionId, LifeStage, PartnerRole, Plan, PolicyCode, Situation};
use plan_search::Kind;

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
    /// `/policies/2-2`: the current policy with this code, or what became of an earlier one.
    Policy(PolicyCode),
    /// `/policies/001-5-3`: the text of a policy in one edition, which stays.
    PolicyText(EditionId, PolicyCode),
    /// `/plan`: what there is to read, and where.
    Overview,
    /// `/basic-policy`: まちづくりの基本方針 in both wordings.
    BasicPolicy,
    /// `/leading-project`
    LeadingProject,
    /// `/strategy`: the themes of document 002.
    Strategy,
    /// `/strategy/national`: the national objectives of document 002.
    NationalStrategy,
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
    /// `/emaki?life-stage=infant`: the policies in one picture, perhaps with one stage's in colour.
    Emaki(Option<LifeStage>),
    /// `/card?p=2-2,3-11`: a sheet of some policies. The query as it stands in the URL: the server
    /// reads it.
    Card(String),
    /// `/embed`: the HTML by which other sites show the app.
    Embed,
    /// `/opinions/new?about=000-2-2`: sending an opinion, perhaps about something.
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
    Voice(i64),
    /// `/about`: what this is, privacy, accessibility.
    About,
    /// `/accessibility`: how far it conforms to the standard, and how that was found out.
    Accessibility,
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

impl Route {
    /// The list of policies without a filter.
    pub fn all_policies() -> Self {
        Self::Policies(Filter::default())
    }

    /// The same with the goal and the measures of each.
    pub fn all_policies_in_full() -> Self {
        Self::Policies(Filter {
            in_full: true,
            ..Filter::default()
        })
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

    /// Where an address leads whose policy has another code in `plan` now.
    pub fn successor(&self, plan: &Plan<'_>) -> Option<Self> {
        match self {
            Self::Policy(code) => plan.successor(*code).map(|it| Self::Policy(it.code)),
            _ => None,
        }
    }

    /// Whether the page only shows the plan. Such a page is an HTML file that the app fetches; to the
    /// others the app answers.
    pub fn is_file(&self) -> bool {
        self.app_part().is_none()
    }

    /// Whether the app fetches the page's HTML file: it only shows the plan, or it is the opinion form,
    /// which the app answers to and does not write.
    pub fn is_fetched(&self) -> bool {
        self.is_file() || matches!(self, Self::Send(_))
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
                | Self::NationalStrategy
                | Self::Partners
                | Self::Indicators
                | Self::Projects(_)
                | Self::Editions
                | Self::PolicyEditions(_)
                | Self::Glossary
                | Self::Sources
                | Self::SourceDocument(..)
                | Self::OpenData
                | Self::Emaki(_)
                | Self::Card(_)
                | Self::Embed
                | Self::Accessibility
        )
    }
}
