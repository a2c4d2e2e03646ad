//! Which page stands above which.

use super::route::{ProjectChoice, Route};

impl Route {
    /// The page above this one; none above home.
    pub fn parent(&self) -> Option<Self> {
        Some(match self {
            Self::Home => return None,
            Self::Policy(code) | Self::PolicyText(_, code) => Self::for_chapter(code.chapter),
            Self::Policies(filter) if !filter.is_empty() => Self::all_policies(),
            Self::Goal(_) => Self::Goals,
            Self::NationalStrategy => Self::Strategy,
            Self::PolicyEditions(_) => Self::Editions,
            Self::SourceDocument(..) => Self::Sources,
            Self::Projects(ProjectChoice::Priority | ProjectChoice::Department(_)) => {
                Self::Projects(ProjectChoice::All)
            }
            Self::Voice(_) => Self::Voices(String::new()),
            Self::Voices(_) | Self::Opinion(_) => Self::Follow,
            Self::Embed | Self::Accessibility => Self::About,
            Self::Goals
            | Self::BasicPolicy
            | Self::LeadingProject
            | Self::Strategy
            | Self::Partners
            | Self::Indicators
            | Self::Projects(ProjectChoice::All)
            | Self::Editions
            | Self::Glossary
            | Self::Sources
            | Self::OpenData
            | Self::Emaki(_) => Self::Overview,
            Self::Policies(_)
            | Self::Overview
            | Self::Card(_)
            | Self::Send(_)
            | Self::Follow
            | Self::Search(_)
            | Self::About
            | Self::NotFound => Self::Home,
        })
    }

    /// The pages above this one, home first.
    pub fn above(&self) -> Vec<Self> {
        let mut above: Vec<_> = std::iter::successors(self.parent(), Self::parent).collect();
        above.reverse();
        above
    }
}
