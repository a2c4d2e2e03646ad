//! Reads the source documents under `seeds/`: their text to a typed [`Plan`], [`Strategy`] and
//! [`ImplementationPlan`]s, with every diagnostic there is.
//!
//! [`parse`] reads documents 000 and 001, [`editorial::apply`] adds the tags of
//! `seeds/editorial/`, and [`coverage::check`] holds the plan against the documents,
//! line by line. [`parse_strategy`], [`strategy_links::resolve`] and
//! [`coverage::check_strategy`] do the same for document 002, [`parse_implementation_plans`]
//! and [`coverage::check_implementation_plans`] for 003 and 004, which are no part of the plan.
//! [`search_words::read`] reads what the search knows about words.
//!
//! [`annotations::read`] reads the remarks on misprints, [`glossary::read`] the terms and
//! [`differences::read`] what the later edition says otherwise; all three quote the documents.
//!
//! **Invariant:** nothing here panics, whatever the documents hold. What is missing
//! stands in the plan as an empty value, and in the diagnostics as a line of a document.

mod administration;
mod cursor;
mod diagnostic;
mod implementation_plan;
mod item;
mod lines;
mod policy;
mod quotation;
mod section;
mod strategy;
mod whole_plan;

pub mod annotations;
pub mod coverage;
pub mod differences;
pub mod editorial;
pub mod glossary;
pub mod search_words;
pub mod strategy_links;

use bumpalo::Bump;
use plan::{BasicPlan, Document, ImplementationPlan, Plan, Strategy};

pub use diagnostic::{Diagnostic, Origin};

/// The texts of the documents, as they stand in `seeds/`.
#[derive(Debug, Clone, Copy)]
pub struct Documents<'d> {
    /// Document 000.
    pub whole_plan: &'d str,
    /// Document 001.
    pub administration: &'d str,
    /// Document 002.
    pub strategy: &'d str,
    /// Document 003.
    pub implementation_plan_2014: &'d str,
    /// Document 004.
    pub implementation_plan_2023: &'d str,
}

impl<'d> Documents<'d> {
    /// The text of one of them.
    pub const fn text(&self, document: Document) -> &'d str {
        match document {
            Document::WholePlan => self.whole_plan,
            Document::Administration => self.administration,
            Document::Strategy => self.strategy,
            Document::ImplementationPlan2014 => self.implementation_plan_2014,
            Document::ImplementationPlan2023 => self.implementation_plan_2023,
        }
    }

    /// These documents with another text of one of them.
    pub const fn with(self, document: Document, text: &'d str) -> Self {
        match document {
            Document::WholePlan => Self {
                whole_plan: text,
                ..self
            },
            Document::Administration => Self {
                administration: text,
                ..self
            },
            Document::Strategy => Self {
                strategy: text,
                ..self
            },
            Document::ImplementationPlan2014 => Self {
                implementation_plan_2014: text,
                ..self
            },
            Document::ImplementationPlan2023 => Self {
                implementation_plan_2023: text,
                ..self
            },
        }
    }
}

/// Reads documents 000 and 001. The plan borrows its text from `arena`, not from the documents.
///
/// The plan is complete exactly when there is no diagnostic.
pub fn parse<'a>(documents: &Documents<'_>, arena: &'a Bump) -> (Plan<'a>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let whole = whole_plan::read(documents.whole_plan, arena, &mut diagnostics);
    let later = administration::read(documents.administration, arena, &mut diagnostics);

    let policies: Vec<_> = whole
        .policies
        .iter()
        .chain(&later.policies)
        .copied()
        .collect();
    let chapters: Vec<_> = whole
        .chapters
        .iter()
        .chain(&later.chapters)
        .copied()
        .collect();
    let plan = Plan {
        vision: whole.vision,
        basic_plan: BasicPlan {
            chapters: arena.alloc_slice_copy(&chapters),
            ..whole.basic_plan
        },
        policies: arena.alloc_slice_copy(&policies),
        progress: later.progress,
        footnotes: later.footnotes,
    };
    (plan, diagnostics)
}

/// Reads document 002. The strategy borrows its text from `arena`, not from the documents.
///
/// It is complete exactly when there is no diagnostic, but for what its measures are in the plan:
/// they are all [`Link::Absent`](plan::Link::Absent) up to [`strategy_links::resolve`].
pub fn parse_strategy<'a>(
    documents: &Documents<'_>,
    arena: &'a Bump,
) -> (Strategy<'a>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let strategy = strategy::read(documents.strategy, arena, &mut diagnostics);
    (strategy, diagnostics)
}

/// Reads 003 and 004. The implementation plans borrow their text from `arena`.
///
/// They are complete exactly when there is no diagnostic.
pub fn parse_implementation_plans<'a>(
    documents: &Documents<'_>,
    arena: &'a Bump,
) -> ([ImplementationPlan<'a>; 2], Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let plans = implementation_plan::read_both(
        documents.implementation_plan_2014,
        documents.implementation_plan_2023,
        arena,
        &mut diagnostics,
    );
    (plans, diagnostics)
}
