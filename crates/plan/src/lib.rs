//! The plan's model: its nouns and the filter over them.
//!
//! A [`Plan`] borrows all of its text, and so do a [`Strategy`] and an [`ImplementationPlan`].
//! The parser borrows it from an arena, the app from constants compiled into the bundle;
//! nothing here allocates, reads a file or knows a browser.
//!
//! **Invariant:** text stands here exactly as it is printed, misprints included;
//! only the line breaks of the page layout are gone.

mod annotation;
mod chapter;
mod chapter_text;
mod co_creation;
mod cost;
mod easy_text;
mod edition;
mod fiscal_year;
mod glossary;
mod implementation_plan;
mod indicator;
mod language;
mod life_stage;
mod lineage;
mod link;
mod measure;
mod national_category;
mod national_objective;
mod open_data_file;
mod partner;
mod plan;
mod policy;
mod policy_code;
mod policy_text;
mod priority_project;
mod project;
mod project_code;
mod sdg;
mod section;
mod source;
mod standing;
mod strategy;
mod strategy_theme;
mod tag;
mod vision;
mod vocabulary;

pub mod comparison;
pub mod filter;
pub mod heading;
#[cfg(feature = "open-data")]
pub mod open_data;

pub use annotation::{Annotation, AnnotationKind, annotations_in};
pub use chapter::{Chapter, Subsection};
pub use chapter_text::{ChapterText, SubsectionText};
pub use co_creation::CoCreation;
pub use cost::Cost;
pub use easy_text::{EasySentence, EasySubject, EasyText};
pub use edition::{Edition, EditionId, EditionStatus, PolicyMove};
pub use fiscal_year::FiscalYear;
pub use glossary::{GlossaryTerm, terms_in};
pub use implementation_plan::{CostNotes, ImplementationPlan};
pub use indicator::Indicator;
pub use language::Language;
pub use life_stage::{LifeStage, Situation};
pub use lineage::{CodeMeaning, Former};
pub use link::Link;
pub use measure::Measure;
pub use national_category::{
    CitedPolicy, EditionLink, NationalCategory, NationalGroup, NationalItem, StrategyMeasure,
};
pub use national_objective::NationalObjective;
pub use open_data_file::OpenDataFile;
pub use partner::{PartnerRole, PartnerSet};
pub use plan::{BasicPlan, LeadingProject, Plan, Progress, WholePlan};
pub use policy::Policy;
pub use policy_code::{InvalidPolicyCode, PolicyCode};
pub use policy_text::{InvalidPolicyText, PolicyText};
pub use priority_project::{PriorityProject, ScheduleYear};
pub use project::Project;
pub use project_code::{InvalidProjectCode, ProjectCode};
pub use sdg::{SdgDirection, SdgTarget};
pub use section::{Footnote, Passage, Section};
pub use source::{Document, Source};
pub use standing::Standing;
pub use strategy::{Impact, Slide, Strategy};
pub use strategy_theme::{Direction, PolicyLink, StrategyTheme};
pub use tag::{Audience, Place, Tag};
pub use vision::{FutureGoal, Vision};
pub use vocabulary::UnknownId;

/// For the expansion of [`vocabulary!`] in other crates.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde;

#[cfg(feature = "schema")]
#[doc(hidden)]
pub use schemars;
