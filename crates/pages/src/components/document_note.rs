//! What a document is, said where its text stands.

use maud::{Markup, html};
use plan::{Document, EditionStatus};
use plan_data::PLAN;

/// A short label of the document, and what it is not.
pub fn document_note(document: Document) -> Markup {
    let label = match document {
        Document::Edition(id) => PLAN.edition_name(id),
        Document::Strategy => "案",
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => "以前の計画",
    };
    html! {
        p.edition-note {
            span.edition-note__label { (label) }
            span.edition-note__text { (standing_of(document)) }
        }
    }
}

/// Whether the document is a decided plan, in a sentence or two.
pub fn standing_of(document: Document) -> &'static str {
    match document {
        Document::Edition(id) => PLAN
            .edition(id)
            .map_or("", |edition| edition.status.label()),
        Document::Strategy => EditionStatus::Draft.label(),
        Document::ImplementationPlan2014 | Document::ImplementationPlan2023 => {
            "前の総合計画のときの文書です。これからの計画ではありません。"
        }
    }
}
