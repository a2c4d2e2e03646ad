//! Reads the source documents under `seeds/`: their text to a typed [`Plan`], [`Strategy`] and
//! [`ImplementationPlan`]s, with every diagnostic there is.
//!
//! [`parse`] reads the editions of the plan that `seeds/editions.toml` lists, [`editorial::apply`] adds the tags of
//! `seeds/editorial/`, and [`coverage::check`] holds the plan against the documents,
//! line by line. [`parse_strategy`], [`strategy_links::resolve`] and
//! [`coverage::check_strategy`] do the same for document 002, [`parse_implementation_plans`]
//! and [`coverage::check_implementation_plans`] for 003 and 004, which are no part of the plan.
//! [`search_words::read`] reads what the search knows about words, [`everyday_words::read`] what
//! residents say for what a policy is in charge of.
//!
//! [`annotations::read`] reads the remarks on misprints, [`glossary::read`] the terms and
//! [`differences::read`] what the later edition says otherwise; all three quote the documents.
//! [`easy_text::read`] reads the plan in やさしい日本語, each sentence with its lines.
//!
//! **Invariant:** nothing here panics, whatever the documents hold. What is missing
//! stands in the plan as an empty value, and in the diagnostics as a line of a document.

mod administration;
mod cursor;
mod diagnostic;
mod documents;
mod editions;
mod implementation_plan;
mod item;
mod lines;
mod policy;
mod quotation;
mod section;
mod strategy;
mod toml_file;
mod whole_plan;

pub mod annotations;
pub mod coverage;
pub mod differences;
pub mod easy_text;
pub mod editorial;
pub mod everyday_words;
pub mod glossary;
pub mod search_words;
pub mod strategy_links;

use bumpalo::Bump;
use plan::{
    BasicPlan, ChapterText, Document, ImplementationPlan, Plan, Progress, Strategy, WholePlan,
};

use item::Dialect;

pub use diagnostic::{Diagnostic, Origin};
pub use documents::{Documents, LoadError};
pub use editions::EditionEntry;

/// Reads the editions of the plan. It borrows its text from `arena`, not from the documents.
///
/// The plan is complete exactly when there is no diagnostic.
pub fn parse<'a>(documents: &Documents, arena: &'a Bump) -> (Plan<'a>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut policies = Vec::new();
    let mut wholes: Vec<(WholePlan<'a>, Vec<ChapterText<'a>>)> = Vec::new();
    let mut progress = Vec::new();
    let mut footnotes = Vec::new();
    for entry in documents.editions() {
        let text = documents.text(Document::Edition(entry.id));
        let (read, chapters) = match entry.dialect {
            Dialect::WholePlan => {
                let read = whole_plan::read(text, entry, arena, &mut diagnostics);
                wholes.push((read.whole_plan, Vec::new()));
                (read.policies, read.chapters)
            }
            Dialect::Administration => {
                let read = administration::read(text, entry, arena, &mut diagnostics);
                progress.push(read.progress);
                footnotes.extend_from_slice(read.footnotes);
                (read.policies, read.chapters)
            }
        };
        policies.extend(read);
        if let Some((_, own)) = wholes.last_mut() {
            own.extend(chapters);
        }
    }
    let wholes = wholes.into_iter().map(|(whole, chapters)| WholePlan {
        basic_plan: BasicPlan {
            chapters: arena.alloc_slice_copy(&chapters),
            ..whole.basic_plan
        },
        ..whole
    });
    let mut wholes: Vec<_> = wholes.collect();
    let whole = wholes.pop().unwrap_or_else(|| nothing(arena).0);
    let plan = Plan {
        editions: editions::describe(documents.editions(), arena),
        vision: whole.vision,
        basic_plan: whole.basic_plan,
        superseded: arena.alloc_slice_copy(&wholes),
        policies: arena.alloc_slice_copy(&policies),
        progress: progress.pop().unwrap_or_else(|| nothing(arena).1),
        superseded_progress: arena.alloc_slice_copy(&progress),
        footnotes: arena.alloc_slice_copy(&footnotes),
    };
    diagnostics.extend(editions::check_moves(documents.editions(), &plan));
    (plan, diagnostics)
}

/// What stands in the plan where no edition prints it, which [`Documents::load`] refuses.
fn nothing(arena: &Bump) -> (WholePlan<'_>, Progress<'_>) {
    let entry = EditionEntry::default();
    let ignored = &mut Vec::new();
    (
        whole_plan::read("", &entry, arena, ignored).whole_plan,
        administration::read("", &entry, arena, ignored).progress,
    )
}

/// Reads document 002. The strategy borrows its text from `arena`, not from the documents.
///
/// It is complete exactly when there is no diagnostic, but for what its measures are in the plan:
/// none has a link up to [`strategy_links::resolve`].
pub fn parse_strategy<'a>(
    documents: &Documents,
    arena: &'a Bump,
) -> (Strategy<'a>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let strategy = strategy::read(documents.text(Document::Strategy), arena, &mut diagnostics);
    (strategy, diagnostics)
}

/// Reads 003 and 004. The implementation plans borrow their text from `arena`.
///
/// They are complete exactly when there is no diagnostic.
pub fn parse_implementation_plans<'a>(
    documents: &Documents,
    arena: &'a Bump,
) -> ([ImplementationPlan<'a>; 2], Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let plans = implementation_plan::read_both(
        documents.text(Document::ImplementationPlan2014),
        documents.text(Document::ImplementationPlan2023),
        arena,
        &mut diagnostics,
    );
    (plans, diagnostics)
}
