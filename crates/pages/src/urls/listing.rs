//! Every page that is an HTML file.

use plan::{Chapter, LifeStage, PartnerRole, Plan, Situation};

use super::route::{ProjectChoice, Route};
use crate::earlier_projects::department;

impl Route {
    /// Every route that `dist` holds as an HTML file, but those of [`Route::every_single_choice`].
    pub fn every_static(plan: &Plan<'_>) -> Vec<Self> {
        let mut routes = vec![
            Self::Home,
            Self::Goals,
            Self::all_policies(),
            Self::Send(None),
            Self::Follow,
            Self::About,
            Self::Accessibility,
            Self::Overview,
            Self::BasicPolicy,
            Self::LeadingProject,
            Self::Strategy,
            Self::NationalStrategy,
            Self::Partners,
            Self::Indicators,
            Self::Projects(ProjectChoice::All),
            Self::Editions,
            Self::Glossary,
            Self::Sources,
            Self::OpenData,
            Self::Emaki(None),
            Self::Embed,
            Self::search(""),
        ];
        routes.extend(plan.vision.goals.iter().map(|goal| Self::Goal(goal.number)));
        routes.extend(
            plan.current_policies()
                .map(|policy| Self::Policy(policy.code)),
        );
        routes.extend(plan.former_codes().into_iter().map(Self::Policy));
        routes.extend(
            plan.policies
                .iter()
                .map(|policy| Self::PolicyText(policy.edition, policy.code)),
        );
        routes.extend(
            plan.current_policies()
                .filter(|policy| !plan.earlier_texts(policy).is_empty())
                .map(|policy| Self::PolicyEditions(policy.code)),
        );
        routes.extend(
            plan.documents()
                .into_iter()
                .map(|document| Self::SourceDocument(document, None)),
        );
        routes
    }

    /// The lists under a filter of one choice: what home and the projects link to, and so the
    /// filters that work before, and without, WebAssembly.
    pub fn every_single_choice() -> Vec<Self> {
        let mut routes = vec![
            Self::Projects(ProjectChoice::Priority),
            Self::all_policies_in_full(),
        ];
        routes.extend(
            (1..)
                .map_while(|place| department(place).map(|_| ProjectChoice::Department(place)))
                .map(Self::Projects),
        );
        routes.extend(LifeStage::ALL.iter().copied().map(Self::for_life_stage));
        let stages = LifeStage::ALL.iter().copied().map(Some);
        routes.extend(stages.map(Self::Emaki));
        routes.extend(Situation::ALL.iter().copied().map(Self::for_situation));
        routes.extend(PartnerRole::ALL.iter().copied().map(Self::for_partner));
        routes.extend(Chapter::ALL.iter().copied().map(Self::for_chapter));
        routes
    }
}
